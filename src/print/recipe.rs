//! Page setup as names and values, as a pack keeps it in the map's file. One row a choice, named like the option of the command line; only
//! what differs from the usual is written. Names and values that this version does not know are kept, told, and not used.

use std::collections::{BTreeMap, BTreeSet};

use crate::map::{ElementId, Handout};

use super::{PrintKind, PrintOptions};

/// The name that a handout of a pack has of its own, beside what is set.
pub(super) const TITLE: &str = "title";

/// A choice that every kind of handout has.
struct Row {
    name: &'static str,
    /// What was chosen; none for the usual.
    write: fn(&PrintOptions) -> Option<String>,
    /// Chooses it; `false` for what is no value of it.
    read: fn(&mut PrintOptions, &str) -> bool,
    /// Its values in words.
    possible: &'static str,
}

/// A row of a choice between yes and no.
const fn yes_no(name: &'static str, write: fn(&PrintOptions) -> Option<String>, read: fn(&mut PrintOptions, &str) -> bool) -> Row {
    Row { name, write, read, possible: "yes or no" }
}

const ROWS: &[Row] = &[
    Row {
        name: "paper",
        write: |o| o.paper.map(|paper| paper.to_string()),
        read: |o, text| parsed(text, |it| o.paper = Some(it)),
        possible: SIZES,
    },
    Row {
        name: "tile",
        write: |o| differs(o, |o| o.tile).map(|paper| paper.to_string()),
        read: |o, text| parsed(text, |it| o.tile = it),
        possible: SIZES,
    },
    yes_no("landscape", |o| o.landscape.map(word), |o, text| switch(text, |on| o.landscape = Some(on))),
    yes_no("colour", |o| differs(o, |o| !o.greyscale).map(word), |o, text| switch(text, |on| o.greyscale = !on)),
    yes_no("large-print", |o| differs(o, |o| o.large_print).map(word), |o, text| switch(text, |on| o.large_print = on)),
    Row {
        name: "min-text",
        write: |o| o.min_text.map(|size| size.to_string()),
        read: |o, text| length(text, |size| o.min_text = Some(size)),
        possible: "a size in points",
    },
    Row {
        name: "margin",
        write: |o| differs(o, |o| o.margin).map(|margin| margin.to_string()),
        read: |o, text| length(text, |margin| o.margin = margin),
        possible: "millimetres",
    },
    yes_no("part-codes", |o| differs(o, |o| o.codes).map(word), |o, text| switch(text, |on| o.codes = on)),
    yes_no("legend", |o| differs(o, |o| o.legend).map(word), |o, text| switch(text, |on| o.legend = on)),
    Row { name: "loop", write: |o| o.loop_code.clone(), read: |o, text| named(text, |name| o.loop_code = name), possible: "a loop's code" },
    Row { name: "group", write: |o| o.group.clone(), read: |o, text| named(text, |name| o.group = name), possible: "a group's title" },
    Row { name: "view", write: |o| o.view.clone(), read: |o, text| named(text, |name| o.view = name), possible: "a view's title" },
    Row { name: Handout::ELEMENTS, write: selection, read: select, possible: "identities of elements" },
    yes_no("around", |o| differs(o, |o| o.around).map(word), |o, text| switch(text, |on| o.around = on)),
];

const SIZES: &str = "a size such as A3 or 500x700mm";

impl PrintOptions {
    /// As names and values; what is as usual is left out.
    pub fn to_settings(&self) -> BTreeMap<String, String> {
        let mut settings = self.own.clone();
        settings.extend(ROWS.iter().filter_map(|row| Some((row.name.to_owned(), (row.write)(self)?))));
        settings
    }

    /// Of names and values, with a sentence on each that is not used. Those are kept, and [`Self::to_settings`] gives them back.
    pub fn from_settings(kind: Option<&PrintKind>, settings: &BTreeMap<String, String>) -> (Self, Vec<String>) {
        let (mut options, mut told) = (Self::default(), Vec::new());
        for (name, value) in settings {
            if let Some(row) = ROWS.iter().find(|row| row.name == name) {
                if (row.read)(&mut options, value) {
                    continue;
                }
                told.push(format!("\u{201c}{value}\u{201d} is not possible for {name}, which is left as usual; say {}.", row.possible));
            } else if let Some(setting) = kind.and_then(|kind| kind.settings.iter().find(|setting| setting.name == name)) {
                told.extend(setting.check(value).err().map(|wrong| format!("{wrong}.")));
            } else if let Some(kind) = kind.filter(|_| name != TITLE) {
                told.push(format!("\u{201c}{name}\u{201d} is not a setting of {} in this version, and is not used.", kind.title));
            }
            options.own.insert(name.clone(), value.clone());
        }
        (options, told)
    }
}

/// A handout of a pack: this kind with these choices.
pub fn handout(kind: &PrintKind, options: &PrintOptions) -> Handout {
    Handout { kind: kind.name.to_owned(), options: options.to_settings(), extra: crate::map::Extra::default() }
}

/// What was chosen, where it is not what it is without a choice.
fn differs<T: PartialEq>(options: &PrintOptions, of: impl Fn(&PrintOptions) -> T) -> Option<T> {
    let chosen = of(options);
    (chosen != of(&PrintOptions::default())).then_some(chosen)
}

fn word(on: bool) -> String {
    if on { "yes" } else { "no" }.to_owned()
}

fn parsed<T: std::str::FromStr>(text: &str, choose: impl FnOnce(T)) -> bool {
    text.parse().map(choose).is_ok()
}

fn switch(text: &str, choose: impl FnOnce(bool)) -> bool {
    match text {
        "yes" => choose(true),
        "no" => choose(false),
        _ => return false,
    }
    true
}

fn length(text: &str, choose: impl FnOnce(f64)) -> bool {
    text.parse().ok().filter(|length: &f64| (0.0..=1000.0).contains(length)).map(choose).is_some()
}

fn named(text: &str, choose: impl FnOnce(Option<String>)) -> bool {
    let is_name = !text.trim().is_empty();
    if is_name {
        choose(Some(text.to_owned()));
    }
    is_name
}

fn selection(options: &PrintOptions) -> Option<String> {
    let ids: Vec<String> = options.selection.iter().map(ToString::to_string).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn select(options: &mut PrintOptions, text: &str) -> bool {
    let ids: Result<BTreeSet<ElementId>, _> = text.split_whitespace().map(str::parse).collect();
    ids.ok().filter(|ids| !ids.is_empty()).map(|ids| options.selection = ids).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::{KINDS, Paper, Values, kind};

    /// Everything other than usual: a new field has to be named here, and is then found missing among the rows.
    fn unusual() -> PrintOptions {
        PrintOptions {
            paper: Paper::custom(500.0, 700.0),
            tile: Paper::A3,
            landscape: Some(false),
            greyscale: false,
            large_print: true,
            min_text: Some(9.5),
            margin: 8.0,
            codes: false,
            legend: false,
            loop_code: Some("R4".into()),
            group: Some("Working lives, \u{201c}today\u{201d}".into()),
            view: Some("Levers".into()),
            selection: [3, 1 << 63].map(ElementId::from_value).into(),
            around: true,
            own: [("later".to_owned(), "than now".to_owned())].into(),
        }
    }

    #[test]
    fn settings_go_there_and_back() {
        let settings = unusual().to_settings();
        assert_eq!(settings.len(), ROWS.len() + 1);
        let (back, told) = PrintOptions::from_settings(kind("map"), &settings);
        assert_eq!(back, unusual());
        assert_eq!(told, ["\u{201c}later\u{201d} is not a setting of Map in this version, and is not used."]);
        assert!(PrintOptions::default().to_settings().is_empty(), "what is usual is not written");
    }

    #[test]
    fn what_is_not_possible_is_told_and_kept() {
        for (name, value) in [("paper", "A9"), ("part-codes", "perhaps"), ("margin", "NaN"), ("elements", "!"), ("loop", " ")] {
            let settings: BTreeMap<String, String> = [(name.to_owned(), value.to_owned())].into();
            let (options, told) = PrintOptions::from_settings(kind("map"), &settings);
            assert_eq!(PrintOptions { own: BTreeMap::new(), ..options.clone() }, PrintOptions::default(), "{name}");
            assert!(told.len() == 1 && told[0].contains(name), "{told:?}");
            assert_eq!(options.to_settings(), settings);
        }
    }

    #[test]
    fn settings_of_every_kind_go_through() {
        for kind in KINDS {
            for setting in kind.settings {
                assert!(
                    setting.name != TITLE && ROWS.iter().all(|row| row.name != setting.name),
                    "{} of {} is a name that all kinds have",
                    setting.name,
                    kind.name
                );
                let value = if matches!(setting.values, Values::Text) { "words".to_owned() } else { setting.default() };
                let settings: BTreeMap<String, String> = [(setting.name.to_owned(), value.clone())].into();
                let (options, told) = PrintOptions::from_settings(Some(kind), &settings);
                assert_eq!((setting.of(&options), told), (value, Vec::new()), "{} of {}", setting.name, kind.name);
                assert_eq!(handout(kind, &options).options, settings);
            }
        }
    }
}
