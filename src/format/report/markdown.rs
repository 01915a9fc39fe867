//! The report as Markdown, in one file: the picture stands at the end, so that the text stays readable as it is.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::png;
use crate::format::{ExportOptions, FormatError};
use crate::release::Released;
use crate::words::{report, report_markdown};

pub(super) fn export(released: &Released, options: &ExportOptions) -> Result<Vec<u8>, FormatError> {
    let mut text = report_markdown(&report(released), "map");
    if let Some(picture) = png(released, options)? {
        text.push_str("\n[map]: data:image/png;base64,");
        text.push_str(&STANDARD.encode(picture.png));
        text.push('\n');
    }
    Ok(text.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Element, ElementId, ElementKind, Numbers, Point, Record, SystemMap};
    use crate::release::{Audience, release};

    #[test]
    fn the_picture_is_at_the_end_and_labels_cannot_break_a_table() {
        let element = Element::new(ElementId::from_value(1), 1, ElementKind::Factor, "A | b\n# c", Point::ZERO);
        let (map, _) = SystemMap::from_records([Record::from(element)], Numbers::default());
        let text = String::from_utf8(export(&release(&map, Audience::Public), &ExportOptions::default()).unwrap()).unwrap();
        assert!(text.starts_with("# Systems map\n\n## The map\n\n![Systems map: 1 element"), "{text}");
        assert!(text.contains("| **N1** | A \\| b<br>\\# c | Factor |"), "{text}");
        assert!(text.lines().last().unwrap().starts_with("[map]: data:image/png;base64,iVBOR"));
    }
}
