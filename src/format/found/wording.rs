//! Words as foreign files have them: labels with hard line breaks and markup, names that are the same whatever their spacing, numbers with a
//! decimal comma.

use super::log::Log;

/// A label in one line; bullets keep lines of their own. Tells what was joined.
pub(super) fn label(text: &str, log: &mut Log) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty()) {
        if !joined.is_empty() {
            joined.push(if line.starts_with("- ") || line.starts_with("\u{2022} ") { '\n' } else { ' ' });
        }
        joined.push_str(&line);
    }
    if text.trim().contains('\n') && !joined.contains('\n') {
        log.repaired("line breaks in labels, joined", &joined);
    } else if joined != text && !text.contains('\n') {
        log.repaired("spaces in labels, made single", &joined);
    }
    joined
}

/// What all spellings of a name have in common in formats where case, spaces and underscores do not count.
pub(in crate::format) fn key_of(name: &str) -> String {
    let spaced = name.replace("\\n", " ").replace(['_', '\u{a0}'], " ").to_lowercase();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A finite number, with a point or a comma.
pub(in crate::format) fn number(text: &str) -> Option<f64> {
    let text = text.trim().replace('\u{2212}', "-");
    let read = |text: &str| text.parse::<f64>().ok().filter(|value| value.is_finite());
    let digits = text.bytes().any(|byte| byte.is_ascii_digit());
    digits.then(|| read(&text).or_else(|| read(&text.replace(',', ".")))).flatten()
}

/// The text of a piece of HTML, without tags, entities as characters, blocks and breaks as line breaks.
pub(in crate::format) fn plain(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.to_owned();
    }
    let (mut out, mut rest) = (String::with_capacity(html.len()), html);
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        rest = if from.starts_with('<') { tag(from, &mut out) } else { entity(from, &mut out) };
    }
    out.push_str(rest);
    out.trim().to_owned()
}

/// Takes a tag off; a `<` that begins none is kept.
fn tag<'a>(from: &'a str, out: &mut String) -> &'a str {
    let inside = from.get(1..).unwrap_or_default();
    let end = inside.find('>').filter(|_| inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!'));
    let Some((name, rest)) = end.and_then(|end| Some((inside.get(..end)?, inside.get(end + 1..)?))) else {
        out.push('<');
        return inside;
    };
    let name = name.trim_matches('/').split([' ', '\t', '\n']).next().unwrap_or_default().to_ascii_lowercase();
    if ["br", "p", "div", "li", "tr", "h1", "h2", "h3"].contains(&name.as_str()) && !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    rest
}

fn entity<'a>(from: &'a str, out: &mut String) -> &'a str {
    let found = from.find(';').filter(|&end| end <= 10).and_then(|end| Some((from.get(1..end)?, from.get(end + 1..)?)));
    let letter = found.and_then(|(name, rest)| Some((character(name)?, rest)));
    if let Some((letter, rest)) = letter {
        out.push(letter);
        return rest;
    }
    out.push('&');
    from.get(1..).unwrap_or_default()
}

/// Characters by the names that are common in labels.
const NAMED: [(&str, char); 22] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("agrave", 'à'),
    ("ccedil", 'ç'),
    ("ntilde", 'ñ'),
    ("ndash", '\u{2013}'),
    ("mdash", '\u{2014}'),
    ("rsquo", '\u{2019}'),
    ("hellip", '\u{2026}'),
];

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = number.strip_prefix(['x', 'X']).map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
        return code.and_then(char::from_u32);
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|&(_, letter)| letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_are_joined_and_bullets_stay() {
        let mut log = Log::default();
        assert_eq!(label("Staff\nmorale  and\r\ntrust ", &mut log), "Staff morale and trust");
        assert_eq!(label("- Safe space\n- Without\njudgement", &mut log), "- Safe space\n- Without judgement");
        assert_eq!(label("plain", &mut log), "plain");
        assert_eq!(log.into_sentences().len(), 1);
    }

    #[test]
    fn markup_becomes_words() {
        assert_eq!(plain("<p>a &amp; b<br/>c</p><script>x</script>"), "a & b\nc\nx");
        assert_eq!(plain("1 < 2 && 3 &auml;&#233; &nothing;"), "1 < 2 && 3 äé &nothing;");
    }

    #[test]
    fn numbers_and_names() {
        assert_eq!([number("-0,5"), number("1e3"), number("inf"), number("n")], [Some(-0.5), Some(1000.0), None, None]);
        assert_eq!(key_of("Task\\nBack_log\u{a0} x"), "task back log x");
    }
}
