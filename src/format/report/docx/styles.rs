//! The styles of the report, each with a name in Word's list of styles: change one there, and every piece of its kind follows.

use std::fmt::Write as _;

use super::MAIN;
use crate::format::office::HEAD;

/// A style of paragraphs.
struct Paragraph {
    id: &'static str,
    name: &'static str,
    based_on: &'static str,
    /// Before, after, in twentieths of a point.
    room: (u32, u32),
    /// What else of a paragraph, as it stands in the file.
    set: &'static str,
    /// What of its letters.
    letters: &'static str,
}

const KEEP: &str = "<w:keepNext/><w:keepLines/>";

/// Every one, those that others are based on first.
const PARAGRAPHS: &[Paragraph] = &[
    Paragraph {
        id: "Title",
        name: "Title",
        based_on: "Normal",
        room: (0, 120),
        set: KEEP,
        letters: "<w:b/><w:sz w:val=\"48\"/><w:szCs w:val=\"48\"/>",
    },
    Paragraph {
        id: "Heading1",
        name: "heading 1",
        based_on: "Normal",
        room: (400, 120),
        set: "<w:keepNext/><w:keepLines/><w:outlineLvl w:val=\"0\"/>",
        letters: "<w:b/><w:sz w:val=\"34\"/><w:szCs w:val=\"34\"/>",
    },
    Paragraph {
        id: "Heading2",
        name: "heading 2",
        based_on: "Normal",
        room: (320, 80),
        set: "<w:keepNext/><w:keepLines/><w:outlineLvl w:val=\"1\"/>",
        letters: "<w:b/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>",
    },
    Paragraph {
        id: "Heading3",
        name: "heading 3",
        based_on: "Normal",
        room: (240, 80),
        set: "<w:keepNext/><w:keepLines/><w:outlineLvl w:val=\"2\"/>",
        letters: "<w:b/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>",
    },
    Paragraph {
        id: "ListBullet",
        name: "List Bullet",
        based_on: "Normal",
        room: (0, 60),
        set: "<w:numPr><w:numId w:val=\"1\"/></w:numPr>",
        letters: "",
    },
    Paragraph {
        id: "Quote",
        name: "Quote",
        based_on: "Normal",
        room: (120, 0),
        set: "<w:keepNext/><w:ind w:left=\"567\" w:right=\"567\"/>",
        letters: "",
    },
    Paragraph {
        id: "QuoteSource",
        name: "Quote source",
        based_on: "Normal",
        room: (0, 160),
        set: "<w:ind w:left=\"567\" w:right=\"567\"/>",
        letters: "<w:color w:val=\"555555\"/>",
    },
    Paragraph { id: "Caption", name: "caption", based_on: "Normal", room: (80, 200), set: "", letters: "<w:color w:val=\"555555\"/>" },
    Paragraph { id: "MapPicture", name: "Map picture", based_on: "Normal", room: (120, 0), set: "<w:keepNext/>", letters: "" },
    Paragraph {
        id: "TableText",
        name: "Table text",
        based_on: "Normal",
        room: (30, 30),
        set: "",
        letters: "<w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>",
    },
    Paragraph { id: "TableQuote", name: "Table quote", based_on: "TableText", room: (30, 30), set: "", letters: "" },
    Paragraph {
        id: "TableNumber",
        name: "Table number",
        based_on: "TableText",
        room: (30, 30),
        set: "<w:jc w:val=\"right\"/>",
        letters: "",
    },
    Paragraph { id: "TableHeading", name: "Table heading", based_on: "TableText", room: (40, 40), set: "<w:keepNext/>", letters: "<w:b/>" },
    Paragraph {
        id: "Footer",
        name: "footer",
        based_on: "Normal",
        room: (0, 0),
        set: "",
        letters: "<w:color w:val=\"555555\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    },
];

/// All styles, for words of this language.
pub(super) fn styles(language: &str) -> String {
    let mut all = format!(
        "{HEAD}<w:styles xmlns:w=\"{MAIN}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"Calibri\" w:cs=\"Calibri\"/><w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>\
         <w:lang w:val=\"{language}\" w:eastAsia=\"{language}\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>\
         <w:spacing w:after=\"140\" w:line=\"288\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:styleId=\"Strong\"><w:name w:val=\"Strong\"/><w:qFormat/><w:rPr><w:b/></w:rPr></w:style>"
    );
    for style in PARAGRAPHS {
        let custom =
            if matches!(style.id, "QuoteSource" | "MapPicture") || style.id.starts_with("Table") { " w:customStyle=\"1\"" } else { "" };
        let line = if style.id.starts_with("Table") { " w:line=\"252\" w:lineRule=\"auto\"" } else { "" };
        let (before, after) = style.room;
        // The order of what a paragraph has is fixed: spacing comes before indents, edges and levels.
        let (early, late) = split(style.set);
        let _ = write!(
            all,
            "<w:style w:type=\"paragraph\"{custom} w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"{}\"/><w:qFormat/>\
             <w:pPr>{early}<w:spacing w:before=\"{before}\" w:after=\"{after}\"{line}/>{late}</w:pPr><w:rPr>{}</w:rPr></w:style>",
            style.id, style.name, style.based_on, style.letters
        );
    }
    all + TABLE + "</w:styles>"
}

/// What stands before the room around a paragraph, and what after it.
fn split(paragraph: &'static str) -> (&'static str, &'static str) {
    let late = ["<w:ind ", "<w:jc ", "<w:outlineLvl "].iter().filter_map(|tag| paragraph.find(tag)).min().unwrap_or(paragraph.len());
    paragraph.split_at_checked(late).unwrap_or((paragraph, ""))
}

/// Thin lines between rows, a stronger one below the head.
const TABLE: &str = "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"EvidenceTable\"><w:name w:val=\"Evidence table\"/><w:qFormat/><w:tblPr>\
    <w:tblBorders><w:top w:val=\"single\" w:sz=\"8\" w:color=\"444444\"/><w:bottom w:val=\"single\" w:sz=\"8\" w:color=\"444444\"/>\
    <w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"BBBBBB\"/></w:tblBorders><w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/>\
    <w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:tcBorders>\
    <w:bottom w:val=\"single\" w:sz=\"8\" w:color=\"444444\"/></w:tcBorders><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EFEFEF\"/></w:tcPr></w:tblStylePr></w:style>";

/// The one kind of list.
pub(super) fn numbering() -> String {
    format!(
        "{HEAD}<w:numbering xmlns:w=\"{MAIN}\"><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\">\
         <w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:pStyle w:val=\"ListBullet\"/><w:lvlText w:val=\"\u{2022}\"/><w:lvlJc w:val=\"left\"/>\
         <w:pPr><w:ind w:left=\"360\" w:hanging=\"260\"/></w:pPr></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    )
}
