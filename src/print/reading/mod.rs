//! The reading sheet: the map in plain sentences, with people's words, for those who prefer text to a picture and for screen readers.

mod flow;
mod pieces;

use crate::release::Released;
use crate::text::Typesetter;
use crate::words::describe;

use super::furniture::{Footer, audience_words};
use super::{Paper, PrintError, PrintKind, PrintOptions, Printout};
use flow::Flow;

/// The row in the list of kinds.
pub(super) const KIND: PrintKind = PrintKind {
    name: "reading",
    title: "Reading sheet",
    help: "The map in plain sentences, with the quotes, for reading instead of looking.",
    paper: Paper::A4,
    pages,
};

fn pages(released: &Released, options: &PrintOptions, types: &mut Typesetter) -> Result<Printout, PrintError> {
    if released.map().element_count() == 0 {
        return Err(PrintError::EmptyMap);
    }
    let paper = options.paper.unwrap_or(KIND.paper).turned(options.landscape.unwrap_or(false));
    let footer = Footer::of(released);
    let mut flow = Flow::new(released, paper, &footer, options, types)?;
    let subtitle = format!("Reading sheet, {}", audience_words(released));
    for piece in pieces::of(&describe(released), &subtitle, flow.measure(), options, types) {
        flow.add(piece, types)?;
    }
    let sheets = flow.finish();
    let count = sheets.len();
    let numbered = sheets.into_iter().zip(1..).map(|(mut sheet, number)| {
        let brief = footer.brief();
        sheet.footer(if number == 1 { &footer } else { &brief }, [number, count], options, types);
        sheet.finish()
    });
    Ok(Printout::new(numbered.collect(), Vec::new()))
}
