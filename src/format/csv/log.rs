//! The anonymisation log: what was replaced in quotes, and what was found and kept. It holds the words that were taken out: no export and no
//! print carries it, and it is to be kept apart from the map.

use crate::format::FormatError;
use crate::map::{RecordId, SystemMap};
use crate::release::check::{findings, record_name, replacements};

use super::cell::guarded;

const HEADER: [&str; 6] = ["part", "field", "decision", "as it was said", "as it is shown", "reason"];

/// The log as a table: a row for each replacement, then one for each thing kept.
pub fn anonymisation_log(map: &SystemMap) -> Result<Vec<u8>, FormatError> {
    write(map).map_err(|error| FormatError::new(format!("the log could not be written ({error})"), "try again"))
}

fn write(map: &SystemMap) -> Result<Vec<u8>, csv::Error> {
    let mut rows = csv::Writer::from_writer(Vec::new());
    rows.write_record(HEADER)?;
    for replaced in replacements(map) {
        let part = record_name(map, RecordId::Quote(replaced.quote));
        rows.write_record([&part, "Words", "replaced", &guarded(&replaced.was), &guarded(&replaced.now), ""])?;
    }
    for finding in findings(map, None) {
        if let Some(because) = &finding.kept {
            let (part, words) = (record_name(map, finding.place.record), guarded(&finding.words));
            rows.write_record([&part, finding.place.field.name(), "kept", &words, &words, &guarded(because)])?;
        }
    }
    rows.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::map::{IdSource, Numbers, Quote, QuoteId};
    use crate::release::check::keep_finding;

    #[test]
    fn what_was_replaced_and_what_was_kept_stand_in_it() {
        let mut first = Quote::new(QuoteId::from_value(1), 1, "Jo said =1+1 is me");
        first.shown = Some("[name] is me".into());
        let second = Quote::new(QuoteId::from_value(2), 2, "I live at SE15 4AB");
        let (map, _) = SystemMap::from_records([first.into(), second.into()], Numbers::default());
        let mut document = Document::new(map, IdSource::seeded(1));
        let finding = findings(document.map(), None).remove(0);
        document.edit(&keep_finding(document.map(), &finding, "a public office"));
        let log = String::from_utf8(anonymisation_log(document.map()).unwrap()).unwrap();
        let rows: Vec<&str> = log.lines().skip(1).collect();
        assert_eq!(rows, ["Q1,Words,replaced,Jo said =1+1,[name],", "Q2,Words,kept,SE15 4AB,SE15 4AB,a public office"]);
    }
}
