//! The text of the report as Word keeps it: paragraphs by style, tables, the picture, and the sheets that it stands on.

use std::fmt::Write as _;

use kurbo::Size;

use super::MAIN;
use crate::format::office::{EMU_PER_POINT, HEAD, OFFICE};
use crate::format::svg::escaped;
use crate::words::{Block, CellText, ReportPiece, ReportTable};

/// A4 and its margins, in twentieths of a point.
const SHEET: (u32, u32) = (11_906, 16_838);
const MARGIN: u32 = 1_134;
/// Left for the picture on a sheet, above and below its heading and caption, in twentieths of a point.
const AROUND_PICTURE: u32 = 2_000;
/// A picture so much wider than high stands on a sheet of its own, on its side.
const WIDE: f64 = 1.25;
/// How relation number five, the picture, is called.
const PICTURE: &str = "rId5";

/// The main part. `picture` is the size of the map's picture, in any unit.
pub(super) fn document(pieces: &[ReportPiece], picture: Option<Size>) -> String {
    let mut text = format!(
        "{HEAD}<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{OFFICE}\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>"
    );
    let wide = picture.is_some_and(|size| size.width > size.height * WIDE);
    for (at, piece) in pieces.iter().enumerate() {
        let comes_map = matches!(pieces.get(at + 1), Some(ReportPiece::Map { .. }));
        if wide && comes_map {
            // The sheet ends before the heading above the picture.
            let _ = write!(text, "<w:p><w:pPr>{}</w:pPr></w:p>", section(false));
        }
        match piece {
            ReportPiece::Text(block) => words(&mut text, block),
            ReportPiece::Table(table) => self::table(&mut text, table),
            ReportPiece::Map { alt, caption } => {
                if let Some(size) = picture {
                    let _ =
                        write!(text, "<w:p><w:pPr><w:pStyle w:val=\"MapPicture\"/></w:pPr><w:r>{}</w:r></w:p>", drawing(size, alt, wide));
                }
                let end = if wide { section(true) } else { String::new() };
                let _ = write!(text, "<w:p><w:pPr><w:pStyle w:val=\"Caption\"/>{end}</w:pPr>{}</w:p>", run(caption, ""));
            }
        }
    }
    text + &section(false) + "</w:body></w:document>"
}

/// The sheets of what stands above.
fn section(on_side: bool) -> String {
    let (width, height) = if on_side { (SHEET.1, SHEET.0) } else { SHEET };
    let orient = if on_side { " w:orient=\"landscape\"" } else { "" };
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"{orient}/>\
         <w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>\
         </w:sectPr>"
    )
}

/// The picture as large as the sheet lets it be.
fn drawing(size: Size, alt: &str, on_side: bool) -> String {
    let (width, height) = if on_side { (SHEET.1, SHEET.0) } else { SHEET };
    let room = Size::new(f64::from(width - 2 * MARGIN), f64::from(height - 2 * MARGIN - AROUND_PICTURE)) / 20.0;
    let scale = (room.width / size.width).min(room.height / size.height) * EMU_PER_POINT;
    let (cx, cy) = ((size.width * scale).round(), (size.height * scale).round());
    let alt = escaped(alt);
    format!(
        "<w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{cx}\" cy=\"{cy}\"/>\
         <wp:docPr id=\"1\" name=\"Map\" descr=\"{alt}\"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
         <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>\
         <pic:cNvPr id=\"1\" name=\"Map\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"{PICTURE}\"/>\
         <a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
}

fn words(out: &mut String, block: &Block) {
    match block {
        Block::Heading(level, text) => {
            let style = match level {
                0 | 1 => "Title",
                2 => "Heading1",
                3 => "Heading2",
                _ => "Heading3",
            };
            paragraph(out, style, &run(text, ""));
        }
        Block::Paragraph(text) => paragraph(out, "Normal", &run(text, "")),
        Block::Item(text) => paragraph(out, "ListBullet", &run(text, "")),
        Block::Check(text) => paragraph(out, "ListBullet", &run(&format!("\u{2610} {text}"), "")),
        Block::Quote { text, attribution, code } => {
            paragraph(out, "Quote", &run(&format!("\u{201c}{text}\u{201d}"), ""));
            let by = if attribution.is_empty() { code.clone() } else { format!("{attribution}, {code}") };
            paragraph(out, "QuoteSource", &run(&by, ""));
        }
    }
}

fn paragraph(out: &mut String, style: &str, runs: &str) {
    let _ = write!(out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>");
}

/// Words in one hand; ends of lines stay.
fn run(text: &str, style: &str) -> String {
    let mut out = String::from("<w:r>");
    if !style.is_empty() {
        let _ = write!(out, "<w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr>");
    }
    for (at, line) in text.replace("\r\n", "\n").split(['\n', '\r']).enumerate() {
        out.push_str(if at > 0 { "<w:br/>" } else { "" });
        for (at, piece) in line.split('\t').enumerate() {
            out.push_str(if at > 0 { "<w:tab/>" } else { "" });
            let _ = write!(out, "<w:t xml:space=\"preserve\">{}</w:t>", escaped(piece));
        }
    }
    out + "</w:r>"
}

fn table(out: &mut String, table: &ReportTable) {
    let whole = f64::from(SHEET.0 - 2 * MARGIN);
    let shares: f64 = table.columns.iter().map(|column| column.share).sum();
    let widths: Vec<u32> = table.columns.iter().map(|column| (whole * column.share / shares) as u32).collect();
    out.push_str(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"EvidenceTable\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLayout w:type=\"fixed\"/>\
         <w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>",
    );
    for width in &widths {
        let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (column, width) in table.columns.iter().zip(&widths) {
        let right = if column.numbers { "<w:jc w:val=\"right\"/>" } else { "" };
        let _ = write!(
            out,
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"TableHeading\"/>{right}</w:pPr>{}</w:p></w:tc>",
            run(column.title, "")
        );
    }
    out.push_str("</w:tr>");
    for row in &table.rows {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for ((texts, column), width) in row.iter().zip(&table.columns).zip(&widths) {
            let _ = write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
            cell(out, texts, if column.numbers { "TableNumber" } else { "TableText" });
            out.push_str("</w:tc>");
        }
        out.push_str("</w:tr>");
    }
    // Two tables that touch become one.
    out.push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>");
}

/// A cell has a paragraph even where it says nothing.
fn cell(out: &mut String, texts: &[CellText], style: &str) {
    for text in texts {
        match text {
            CellText::Words(words) => paragraph(out, style, &run(words, "")),
            CellText::Strong(words) => paragraph(out, style, &run(words, "Strong")),
            CellText::Quote(words) => paragraph(out, "TableQuote", &run(&format!("\u{201c}{words}\u{201d}"), "")),
        }
    }
    if texts.is_empty() {
        paragraph(out, style, "");
    }
}
