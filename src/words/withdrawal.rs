//! What is said of words that were taken back: which, where the same words still stand, and what no program can reach.

use super::{counted, listed};
use crate::document::Withdrawn;
use crate::map::{Code, RecordId, SystemMap, record_name};

/// What a withdrawal cannot reach: somebody has to see to it.
pub const OUT_OF_REACH: [&str; 5] = [
    "Sheets that were printed, and pictures, PDFs and tables that were exported",
    "Copies of the map that were mailed, put on a stick or given away, and maps made from it",
    "Synced folders and backups, which may keep earlier versions of the file",
    "Version control: git keeps every version that was committed",
    "The clipboards and clipboard histories of other programs",
];

/// What was taken back, in a sentence: "2 quotes were taken back: Q3 and Q31."
pub fn withdrawn_told(withdrawn: &Withdrawn) -> String {
    let codes = |codes: Vec<&Code>| listed(&codes.iter().map(ToString::to_string).collect::<Vec<_>>());
    let count = withdrawn.quotes.len();
    let were = |count: usize| if count == 1 { "was" } else { "were" };
    let told = match count {
        0 => "No quote of the map was taken back.".to_owned(),
        _ => format!("{} {} taken back: {}.", counted(count, "quote"), were(count), codes(withdrawn.quotes.keys().collect())),
    };
    if withdrawn.forgotten.is_empty() {
        return told;
    }
    format!("{told} No step of the history brings {} back any more.", codes(withdrawn.forgotten.keys().collect()))
}

/// Where the same words still stand, a line each.
pub fn repeated_told(map: &SystemMap, repeated: &[RecordId]) -> Vec<String> {
    let told = repeated.iter().filter_map(|&id| map.record(id)).map(|record| record_name(&record));
    told.map(|name| format!("The same words stand in {name} too; look whether they go.")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::QuoteId;

    #[test]
    fn codes_are_told_and_never_words() {
        let coded = |numbers: &[u32]| numbers.iter().map(|&n| (Code::quote(n), QuoteId::from_value(u64::from(n)))).collect();
        let mut withdrawn = Withdrawn { quotes: coded(&[31, 3]), ..Withdrawn::default() };
        assert_eq!(withdrawn_told(&withdrawn), "2 quotes were taken back: Q3 and Q31.");
        withdrawn = Withdrawn { quotes: coded(&[4]), forgotten: coded(&[7]), repeated: Vec::new() };
        assert_eq!(withdrawn_told(&withdrawn), "1 quote was taken back: Q4. No step of the history brings Q7 back any more.");
    }
}
