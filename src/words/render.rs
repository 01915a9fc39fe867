//! Blocks as Markdown, as one HTML page, and as plain text. Quote marks stand outside the words, which stay as they are.

use std::fmt::Write as _;

use super::block::Block;
use super::evidence::CellText;
use super::report::{ReportPiece, ReportTable};

/// As Markdown. Letters that Markdown reads as marks are escaped.
pub fn markdown(blocks: &[Block]) -> String {
    joined(blocks, is_item, block_markdown)
}

/// A report as Markdown. `picture` is the name by which the picture of the map is explained at the end of the file.
pub fn report_markdown(pieces: &[ReportPiece], picture: &str) -> String {
    let item = |piece: &ReportPiece| matches!(piece, ReportPiece::Text(block) if is_item(block));
    joined(pieces, item, |piece| match piece {
        ReportPiece::Text(block) => block_markdown(block),
        ReportPiece::Map { alt, caption } => format!("![{}][{picture}]\n\n{}", one_line(&escaped(alt)), escaped(caption)),
        ReportPiece::Table(table) => table_markdown(table),
    })
}

fn block_markdown(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => format!("{} {}", "#".repeat(usize::from((*level).clamp(1, 6))), one_line(&escaped(text))),
        Block::Paragraph(text) => escaped(text),
        Block::Item(text) => format!("- {}", one_line(&escaped(text))),
        Block::Check(text) => format!("- [ ] {}", one_line(&escaped(text))),
        Block::Quote { text, attribution, code } => {
            let words = escaped(text).replace("\r\n", "\n").replace('\n', "\n> ");
            format!("> \u{201c}{words}\u{201d}\n>\n> {}", escaped(&signature(attribution, code)))
        }
    }
}

/// A row a line; paragraphs and lines of a cell stand below each other.
fn table_markdown(table: &ReportTable) -> String {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let words = |text: &str| escaped(text).lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("<br>");
    let cell = |texts: &Vec<CellText>| {
        let told = texts.iter().map(|text| match text {
            CellText::Words(text) => words(text),
            CellText::Strong(text) => format!("**{}**", words(text)),
            CellText::Quote(text) => format!("\u{201c}{}\u{201d}", words(text)),
        });
        told.collect::<Vec<_>>().join("<br>")
    };
    let head = line(table.columns.iter().map(|column| words(column.title)).collect());
    let rule = line(table.columns.iter().map(|column| if column.numbers { "--:" } else { "---" }.to_owned()).collect());
    let rows = table.rows.iter().map(|row| line(row.iter().map(cell).collect()));
    [head, rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// As plain text.
pub fn plain_text(blocks: &[Block]) -> String {
    joined(blocks, is_item, |block| match block {
        Block::Heading(1, text) => format!("{text}\n{}", "=".repeat(text.chars().count())),
        Block::Heading(2, text) => format!("{text}\n{}", "-".repeat(text.chars().count())),
        Block::Heading(_, text) | Block::Paragraph(text) => text.clone(),
        Block::Item(text) => format!("\u{2022} {text}"),
        Block::Check(text) => format!("[ ] {text}"),
        Block::Quote { text, attribution, code } => format!("    \u{201c}{text}\u{201d}\n    {}", signature(attribution, code)),
    })
}

/// As one HTML page without scripts or pictures, in the look of the reader's browser.
pub fn html(blocks: &[Block]) -> String {
    let title = blocks.iter().find_map(|b| if let Block::Heading(1, text) = b { Some(text.as_str()) } else { None });
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{}</title>\n<style>body {{ max-width: 40em; margin: 2em auto; padding: 0 1em; line-height: 1.5; font-family: sans-serif }} \
         blockquote {{ white-space: pre-wrap }} footer {{ white-space: normal }}</style>\n</head>\n<body>\n",
        tagged(title.unwrap_or("Systems map"))
    );
    page.push_str(&html_body(blocks));
    page.push_str("</body>\n</html>\n");
    page
}

/// What stands inside a page.
pub fn html_body(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut listing = false;
    for block in blocks {
        let item = is_item(block);
        if item != listing {
            out.push_str(if item { "<ul>\n" } else { "</ul>\n" });
            listing = item;
        }
        let told = match block {
            Block::Heading(level, text) => {
                let level = (*level).clamp(1, 6);
                format!("<h{level}>{}</h{level}>\n", tagged(text))
            }
            Block::Paragraph(text) => format!("<p>{}</p>\n", tagged(text)),
            Block::Item(text) => format!("<li>{}</li>\n", tagged(text)),
            Block::Check(text) => format!("<li>\u{2610} {}</li>\n", tagged(text)),
            Block::Quote { text, attribution, code } => {
                let signature = tagged(&signature(attribution, code));
                format!("<blockquote>\u{201c}{}\u{201d}<footer>{signature}</footer></blockquote>\n", tagged(text))
            }
        };
        out.push_str(&told);
    }
    if listing {
        out.push_str("</ul>\n");
    }
    out
}

/// A report as what stands inside a page, with this picture in it, which is HTML already.
pub fn report_html(pieces: &[ReportPiece], picture: &str) -> String {
    let mut out = String::new();
    let mut blocks: Vec<Block> = Vec::new();
    for piece in pieces {
        if let ReportPiece::Text(block) = piece {
            blocks.push(block.clone());
            continue;
        }
        out.push_str(&html_body(&std::mem::take(&mut blocks)));
        match piece {
            ReportPiece::Map { caption, .. } => {
                let _ = writeln!(out, "<figure>{picture}<figcaption>{}</figcaption></figure>", tagged(caption));
            }
            ReportPiece::Table(table) => out.push_str(&table_html(table)),
            ReportPiece::Text(_) => {}
        }
    }
    out + &html_body(&blocks)
}

/// The first cell of a row names it.
fn table_html(table: &ReportTable) -> String {
    let class = |numbers: bool| if numbers { " class=\"number\"" } else { "" };
    let mut out = String::from("<div class=\"table\"><table>\n<thead><tr>");
    for column in &table.columns {
        let _ = write!(out, "<th scope=\"col\"{}>{}</th>", class(column.numbers), tagged(column.title));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (at, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
            let (open, close) = if at == 0 { ("<th scope=\"row\"", "</th>") } else { ("<td", "</td>") };
            let _ = write!(out, "{open}{}>", class(column.numbers));
            for text in cell {
                let words = tagged(text.words());
                let _ = match text {
                    CellText::Words(_) => write!(out, "<p>{words}</p>"),
                    CellText::Strong(_) => write!(out, "<p><strong>{words}</strong></p>"),
                    CellText::Quote(_) => write!(out, "<p class=\"words\">\u{201c}{words}\u{201d}</p>"),
                };
            }
            out.push_str(close);
        }
        out.push_str("</tr>\n");
    }
    out + "</tbody></table></div>\n"
}

const fn is_item(block: &Block) -> bool {
    matches!(block, Block::Item(_) | Block::Check(_))
}

/// Blocks with an empty line between, but none between items.
fn joined<T>(blocks: &[T], is_item: impl Fn(&T) -> bool, told: impl Fn(&T) -> String) -> String {
    let mut text = String::new();
    let mut before: Option<&T> = None;
    for block in blocks {
        text.push_str(match (before, block) {
            (None, _) => "",
            (Some(before), block) if is_item(before) && is_item(block) => "\n",
            _ => "\n\n",
        });
        text.push_str(&told(block));
        before = Some(block);
    }
    text.push('\n');
    text
}

fn signature(attribution: &str, code: &str) -> String {
    if attribution.is_empty() { code.to_owned() } else { format!("{attribution}, {code}") }
}

fn one_line(text: &str) -> String {
    text.lines().collect::<Vec<_>>().join(" ")
}

/// Marks of Markdown that could change how a text reads, anywhere; and those that count only where a line starts.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut start = true;
    let mut number = false;
    for letter in text.chars() {
        let marks = matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~')
            || (start && matches!(letter, '#' | '+' | '-' | '='))
            || (number && matches!(letter, '.' | ')'));
        if marks {
            out.push('\\');
        }
        out.push(letter);
        number = (start || number) && letter.is_ascii_digit();
        start = letter == '\n' || (start && letter == ' ');
    }
    out
}

fn tagged(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks() -> Vec<Block> {
        vec![
            Block::heading(1, "A map & more"),
            Block::item("one"),
            Block::item("two_three"),
            Block::Quote { text: "*No*\n1. <b>".into(), attribution: "Person accessing support".into(), code: "Q1".into() },
        ]
    }

    #[test]
    fn markdown_reads_as_written() {
        let text =
            "# A map & more\n\n- one\n- two\\_three\n\n> \u{201c}\\*No\\*\n> 1\\. \\<b\\>\u{201d}\n>\n> Person accessing support, Q1\n";
        assert_eq!(markdown(&blocks()), text);
    }

    #[test]
    fn html_is_escaped_and_lists_are_closed() {
        let page = html(&blocks());
        assert!(page.contains("<h1>A map &amp; more</h1>\n<ul>\n<li>one</li>\n<li>two_three</li>\n</ul>\n<blockquote>"));
        assert!(page.contains("*No*\n1. &lt;b&gt;\u{201d}<footer>Person accessing support, Q1</footer>"));
    }

    #[test]
    fn boxes_to_tick_are_boxes_everywhere() {
        let checks = [Block::item("one"), Block::Check("two".into())];
        assert_eq!(markdown(&checks), "- one\n- [ ] two\n");
        assert_eq!(plain_text(&checks), "\u{2022} one\n[ ] two\n");
        assert!(html(&checks).contains("<ul>\n<li>one</li>\n<li>\u{2610} two</li>\n</ul>"));
    }

    #[test]
    fn plain_text_is_plain() {
        let text = plain_text(&blocks());
        assert!(text.starts_with("A map & more\n============\n\n\u{2022} one\n\u{2022} two_three\n\n    \u{201c}*No*\n1. <b>\u{201d}\n"));
    }
}
