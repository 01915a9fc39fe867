//! The workshop pack: handouts bound into one, with a list of what is in it, numbered through. What is in it is a recipe that the map keeps;
//! without one it is every handout that the map has something for.

mod contents;
mod recipe;

use crate::map::Handout;
use crate::scene::Page;

use super::furniture::renumber;
use super::{Job, Paper, PrintError, PrintKind, PrintOptions, Printout, Setting, Shelf, Values, kind};

pub use recipe::{every_handout, handout_title, own_title, retitle};

/// The name of the kind.
pub const PACK: &str = "pack";

/// The name of its setting for which recipe it follows.
pub const RECIPE: &str = "recipe";

/// The row in the list of kinds.
pub(super) const KIND: PrintKind = PrintKind {
    name: PACK,
    title: "Workshop pack",
    help: "All you need for a workshop, handout by handout, bound into one with a list of what is in it.",
    shelf: Shelf::Facilitator,
    paper: Paper::A4,
    settings: &[WHICH, LARGEST, CONTENTS],
    pages,
};

const WHICH: Setting = Setting {
    name: RECIPE,
    title: "Recipe",
    help: "The title of one of the map's packs; the first without a title, and every handout that the map has something for where it has none.",
    values: Values::Text,
};
const LARGEST: Setting = Setting {
    name: "largest",
    title: "Up to",
    help: "Handouts made for larger paper are set on this one; a poster is cut into it.",
    values: Values::Choice(&[("any", "Any paper"), ("a3", "A3"), ("a4", "A4")]),
};
const CONTENTS: Setting = Setting {
    name: "contents",
    title: "List of what is in it",
    help: "A first page with every handout, what it is for, and its pages.",
    values: Values::Switch { default: true },
};

/// A handout of the pack, made.
struct Bound {
    title: String,
    help: &'static str,
    pages: Vec<Page>,
}

fn pages(job: &mut Job<'_>) -> Result<Printout, PrintError> {
    if job.released.map().element_count() == 0 {
        return Err(PrintError::EmptyMap);
    }
    let pack = recipe::chosen(job.released.map(), &WHICH.of(job.options))?;
    if pack.handouts.is_empty() {
        let wanting = format!("the pack \u{201c}{}\u{201d} is empty; choose a handout and add it to the pack", pack.title);
        return Err(PrintError::Nothing { wanting });
    }
    let (mut bound, mut left_out, mut warnings) = (Vec::<Bound>::new(), Vec::new(), Vec::new());
    for (place, handout) in pack.handouts.iter().enumerate() {
        job.pace.step(place, pack.handouts.len())?;
        let title = unused(&bound, handout_title(handout));
        match printed(job, handout, place, pack.handouts.len()) {
            Ok((kind, printout, told)) => {
                let told = told.into_iter().chain(printout.warnings);
                warnings.extend(told.map(|words| format!("{title}: {words}")));
                bound.push(Bound { title, help: kind.help, pages: printout.pages });
            }
            Err(Missing::Stopped) => return Err(PrintError::Stopped),
            Err(Missing::Because(why)) => left_out.push(format!("{title} left out: {why}.")),
        }
    }
    if bound.is_empty() {
        return Err(PrintError::Nothing { wanting: "no handout of this pack has anything to show; choose others".to_owned() });
    }
    let contents = if CONTENTS.is_on(job.options) { contents::pages(job, &pack.title, &bound, &left_out)? } else { Vec::new() };
    left_out.extend(warnings);
    Ok(Printout::new(numbered_through(job, contents, bound), left_out))
}

/// Why a handout is not in the pack.
enum Missing {
    /// Nobody waits any more.
    Stopped,
    /// This, without a full stop.
    Because(String),
}

/// One handout, with sentences on settings that were not used.
fn printed(job: &mut Job<'_>, handout: &Handout, place: usize, of: usize) -> Result<(&'static PrintKind, Printout, Vec<String>), Missing> {
    let because = |why: &str| Missing::Because(why.to_owned());
    let kind = kind(&handout.kind).ok_or_else(|| because("this version knows no handout of that name"))?;
    if kind.name == KIND.name {
        return Err(because("a pack is not bound into a pack"));
    }
    let (mut options, told) = PrintOptions::from_settings(Some(kind), &handout.options);
    all_alike(&mut options, job.options, kind);
    let pace = job.pace.part(place, of);
    let made = (kind.pages)(&mut Job { released: job.released, options: &options, types: job.types, pace: &pace });
    match made {
        Ok(printout) => Ok((kind, printout, told)),
        Err(PrintError::Stopped) => Err(Missing::Stopped),
        Err(PrintError::Nothing { wanting }) => Err(Missing::Because(wanting.trim_end_matches('.').to_owned())),
        Err(other) => Err(Missing::Because(other.to_string().trim_end_matches('.').to_owned())),
    }
}

/// What was chosen for the whole pack holds for each of its handouts; their own choices of a part and of paper stay.
fn all_alike(options: &mut PrintOptions, of_pack: &PrintOptions, kind: &PrintKind) {
    let usual = PrintOptions::default();
    options.large_print |= of_pack.large_print;
    options.greyscale &= of_pack.greyscale;
    options.codes &= of_pack.codes;
    options.legend &= of_pack.legend;
    options.min_text = options.min_text.or(of_pack.min_text);
    if (of_pack.margin - usual.margin).abs() > f64::EPSILON {
        options.margin = of_pack.margin;
    }
    if !options.names_part() {
        options.take_part(of_pack);
    }
    let Ok(largest) = LARGEST.of(of_pack).parse::<Paper>() else { return };
    let longest = |paper: Paper| paper.width.max(paper.height);
    if longest(options.tile) > longest(largest) {
        options.tile = largest;
    }
    if longest(options.paper.unwrap_or(kind.paper)) > longest(largest) && kind.name != super::poster::KIND.name {
        options.paper = Some(largest);
    }
}

/// The title, told from those before it.
fn unused(bound: &[Bound], title: String) -> String {
    let is_used = |title: &str| bound.iter().any(|other| other.title == title);
    if !is_used(&title) {
        return title;
    }
    (2..=bound.len() + 1).map(|number| format!("{title} {number}")).find(|title| !is_used(title)).unwrap_or(title)
}

/// All pages in order, each with its number in the whole and the handout it belongs to.
fn numbered_through(job: &mut Job<'_>, contents: Vec<Page>, bound: Vec<Bound>) -> Vec<Page> {
    let count = contents.len() + bound.iter().map(|handout| handout.pages.len()).sum::<usize>();
    let contents = Bound { title: contents::TITLE.to_owned(), help: "", pages: contents };
    let titled = std::iter::once(contents).chain(bound);
    let mut all: Vec<Page> = titled
        .flat_map(|Bound { title, pages, .. }| pages.into_iter().map(move |page| Page { handout: Some(title.clone()), ..page }))
        .collect();
    for (page, number) in all.iter_mut().zip(1..) {
        renumber(page, number, count, job.types);
    }
    all
}
