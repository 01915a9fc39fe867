//! What a file says of a polarity: a sign, a name that somebody has to read, or nothing.

use super::{FoundConnection, Log};
use crate::map::Polarity;
use crate::words::fold;

/// What a file says of a polarity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::format) enum Sign {
    /// Nothing.
    #[default]
    Blank,
    /// A sign.
    Said(Polarity),
    /// The name of a style, a colour, or a label: what it means somebody has to say.
    Named(String),
}

impl Sign {
    /// A sign if the text is one, else its name.
    pub fn of(text: &str) -> Self {
        match (text.trim(), symbol(text)) {
            ("", _) => Self::Blank,
            (_, Some(polarity)) => Self::Said(polarity),
            (name, None) => Self::Named(name.to_owned()),
        }
    }

    /// The sign of a weight; 0 is unknown.
    pub fn of_weight(weight: f64) -> Self {
        match weight.partial_cmp(&0.0) {
            Some(std::cmp::Ordering::Greater) => Self::Said(Polarity::Plus),
            Some(std::cmp::Ordering::Less) => Self::Said(Polarity::Minus),
            _ => Self::Blank,
        }
    }
}

/// Takes the signs of weights for polarities where some are below 0; else weights say nothing that a map holds.
pub(super) fn of_weights(connections: &mut [FoundConnection], log: &mut Log) {
    let signed = connections.iter().any(|each| each.weight.is_some_and(|weight| weight < 0.0));
    for each in connections {
        let Some(weight) = each.weight else { continue };
        if signed && each.sign == Sign::Blank {
            each.sign = Sign::of_weight(weight);
            log.guessed("weights, of which the sign was taken for the polarity", &weight.to_string());
        }
        let size = weight.abs();
        if size > 0.0 && (size - 1.0).abs() > f64::EPSILON {
            log.left_out("weights of connections", &weight.to_string());
        }
    }
}

/// The dashes that people take for a minus.
const DASHES: [char; 6] = ['-', '\u{2212}', '\u{2013}', '\u{fe63}', '\u{ff0d}', '\u{2010}'];

/// The polarity that a text is a sign for: no words but s and o (same, opposite). Two signs are the states of cause and effect.
pub(super) fn symbol(text: &str) -> Option<Polarity> {
    let normal: String = text.trim().to_lowercase().chars().map(|c| if DASHES.contains(&c) { '-' } else { c }).collect();
    match normal.as_str() {
        "+" | "++" | "--" | "+1" | "(+)" | "\u{ff0b}" | "s" => Some(Polarity::Plus),
        "-" | "+-" | "-+" | "-1" | "(-)" | "o" => Some(Polarity::Minus),
        "?" | "+/-" | "\u{b1}" | "(?)" => Some(Polarity::Unknown),
        _ => None,
    }
}

/// What a name most likely means, for showing beside the question.
pub(super) fn proposal(name: &str) -> Option<Polarity> {
    let name = fold(name.trim());
    let name: String = name.chars().map(|c| if DASHES.contains(&c) { '-' } else { c }).collect();
    let begins = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
    let says = |words: &[&str]| name.split(|c: char| !c.is_alphanumeric()).any(|part| words.contains(&part));
    if begins(&["?", "unknown", "unclear", "mixed", "ambiguous", "neutral"]) {
        return Some(Polarity::Unknown);
    }
    let minus = begins(&["-", "neg", "inv", "opp", "decreas", "reduc", "hinder", "inhib", "weaken", "lower", "limit", "minus"])
        || says(&["decreases", "reduces", "negative", "negatively", "red", "inhibits", "prevents", "hinders", "less"]);
    let plus = begins(&["+", "pos", "same", "increas", "promot", "enabl", "strengthen", "rais", "plus", "direct", "support"])
        || says(&["increases", "positive", "positively", "green", "blue", "enables", "promotes", "improves", "more"]);
    match (plus, minus) {
        (true, false) => Some(Polarity::Plus),
        (false, true) => Some(Polarity::Minus),
        _ => None,
    }
}

/// A label of a connection, read: its sign and delay as far as it is made of signs, else a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::format) struct Label {
    /// What it says of the polarity.
    pub sign: Sign,
    /// It says that there is a delay.
    pub delay: bool,
    /// A question mark stands behind the sign.
    pub doubt: bool,
    /// The text, when it is more than signs.
    pub text: String,
}

/// Reads a label such as `+`, `− | delay`, `+?` or words. Words stay a text, and are a name for the polarity too.
pub(in crate::format) fn sign_in_label(label: &str) -> Label {
    let mut read = Label::default();
    let parts = label.split(['|', ',', ';', '/', '\n', ' ']).map(str::trim).filter(|part| !part.is_empty());
    for part in parts {
        let lower = part.to_lowercase();
        let doubtful = lower.strip_suffix('?').filter(|sign| !sign.is_empty()).and_then(symbol);
        match (doubtful.or_else(|| symbol(&lower)), lower.as_str()) {
            (Some(polarity), _) if read.sign == Sign::Blank => {
                read.sign = Sign::Said(polarity);
                read.doubt = doubtful.is_some();
            }
            (_, "delay" | "delayed" | "||" | "\u{2016}") => read.delay = true,
            _ => {
                let text = label.trim().to_owned();
                return Label { sign: Sign::Named(text.clone()), text, ..Label::default() };
            }
        }
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;
    use Polarity::{Minus, Plus, Unknown};

    #[test]
    fn signs_are_signs_and_words_are_names() {
        let said: Vec<_> = ["+", "\u{2212}", "++", "+-", "-+", "--", "S", "?"].map(Sign::of).to_vec();
        let expected = [Plus, Minus, Plus, Minus, Minus, Plus, Plus, Unknown].map(Sign::Said);
        assert_eq!(said, expected);
        assert_eq!(Sign::of("Positive"), Sign::Named("Positive".into()));
        assert_eq!(Sign::of(" "), Sign::Blank);
    }

    #[test]
    fn proposals_are_made_for_what_people_call_it() {
        for plus in ["+ve", "Positive influence", "increases", "direct", "#00ff00 green"] {
            assert_eq!(proposal(plus), Some(Plus), "{plus}");
        }
        for minus in ["-ve", "Negative influence", "\u{2013}ve", "Inverse", "reduces"] {
            assert_eq!(proposal(minus), Some(Minus), "{minus}");
        }
        assert_eq!([proposal("Sample"), proposal("Reciprocal influence"), proposal("Neutral")], [None, None, Some(Unknown)]);
    }

    #[test]
    fn labels_of_signs_are_read_whole() {
        let read = sign_in_label("+ | delay");
        assert_eq!((read.sign, read.delay, read.text.as_str()), (Sign::Said(Plus), true, ""));
        let read = sign_in_label("\u{2212}?");
        assert_eq!((read.sign, read.doubt), (Sign::Said(Minus), true));
        let read = sign_in_label("leads to + more");
        assert_eq!((read.sign, read.text.as_str()), (Sign::Named("leads to + more".into()), "leads to + more"));
        assert_eq!(sign_in_label(""), Label::default());
    }
}
