//! Causal claims as JSON, as programs that code texts leave them: a list of claims with the passage each was read from, or a graph whose
//! edges carry their quotes. The quotes hang on the connections; what a passage was cut from is not carried over.

use serde_json::{Map, Value};

use super::registry::QuoteFile;
use super::sheet::{PartKind, PartName, QuoteSheet, SheetQuote};
use crate::format::{FormatError, decode};
use crate::words::counted;

/// A value of JSON takes many times the room of its text.
const LARGEST: usize = 8 * 1024 * 1024;

const FROM: [&str; 4] = ["source", "from", "cause", "from_label"];
const TO: [&str; 4] = ["target", "to", "effect", "to_label"];
const WORDS: [&str; 5] = ["span", "quote", "text", "excerpt", "quotation"];
const AROUND: [&str; 3] = ["comment", "context", "statement"];
const PERSON: [&str; 3] = ["participant_id", "participant", "respondent"];
const SPEAKER: [&str; 3] = ["attribution", "speaker", "participant_type"];
const SOURCE: [&str; 3] = ["document", "source_title", "file"];

pub(super) fn read(bytes: &[u8]) -> Result<QuoteFile, FormatError> {
    let remedy = "export it again as a list of claims, or as a table";
    if bytes.len() > LARGEST {
        return Err(FormatError::new("the file is larger than 8 MiB", "export it as a table instead"));
    }
    let text = decode(bytes).text;
    let value: Value =
        serde_json::from_str(&text).map_err(|error| FormatError::new(format!("the JSON cannot be read ({error})"), remedy))?;
    let lists = ["edges", "links", "connections", "relationships", "claims", "quotes"];
    let rows = value.as_array().or_else(|| lists.iter().find_map(|name| value.get(name)?.as_array()));
    let rows = rows.ok_or_else(|| FormatError::new("the file holds no list of claims", remedy))?;
    let (mut sheet, mut without, mut around) = (QuoteSheet::default(), 0, 0);
    for row in rows.iter().filter_map(Value::as_object) {
        let part = first(row, &FROM).zip(first(row, &TO)).map(|(from, to)| format!("{from} -> {to}"));
        let part = part.map(|text| PartName { kind: PartKind::Connection, text });
        let inside = row.get("quotes").and_then(Value::as_array);
        let found: Vec<(SheetQuote, bool)> = inside.map_or_else(|| vec![quote(row)], |quotes| quotes.iter().map(quote_of).collect());
        for (mut read, is_part) in found {
            if read.text.trim().is_empty() {
                without += 1;
                continue;
            }
            around += usize::from(is_part);
            read.parts.extend(part.clone());
            sheet.quotes.push(read);
        }
    }
    if sheet.quotes.is_empty() {
        return Err(FormatError::new("no claim of the file carries a quote", remedy));
    }
    if without > 0 {
        sheet.report.push(format!("{} without words {} left out", counted(without, "claim"), if without == 1 { "is" } else { "are" }));
    }
    if around > 0 {
        sheet.report.push(format!("the text around {} is not carried over", counted(around, "quote")));
    }
    Ok(QuoteFile::Sheet(sheet))
}

fn quote_of(value: &Value) -> (SheetQuote, bool) {
    match value {
        Value::String(text) => (SheetQuote { text: text.clone(), ..SheetQuote::default() }, false),
        Value::Object(row) => quote(row),
        _ => (SheetQuote::default(), false),
    }
}

/// A quote, and whether it was cut from a longer text beside it.
fn quote(row: &Map<String, Value>) -> (SheetQuote, bool) {
    let field = |names: &[&str]| first(row, names).unwrap_or_default();
    let (text, around) = (field(&WORDS), field(&AROUND));
    let is_part = !text.is_empty() && !around.is_empty() && text != around;
    let text = if text.is_empty() { around } else { text };
    let read =
        SheetQuote { text, participant: field(&PERSON), attribution: field(&SPEAKER), source: field(&SOURCE), ..SheetQuote::default() };
    (read, is_part)
}

/// The first of these fields that says something.
fn first(row: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| match row.get(*name)? {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(json: &str) -> Vec<[String; 3]> {
        let sheet = read(json.as_bytes()).unwrap().sheet().unwrap();
        sheet.quotes.into_iter().map(|q| [q.text, q.parts.first().map(|p| p.text.clone()).unwrap_or_default(), q.participant]).collect()
    }

    #[test]
    fn graphs_and_lists_of_claims_are_read() {
        let graph =
            r#"{"nodes":[],"edges":[{"source":"A","target":"B","quotes":[{"span":"w\u2026 ","comment":"all w","participant_id":7},"x"]}]}"#;
        assert_eq!(told(graph), [["w\u{2026} ", "A -> B", "7"], ["x", "A -> B", ""]]);
        let claims = r#"[{"cause":"A","effect":"B","span":"w","participant_id":"1"},{"cause":"A","effect":"B"}]"#;
        assert_eq!(told(claims), [["w", "A -> B", "1"]]);
        assert!(read(b"{}").is_err() && read(b"[{}]").is_err() && read("[".repeat(100_000).as_bytes()).is_err());
    }
}
