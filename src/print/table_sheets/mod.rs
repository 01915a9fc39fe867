//! Table sheets: a large sheet for each theme, to work on with pens and sticky notes, that says where its lines lead on other sheets.

mod beside;
mod lay;
mod list;
mod shares;
mod sheet;
mod split;
mod stand_ins;
mod sticky;
mod stubs;

use crate::scene::Marks;

use super::furniture::points;
use super::hands::each;
use super::{Job, Paper, PrintError, PrintKind, PrintOptions, Printout, Setting, Shelf, Values};
use shares::{Share, Themes, themes};
use sheet::{Desk, Fit, TableSheet, composed};

/// The row in the list of kinds.
pub(super) const KIND: PrintKind = PrintKind {
    name: "table-sheets",
    title: "Table sheets",
    help: "A sheet for each theme, with places for sticky notes and questions to answer.",
    shelf: Shelf::Table,
    paper: Paper::A3.turned(true),
    settings: &[QUESTIONS],
    pages,
};

const QUESTIONS: Setting = Setting {
    name: "questions",
    title: "Questions",
    help: "What stands in the places for sticky notes, parted by |.",
    values: Values::Text,
};

/// Asked where nobody chose questions.
const ASKED: &str = "What is missing?|What do you see differently?|What would you change first?";

/// A theme is not parted into sheets of fewer elements than this.
const FEWEST: usize = 4;
/// A map without themes has at most so many elements on a sheet, where it needs more than one.
const MOST: usize = 20;
/// A theme is on at most so many sheets.
const MOST_PARTS: usize = 6;

fn pages(job: &mut Job<'_>) -> Result<Printout, PrintError> {
    let map = job.released.map();
    if map.element_count() == 0 {
        return Err(PrintError::EmptyMap);
    }
    let mut marks = Marks { codes: job.options.codes, ..Marks::on_paper(map) };
    let themes = themes(map, &mut marks, job.options)?;
    // The sheet has a title; a band around everything on it would say nothing more.
    marks.grouping = None;
    let desk = Desk { marks, paper: job.options.paper_of(&KIND), questions: questions(job.options), themes: themes.all.len() };
    let (shares, sheets) = on_sheets(job, &desk, &themes)?;
    let warnings = told(&sheets, &shares, job.options);
    let count = sheets.iter().map(TableSheet::pages).sum();
    let mut pages = Vec::with_capacity(count);
    for sheet in sheets {
        pages.extend(sheet.finished(pages.len() + 1, count, job.options, job.types));
    }
    Ok(Printout::new(pages, warnings))
}

fn questions(options: &PrintOptions) -> Vec<String> {
    let chosen = QUESTIONS.of(options);
    let text = if chosen.trim().is_empty() { ASKED } else { &chosen };
    text.split('|').map(|question| question.trim().to_owned()).collect()
}

/// All wanted themes on their sheets, those that are too much for one on several.
fn on_sheets(job: &mut Job<'_>, desk: &Desk, themes: &Themes) -> Result<(Vec<Share>, Vec<TableSheet>), PrintError> {
    let (pace, wanted) = (job.pace, themes.wanted.iter().filter_map(|&place| themes.all.get(place)).collect::<Vec<_>>());
    let parted = each(job, &pace.part(0, 2), &wanted, |job, theme| parted(job, desk, theme, &themes.all))?;
    let (shares, sheets): (Vec<Share>, Vec<TableSheet>) = parted.into_iter().flatten().unzip();
    let is_parted = |theme: &&Share| shares.iter().any(|share| share.theme == theme.theme && share != *theme);
    if !themes.all.iter().any(|theme| is_parted(&theme)) {
        return Ok((shares, sheets));
    }
    // Now that all sheets have their names, those that speak of each other are made anew.
    let whole = themes.all.iter().filter(|theme| shares.iter().all(|share| share.theme != theme.theme));
    let all: Vec<Share> = whole.chain(&shares).cloned().collect();
    let sheets = each(job, &pace.part(1, 2), &shares, |job, share| {
        let whole = composed(job, desk, share, &all, Fit::OnePage)?;
        if whole.is_some() { Ok(whole) } else { composed(job, desk, share, &all, Fit::AsItGoes) }
    })?;
    Ok((shares, sheets.into_iter().flatten().collect()))
}

/// A theme on as few sheets as leave its labels large enough to read; if none do, on those that leave them largest.
fn parted(job: &mut Job<'_>, desk: &Desk, theme: &Share, themes: &[Share]) -> Result<Vec<(Share, TableSheet)>, PrintError> {
    let need = job.options.smallest_reading();
    let mut best: Option<(f64, Vec<(Share, TableSheet)>)> = None;
    let counts = counts(theme);
    // Where nothing makes labels large enough, the most sheets leave them largest; no others need to be made to see that.
    let most: Vec<usize> = counts.last().copied().into_iter().collect();
    for (fit, counts) in [(Fit::OnePage, &counts), (Fit::TwoPages, &counts), (Fit::AsItGoes, &most)] {
        for &count in counts {
            let parts = theme.parted(job.released.map(), count);
            let shares: Vec<Share> = themes.iter().filter(|other| *other != theme).chain(&parts).cloned().collect();
            let mut sheets = Vec::new();
            for part in &parts {
                if job.pace.is_stopped() {
                    return Err(PrintError::Stopped);
                }
                match composed(job, desk, part, &shares, fit)? {
                    Some(sheet) => sheets.push((part.clone(), sheet)),
                    None => break,
                }
            }
            if sheets.len() < parts.len() {
                continue;
            }
            let smallest = sheets.iter().map(|(_, sheet)| sheet.label).fold(f64::INFINITY, f64::min);
            if smallest + 1e-6 >= need {
                return Ok(sheets);
            }
            if best.as_ref().is_none_or(|(label, _)| smallest > label + 0.5) {
                best = Some((smallest, sheets));
            }
        }
    }
    Ok(best.map(|(_, sheets)| sheets).unwrap_or_default())
}

/// On how many sheets a theme may be, the fewest first.
fn counts(share: &Share) -> Vec<usize> {
    let members = share.members.len();
    let least = if share.name.is_empty() && members > MOST { members.div_ceil(MOST) } else { 2 };
    let most = (members / FEWEST).min(MOST_PARTS.max(least));
    std::iter::once(1).chain(least..=most).collect()
}

/// What to know of sheets before printing them.
fn told(sheets: &[TableSheet], shares: &[Share], options: &PrintOptions) -> Vec<String> {
    let mut warnings = Vec::new();
    let need = options.smallest_reading();
    let smallest = sheets.iter().zip(shares).min_by(|a, b| a.0.label.total_cmp(&b.0.label));
    if let Some((sheet, share)) = smallest.filter(|(sheet, _)| sheet.label + 1e-6 < need) {
        let (label, on) =
            (points(sheet.label), if share.name.is_empty() { String::new() } else { format!(" on table sheet {}", share.name) });
        warnings.push(format!(
            "The smallest label{on} is {label} pt, under {} pt, which many people cannot read; choose a larger paper.",
            points(need)
        ));
    }
    if let Some(left) = sheets.iter().map(|sheet| sheet.questions_left).max().filter(|left| *left > 0) {
        let places = if left == 1 { "place for a sticky note".to_owned() } else { format!("{left} places for sticky notes") };
        warnings.push(format!("There is no room for the last {places}; choose a larger paper or fewer questions."));
    }
    if sheets.iter().any(|sheet| sheet.no_legend) {
        warnings.push("There is no room for a legend on every sheet; choose a larger paper, or print the legend beside it.".into());
    }
    warnings
}
