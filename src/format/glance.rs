//! A first look at a file: enough to say which format it is, whatever its name says. And what to tell somebody whose file is none.

use std::path::Path;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::{FormatError, decode};

/// What a first look shows.
#[derive(Clone, Debug, Default)]
pub struct Glance {
    /// The extension, in lower case.
    pub extension: String,
    /// The text; empty for what is none.
    pub text: String,
    /// The names of the members, when it is an object of JSON.
    pub keys: Vec<String>,
    /// The names of the members of the first object, when it is a list of objects.
    pub row_keys: Vec<String>,
    /// The name of the first element without its prefix, when it is XML.
    pub root: String,
}

impl Glance {
    /// Looks at a file.
    pub(super) fn of(path: &Path, bytes: &[u8]) -> Self {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_lowercase();
        let marked = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
        let binary = bytes.starts_with(b"PK\x03\x04") || (!marked && bytes.iter().take(4096).any(|&byte| byte == 0));
        if binary {
            return Self { extension, ..Self::default() };
        }
        let text = decode(bytes).text;
        let keys = if text.trim_start().starts_with('{') { keys(&text) } else { Vec::new() };
        let row_keys = if text.trim_start().starts_with('[') { row_keys(&text) } else { Vec::new() };
        let root = if text.trim_start().starts_with('<') { root(&text) } else { String::new() };
        Self { extension, text, keys, row_keys, root }
    }

    /// Whether it is an object of JSON with all of these members.
    pub(super) fn has(&self, keys: &[&str]) -> bool {
        !self.keys.is_empty() && keys.iter().all(|key| self.keys.iter().any(|known| known == key))
    }
}

/// The names of the members of an object; what they hold is passed over.
struct Members(Vec<String>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Names)
    }
}

struct Names;

impl<'de> Visitor<'de> for Names {
    type Value = Members;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
        let mut names = Vec::new();
        while let Some((name, IgnoredAny)) = map.next_entry::<String, IgnoredAny>()? {
            names.push(name);
        }
        Ok(Members(names))
    }
}

fn keys(text: &str) -> Vec<String> {
    serde_json::from_str::<Members>(text).map(|members| members.0).unwrap_or_default()
}

/// Only as much as there is to see: a list may be long.
fn row_keys(text: &str) -> Vec<String> {
    let begin = text.trim_start().get(1..).unwrap_or_default().trim_start();
    let mut first = serde_json::Deserializer::from_str(begin).into_iter::<Members>();
    first.next().and_then(Result::ok).map(|members| members.0).unwrap_or_default()
}

fn root(text: &str) -> String {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        if let Some(after) = after.strip_prefix("!--") {
            rest = after.split_once("-->").map_or("", |(_, rest)| rest);
        } else if after.starts_with(['?', '!']) {
            rest = after.split_once('>').map_or("", |(_, rest)| rest);
        } else {
            let name: String = after.chars().take_while(|c| !c.is_whitespace() && !['>', '/'].contains(c)).take(60).collect();
            return name.rsplit_once(':').map_or(name.as_str(), |(_, local)| local).to_owned();
        }
    }
    String::new()
}

/// What a file is that is no map, and what to do about it.
pub(super) fn wrong(path: &Path, bytes: &[u8], glance: &Glance) -> Option<FormatError> {
    let told = |what: &str, remedy: &str| Some(FormatError::new(format!("this is {what}"), remedy));
    let again = "open the map that it was made from, or export it again in a format that Causeway reads";
    for (magic, what) in MAGIC {
        if bytes.starts_with(magic) {
            return told(what, again);
        }
    }
    if bytes.starts_with(b"PK\xEF\xBF\xBD")
        || (bytes.starts_with(b"PK\x03\x04") && bytes.windows(6).take(4096).any(|six| six == b"\xEF\xBF\xBD\xEF\xBF\xBD"))
    {
        return told(
            "a workbook that was damaged on its way: its bytes were changed as if they were text",
            "ask for it again, packed or as a link",
        );
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return packed(bytes, told);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return match glance.extension.as_str() {
            "xls" => told("a workbook of Excel before 2007", "save it as .xlsx or .csv"),
            _ => told("a document of an Office program before 2007", "save its tables as .xlsx or .csv"),
        };
    }
    let binary = glance.text.is_empty() && !bytes.is_empty();
    match (glance.extension.as_str(), glance.root.as_str()) {
        ("vmf" | "vmfx" | "vpm" | "vpmx" | "vpa", _) => told("a Vensim binary model", "open it in Vensim and export it as .mdl"),
        // LOOPY 2 packs its files; what is wrong with one is said where it is unpacked.
        ("loopy", _) => None,
        ("mdl", _) if binary => told("a Vensim binary model", "open it in Vensim and export it as .mdl"),
        ("mdl", _) if glance.text.trim_start().starts_with("Model {") => told("a Simulink model", "draw its causal structure as a table"),
        ("stm" | "itm", _) if binary => {
            told("a binary model of STELLA or iThink before version 10", "open it in Stella and save it as .stmx")
        }
        (_, "html" | "HTML") => told("a web page, perhaps the one that asks to log in", "download the file itself"),
        (_, "svg") => told("an SVG picture", again),
        (_, "mxfile") => told("a drawing of draw.io", "export its connections as a table with the columns from and to"),
        ("qdpx" | "qdc" | "qda", _) | (_, "Project" | "CodeBook") => {
            told("a coded project or codebook", "open a map, then choose File \u{203a} Import quotes, or causeway quotes")
        }
        _ if binary && bytes.iter().take(4096).filter(|byte| **byte == 0).count() > 0 => {
            let name = path.extension().map_or_else(String::new, |extension| format!(" (.{})", extension.to_string_lossy()));
            told(&format!("a binary file{name} of a kind that Causeway does not know"), again)
        }
        _ => None,
    }
}

const MAGIC: [(&[u8], &str); 9] = [
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"{\\rtf", "a document in Rich Text Format"),
    (b"\x1F\x8B", "a file packed with gzip; unpack it first"),
    (b"7z\xBC\xAF", "a packed folder (7z); unpack it first"),
    (b"Rar!", "a packed folder (RAR); unpack it first"),
    (b"SQLite format 3", "a database (SQLite)"),
];

/// What a container is that is no workbook.
fn packed(bytes: &[u8], told: impl Fn(&str, &str) -> Option<FormatError>) -> Option<FormatError> {
    let container = super::guard::Container::open(bytes).ok()?;
    let names: Vec<String> = container.names().map(str::to_lowercase).collect();
    let holds = |start: &str| names.iter().any(|name| name.starts_with(start));
    if holds("xl/") {
        return None;
    }
    let table = "save its tables as .xlsx or .csv";
    if names.iter().any(|name| Path::new(name).extension().is_some_and(|extension| extension == "qde")) {
        return told("a coded project (REFI-QDA)", "open a map, then choose File \u{203a} Import quotes, or causeway quotes");
    }
    match () {
        () if holds("word/") => told("a Word document", table),
        () if holds("ppt/") => told("a PowerPoint presentation", table),
        () if holds("visio/") => told("a Visio drawing", "export its connections as a table with the columns from and to"),
        () if holds("content.xml") => told("a LibreOffice document", table),
        () => told("a packed folder (zip)", "unpack it and open the map in it"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::guard::tests::packed;

    fn told(name: &str, bytes: &[u8]) -> String {
        let path = Path::new(name);
        wrong(path, bytes, &Glance::of(path, bytes)).map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_wrong_file_is_told_what_it_is() {
        for (name, bytes, expected) in [
            ("a.vmf", &b"\x00\x01binary"[..], "Vensim binary model; open it in Vensim and export it as .mdl"),
            ("a.mdl", b"VB\x00\x01", "Vensim binary"),
            ("a.itm", b"\x00\x01", "before version 10"),
            ("a.csv", b"%PDF-1.7", "PDF"),
            ("a.kumu", b"<!DOCTYPE html>\n<!-- x --><html>", "web page"),
            ("a.xml", b"<?xml version='1.0'?><mxfile>", "draw.io"),
            ("a.xls", b"\xD0\xCF\x11\xE0", "before 2007"),
            ("a.xlsx", b"PK\xEF\xBF\xBD\xEF", "damaged"),
            ("a.bin", b"a\x00b", "(.bin)"),
        ] {
            assert!(told(name, bytes).contains(expected), "{name}: {}", told(name, bytes));
        }
        assert!(told("a.docx", &packed([("word/document.xml", &b"x"[..])])).contains("Word"));
        assert!(told("a.zip", &packed([("a.txt", &b"x"[..])])).contains("unpack"));
        assert_eq!(told("a.xlsx", &packed([("xl/workbook.xml", &b"x"[..])])), "");
        assert_eq!(told("a.csv", b"from,to\n"), "");
    }

    #[test]
    fn roots_and_members_are_seen() {
        let path = Path::new("a");
        assert_eq!(Glance::of(path, b"\xEF\xBB\xBF<?xml?><!-- <b> --><g:graphml x='1'>").root, "graphml");
        assert!(Glance::of(path, b"{\"nodes\":[],\"edges\":[1]}").has(&["nodes", "edges"]));
    }
}
