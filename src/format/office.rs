//! What packages of office documents have in common: lists of types and relations, and the title, which is all that they say of themselves.

use std::fmt::Write as _;

use super::svg::escaped;

/// Before every part.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// How relations between parts begin.
pub(super) const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// How English metric units count a point.
pub(super) const EMU_PER_POINT: f64 = 12_700.0;

/// The relation to the part that holds the title.
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// The list of parts: their names and what they are, after `application/vnd.openxmlformats-`.
pub(super) fn types<'a>(parts: impl IntoIterator<Item = (String, &'a str)>) -> String {
    let mut all = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    );
    for (name, kind) in parts {
        let _ = write!(all, "<Override PartName=\"/{name}\" ContentType=\"application/vnd.openxmlformats-{kind}\"/>");
    }
    all + "</Types>"
}

/// Relations of one part: what kind each is, after [`OFFICE`], and where it leads. They are called rId1, rId2 and so on.
pub(super) fn relations<'a>(to: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let mut all = format!("{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (number, (kind, target)) in (1..).zip(to) {
        let _ = write!(all, "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>");
    }
    all + "</Relationships>"
}

/// The relations of a package whose main part this is.
pub(super) fn root(main: &str) -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"{main}\"/>\
         <Relationship Id=\"rId2\" Type=\"{CORE}\" Target=\"docProps/core.xml\"/></Relationships>"
    )
}

/// The title: readers for people who cannot see ask for it. No author, no date, no program.
pub(super) fn core(title: &str) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title></cp:coreProperties>",
        escaped(title)
    )
}

/// The language of the words: the map's, else British English.
pub(super) fn language(tag: &str) -> &str {
    let tag = tag.trim();
    let fits =
        !tag.is_empty() && tag.split('-').all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if fits { tag } else { "en-GB" }
}
