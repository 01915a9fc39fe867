//! What left this computer's maps, so that words that are taken back can be followed: which quotes went into which file or printer, when,
//! and for whom. Names of quotes only, never their words; in the user's own data folder, which nobody else may read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{data_folder, write_file};
use crate::map::{Code, QuoteId};
use crate::words::listed;

const FILE: &str = "handed-out.txt";
/// Beyond this many bytes the older half goes.
const LARGEST: u64 = 4 * 1024 * 1024;
/// So many codes are named; more are counted.
const NAMED: usize = 12;

/// Something that left with people's words in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOut {
    /// The day, YYYY-MM-DD.
    pub day: String,
    /// What it was: "Quote cards".
    pub what: String,
    /// Where it went: a path, or a printer.
    pub to: String,
    /// For whom, as on the command line.
    pub audience: String,
    /// The identities of the quotes in it.
    pub quotes: Vec<String>,
}

impl HandedOut {
    /// Something that leaves today.
    pub fn today(what: &str, to: impl Into<String>, audience: &str, quotes: impl IntoIterator<Item = QuoteId>) -> Self {
        let day = jiff::Zoned::now().date().to_string();
        let quotes = quotes.into_iter().map(|id| id.to_string()).collect();
        Self { day, what: what.to_owned(), to: to.into(), audience: audience.to_owned(), quotes }
    }

    /// The codes of those of these quotes that are in it.
    fn holds(&self, quotes: &BTreeMap<QuoteId, Code>) -> Vec<Code> {
        let inside: BTreeSet<&str> = self.quotes.iter().map(String::as_str).collect();
        quotes.iter().filter(|(id, _)| inside.contains(id.to_string().as_str())).map(|(_, &code)| code).collect()
    }

    fn told(&self, codes: &[Code]) -> String {
        let named = match codes.len() {
            0..=NAMED => listed(&codes.iter().map(ToString::to_string).collect::<Vec<_>>()),
            more => format!("{more} of the quotes"),
        };
        format!("{} of {} (for {}), {}: {named}", self.what, self.day, self.audience, self.to)
    }
}

/// Remembers it for this user. That it cannot be is logged and stands in nobody's way.
pub fn remember_handed_out(what: &HandedOut) {
    if what.quotes.is_empty() {
        return;
    }
    let kept = data_folder().map_or_else(|| Err(io::Error::other("this user has no folder for it")), |folder| remember_in(&folder, what));
    if let Err(error) = kept {
        log::warn!("what left cannot be remembered: {error}");
    }
}

/// What left with any of these quotes in it, a sentence each, the latest first.
pub fn handed_out_with(quotes: &BTreeMap<QuoteId, Code>) -> Vec<String> {
    data_folder().map(|folder| told_of(&folder, quotes)).unwrap_or_default()
}

/// Forgets what left.
pub fn forget_handed_out() -> io::Result<()> {
    match data_folder().map(|folder| fs::remove_file(folder.join(FILE))) {
        Some(Err(error)) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// One line at the end: two programs that write at once lose nothing.
fn remember_in(folder: &Path, what: &HandedOut) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let path = folder.join(FILE);
    if fs::metadata(&path).is_ok_and(|facts| facts.len() > LARGEST) {
        let text = fs::read_to_string(&path)?;
        let lines: Vec<&str> = text.lines().collect();
        let younger = lines.iter().skip(lines.len() / 2).fold(String::new(), |text, line| text + line + "\n");
        write_file(&path, younger.as_bytes()).map_err(|error| io::Error::other(error.to_string()))?;
    }
    let mut line = ron::to_string(what).map_err(io::Error::other)?;
    line.push('\n');
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(line.as_bytes())
}

/// A line that cannot be read is as if it had not been there.
fn told_of(folder: &Path, quotes: &BTreeMap<QuoteId, Code>) -> Vec<String> {
    let text = fs::read_to_string(folder.join(FILE)).unwrap_or_default();
    let known = text.lines().rev().filter_map(|line| ron::from_str::<HandedOut>(line).ok());
    let mut told: Vec<String> = Vec::new();
    for left in known {
        let codes = left.holds(quotes);
        let sentence = left.told(&codes);
        if !codes.is_empty() && !told.contains(&sentence) {
            told.push(sentence);
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(value: u64) -> QuoteId {
        QuoteId::from_value(value)
    }

    #[test]
    fn what_left_with_a_quote_is_told_the_latest_first() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("made/when/needed");
        for (what, quotes) in [("Quote cards", vec![1, 2]), ("Evidence list", vec![2, 3]), ("Reading sheet", vec![3])] {
            let left = HandedOut::today(what, "/papers/one \"two\".pdf", "workshop", quotes.into_iter().map(quote));
            remember_in(&inside, &left).unwrap();
            remember_in(&inside, &left).unwrap();
        }
        let mut file = OpenOptions::new().append(true).open(inside.join(FILE)).unwrap();
        file.write_all(b"(day: cut sho").unwrap();
        let asked = BTreeMap::from([(quote(1), Code::quote(1)), (quote(2), Code::quote(2))]);
        let told = told_of(&inside, &asked);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(
            told[0].starts_with("Evidence list of ") && told[0].ends_with("(for workshop), /papers/one \"two\".pdf: Q2"),
            "{}",
            told[0]
        );
        assert!(told[1].starts_with("Quote cards of ") && told[1].ends_with(": Q1 and Q2"), "{}", told[1]);
        assert!(told_of(folder.path(), &asked).is_empty());
    }

    #[test]
    fn the_list_does_not_grow_for_ever_and_is_private() {
        let folder = tempfile::tempdir().unwrap();
        let many = HandedOut::today("Pack", "x".repeat(900), "team", (0..6_000).map(quote));
        for _ in 0..80 {
            remember_in(folder.path(), &many).unwrap();
        }
        let facts = fs::metadata(folder.path().join(FILE)).unwrap();
        assert!(facts.len() < LARGEST + 200_000, "{}", facts.len());
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::MetadataExt::mode(&facts) & 0o777, 0o600);
    }
}
