//! What a kind of handout lets one choose for itself, as data: the print dialog, the command line (`--set name=value`) and the recipes of
//! packs all read these rows, so that a kind adds a choice by adding a row.

use super::PrintOptions;

/// What values a setting takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// Yes or no.
    Switch {
        /// Without a choice.
        default: bool,
    },
    /// A whole number.
    Number {
        /// Without a choice.
        default: u32,
        /// The smallest.
        least: u32,
        /// The largest.
        most: u32,
    },
    /// One of these; the first without a choice. Each has a name for files and the command line, and a title for people.
    Choice(&'static [(&'static str, &'static str)]),
    /// Any text; empty without a choice.
    Text,
}

/// One thing to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its name in recipes and on the command line.
    pub name: &'static str,
    /// Its name in the window.
    pub title: &'static str,
    /// What it does, in a sentence.
    pub help: &'static str,
    /// What it may be.
    pub values: Values,
}

impl Setting {
    /// Whether a text is a value of it. The error says which are.
    pub fn check(&self, value: &str) -> Result<(), String> {
        let good = match self.values {
            Values::Switch { .. } => matches!(value, "yes" | "no"),
            Values::Number { least, most, .. } => value.parse().is_ok_and(|n: u32| (least..=most).contains(&n)),
            Values::Choice(all) => all.iter().any(|(name, _)| *name == value),
            Values::Text => true,
        };
        if good { Ok(()) } else { Err(format!("\u{201c}{value}\u{201d} is not possible for {}; say {}", self.name, self.possible())) }
    }

    /// Its values in words: `yes or no`, `1 to 9`, `a6, a7 or a5`.
    pub fn possible(&self) -> String {
        match self.values {
            Values::Switch { .. } => "yes or no".into(),
            Values::Number { least, most, .. } => format!("{least} to {most}"),
            Values::Choice(all) => all.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" or "),
            Values::Text => "any text".into(),
        }
    }

    /// What it is without a choice.
    pub fn default(&self) -> String {
        match self.values {
            Values::Switch { default } => if default { "yes" } else { "no" }.into(),
            Values::Number { default, .. } => default.to_string(),
            Values::Choice(all) => all.first().map_or("", |(name, _)| name).into(),
            Values::Text => String::new(),
        }
    }

    /// What was chosen for it, or its default where nothing possible was.
    pub fn of(&self, options: &PrintOptions) -> String {
        options.own.get(self.name).filter(|value| self.check(value).is_ok()).cloned().unwrap_or_else(|| self.default())
    }

    /// Whether a switch is on.
    pub fn is_on(&self, options: &PrintOptions) -> bool {
        self.of(options) == "yes"
    }

    /// The number chosen; 0 for what is not a number.
    pub fn number(&self, options: &PrintOptions) -> u32 {
        self.of(options).parse().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOTS: Setting = Setting { name: "dots", title: "", help: "", values: Values::Number { default: 4, least: 1, most: 9 } };

    #[test]
    fn what_is_not_possible_is_told_and_not_used() {
        let own = [("dots".to_owned(), "12".to_owned())].into();
        let options = PrintOptions { own, ..PrintOptions::default() };
        assert_eq!(DOTS.number(&options), 4);
        assert_eq!(DOTS.check("12").unwrap_err(), "\u{201c}12\u{201d} is not possible for dots; say 1 to 9");
        let size = Setting { name: "size", values: Values::Choice(&[("a6", "A6"), ("a7", "A7")]), ..DOTS };
        assert_eq!((size.of(&options).as_str(), size.possible().as_str()), ("a6", "a6 or a7"));
    }
}
