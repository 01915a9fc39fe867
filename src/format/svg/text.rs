//! Shaped text in SVG: as letters with a place and a width for every run, or as outlines.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::format::outlines::{Outlines, glyphs};
use crate::scene::TextAt;
use crate::text::{Run, face};

use super::ink;
use super::xml::{escaped, number, path_data, precise};

/// One `<text>`, in it a `<tspan>` for each run with its place and width, so that line breaks and widths are ours in any face.
pub(super) fn letters(out: &mut String, text: &TextAt) {
    let shaped = &text.shaped;
    let first = shaped.lines.iter().flat_map(|line| &line.runs).find_map(|run| face(run.face));
    let weight = first.map_or(400, |face| face.weight);
    let _ = write!(out, "<text font-size=\"{}\"", number(f64::from(shaped.size)));
    if weight != 400 {
        let _ = write!(out, " font-weight=\"{weight}\"");
    }
    let _ = write!(out, "{}>", ink("fill", text.ink));
    let mut begun = false;
    for line in &shaped.lines {
        // Between lines, so that copied words stay apart.
        out.push_str(if begun { " " } else { "" });
        for run in &line.runs {
            let Some(words) = shaped.text.get(run.text.0 as usize..run.text.1 as usize) else { continue };
            let words = words.trim_end_matches(['\n', '\r', '\u{2028}', '\u{2029}']);
            // White space at the end of a line has no place of its own.
            let last = run.text.1 == line.text.1 || line.runs.len() == 1;
            let shown = if last && !run.rtl { words.trim_end() } else { words };
            if shown.trim().is_empty() {
                continue;
            }
            begun = true;
            let x = text.at.x + f64::from(run.x);
            let y = text.at.y + f64::from(line.baseline);
            let _ = write!(out, "<tspan x=\"{}\" y=\"{}\"", number(x), number(y));
            let _ = write!(out, " textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", number(width(run, shown)));
            if run.rtl {
                // The place is the left end whatever the direction.
                out.push_str(" direction=\"rtl\" unicode-bidi=\"bidi-override\" text-anchor=\"end\"");
            }
            let _ = write!(out, ">{}</tspan>", escaped(&printable(shown)));
        }
    }
    out.push_str("</text>\n");
}

/// The width of a run without what was trimmed off its end.
fn width(run: &Run, shown: &str) -> f64 {
    let end = run.text.0 + shown.len() as u32;
    f64::from(run.glyphs.iter().filter(|g| g.text.0 < end).map(|g| g.advance).sum::<f32>())
}

/// Control characters were laid out as spaces.
fn printable(text: &str) -> String {
    text.replace(|c: char| c.is_control(), " ")
}

/// Every glyph as an outline, each outline once.
pub(super) fn outlines(out: &mut String, text: &TextAt, outlines: &mut Outlines, defined: &mut BTreeSet<(u16, u16)>) {
    let placed: Vec<_> = glyphs(text).filter(|g| !outlines.get(g.face, g.glyph).elements().is_empty()).collect();
    let new: BTreeSet<_> = placed.iter().map(|g| (g.face.0, g.glyph, g.face)).filter(|&(f, g, _)| defined.insert((f, g))).collect();
    if !new.is_empty() {
        out.push_str("<defs>");
        for (f, glyph, face) in new {
            let _ = write!(out, "<path id=\"g{f}-{glyph}\" d=\"{}\"/>", path_data(&outlines.get(face, glyph)));
        }
        out.push_str("</defs>\n");
    }
    let _ = write!(out, "<g{}>", ink("fill", text.ink));
    for g in placed {
        let c = g.scene_from_font.as_coeffs().map(|c| precise(c, 5)).join(" ");
        let _ = write!(out, "<use href=\"#g{}-{}\" transform=\"matrix({c})\"/>", g.face.0, g.glyph);
    }
    out.push_str("</g>\n");
}
