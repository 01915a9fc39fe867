//! A workbook as Office Open XML, texts in their cells: a header that stays in view with a filter, columns as wide as they need, nothing that
//! calculates and nothing about who made it.

use std::fmt::Write as _;

use crate::format::package::Package;
use crate::format::sheets::{Cell, OutSheet, sheets};
use crate::format::svg::escaped;
use crate::format::{ExportOptions, FormatError};
use crate::release::Released;

/// The longest text of a cell, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;
/// The widest column, in letters.
const WIDEST: usize = 60;
/// So many letters side by side can still be read on a printed sheet on its side.
const ACROSS: usize = 190;
/// The height of a line, in points.
const LINE: usize = 15;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// Plain cells, and bold ones for headers; texts wrap and stand at the top.
const STYLES: &str = "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
    <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
    <cellXfs count=\"2\"><xf applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
    <xf fontId=\"1\" applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf></cellXfs>\
    <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";

pub(super) fn export(released: &Released, _options: &ExportOptions) -> Result<Vec<u8>, FormatError> {
    book(&sheets(released))
}

fn book(sheets: &[OutSheet]) -> Result<Vec<u8>, FormatError> {
    let mut package = Package::new();
    let mut types = String::new();
    let (mut listed, mut related) = (String::new(), String::new());
    for (at, sheet) in (1..).zip(sheets) {
        let _ = write!(
            types,
            "<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
        );
        let _ = write!(listed, "<sheet name=\"{}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>", sheet.name);
        let _ = write!(related, "<Relationship Id=\"rId{at}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>");
    }
    let _ = write!(related, "<Relationship Id=\"rId{}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>", sheets.len() + 1);
    package.add(
        "[Content_Types].xml",
        format!(
            "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
             <Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>{types}</Types>"
        ),
    )?;
    // The header stands on every printed page.
    let mut titles = String::from("<definedNames>");
    for (at, sheet) in (0..).zip(sheets) {
        let _ = write!(titles, "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\">'{}'!$1:$1</definedName>", sheet.name);
    }
    titles.push_str("</definedNames>");
    let root = format!("<Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/>");
    package.add("_rels/.rels", format!("{HEAD}<Relationships xmlns=\"{RELATIONS}\">{root}</Relationships>"))?;
    package.add(
        "xl/workbook.xml",
        format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{listed}</sheets>{titles}</workbook>"),
    )?;
    package.add("xl/_rels/workbook.xml.rels", format!("{HEAD}<Relationships xmlns=\"{RELATIONS}\">{related}</Relationships>"))?;
    package.add("xl/styles.xml", format!("{HEAD}<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>"))?;
    for (at, sheet) in (1..).zip(sheets) {
        package.add(&format!("xl/worksheets/sheet{at}.xml"), worksheet(sheet)?)?;
    }
    package.finish()
}

fn worksheet(sheet: &OutSheet) -> Result<String, FormatError> {
    let last = column(sheet.header.len().saturating_sub(1));
    let mut out = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
    );
    let widths: Vec<usize> = (0..sheet.header.len()).map(|at| width(sheet, at)).collect();
    for (at, width) in (1..).zip(&widths) {
        let _ = write!(out, "<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>");
    }
    out.push_str("</cols><sheetData>");
    let header: Vec<Cell> = sheet.header.iter().map(|name| Cell::text(name)).collect();
    for (at, row) in (1..).zip(std::iter::once(&header).chain(&sheet.rows)) {
        let lines = lines(row, &widths);
        if lines > 1 {
            let _ = write!(out, "<row r=\"{at}\" ht=\"{}\" customHeight=\"1\">", (lines * LINE).min(400));
        } else {
            let _ = write!(out, "<row r=\"{at}\">");
        }
        for (place, cell) in row.iter().enumerate() {
            let (at, style) = (format!("{}{at}", column(place)), u8::from(at == 1));
            match cell {
                Cell::Blank => {}
                Cell::Number(value) => {
                    let _ = write!(out, "<c r=\"{at}\" s=\"0\"><v>{value}</v></c>");
                }
                Cell::Text(text) => {
                    let _ = write!(
                        out,
                        "<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                        told(text)?
                    );
                }
            }
        }
        out.push_str("</row>");
    }
    let pages = widths.iter().sum::<usize>().div_ceil(ACROSS).max(1);
    let _ = write!(
        out,
        "</sheetData><autoFilter ref=\"A1:{last}{}\"/><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/>\
         <pageSetup paperSize=\"9\" fitToWidth=\"{pages}\" fitToHeight=\"0\" orientation=\"landscape\"/></worksheet>",
        sheet.rows.len() + 1
    );
    Ok(out)
}

/// How many lines the longest text of a row takes in its column: not every program finds that out by itself.
fn lines(row: &[Cell], widths: &[usize]) -> usize {
    let lines = |text: &str, width: usize| text.split('\n').map(|line| line.chars().count().div_ceil(width).max(1)).sum();
    let cells = row.iter().zip(widths).map(|(cell, &width)| if let Cell::Text(text) = cell { lines(text, width.max(1)) } else { 1 });
    cells.max().unwrap_or(1)
}

/// As wide as its longest line, within reason.
fn width(sheet: &OutSheet, at: usize) -> usize {
    let letters = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    let cells = sheet.rows.iter().filter_map(|row| row.get(at)).map(|cell| match cell {
        Cell::Blank => 0,
        Cell::Text(text) => letters(text),
        Cell::Number(_) => 8,
    });
    let name = sheet.header.get(at).map_or(0, |name| letters(name) + 4);
    cells.chain([name]).max().unwrap_or_default().clamp(8, WIDEST)
}

/// A, B … Z, AA.
pub(super) fn column(at: usize) -> String {
    let mut name = String::new();
    let mut rest = at + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        name.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    name
}

/// A text as spreadsheets keep it: what XML has no room for as `_x001B_`.
fn told(text: &str) -> Result<String, FormatError> {
    if text.encode_utf16().count() > LONGEST_TEXT {
        let begin: String = text.chars().take(40).collect();
        return Err(FormatError::new(
            format!("a text is longer than a cell of a spreadsheet holds (\u{201c}{begin}\u{2026}\u{201d})"),
            "shorten it, or export as JSON",
        ));
    }
    let mut plain = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let forbidden = (letter.is_control() && !matches!(letter, '\n' | '\t')) || matches!(letter, '\u{fffe}' | '\u{ffff}');
        let reads_as_one = letter == '_' && is_escape(text.get(at..).unwrap_or_default());
        if forbidden || reads_as_one {
            let _ = write!(plain, "_x{:04X}_", u32::from(letter));
        } else {
            plain.push(letter);
        }
    }
    Ok(escaped(&plain).into_owned())
}

/// Whether a text begins as `_x001B_` does.
fn is_escape(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.get(1).is_some_and(|x| matches!(x, b'x' | b'X'))
        && bytes.get(6) == Some(&b'_')
        && bytes.get(2..6).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
}
