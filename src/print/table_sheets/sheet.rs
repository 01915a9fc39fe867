//! One table sheet: header, the theme's map with its stubs, a legend of what is on it, places for sticky notes.

use std::collections::BTreeMap;

use kurbo::{Point, Rect, Size};

use crate::print::arrange::Source;
use crate::print::drawing::Drawn;
use crate::print::fit::fitted;
use crate::print::furniture::{Footer, Sheet, audience_words};
use crate::print::legend::Legend;
use crate::print::{Job, Paper, PrintError, PrintOptions};
use crate::scene::{LoopMark, Marks, Page, Scene, Tag};
use crate::text::Typesetter;
use crate::words::counted;

use super::lay::{LARGEST, Laying};
use super::list::List;
use super::shares::Share;
use super::stand_ins::released_with;
use super::sticky;
use super::stubs::{Stub, stubs};

/// Between the map and what stands below it, in points.
const GAP: f64 = 12.0;
/// A legend never takes more of the height than this.
const MOST_LEGEND: f64 = 0.42;

/// What all sheets of a handout have in common.
pub(super) struct Desk {
    pub marks: Marks,
    pub paper: Paper,
    pub questions: Vec<String>,
    /// How many themes there are.
    pub themes: usize,
}

/// How much may be given up for a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// Nothing: all on one page, labels as large as they have to be.
    OnePage,
    /// A second page for what leads elsewhere; what is too much for labels as large as they have to be is not tried.
    TwoPages,
    /// What has to be: that, and then the size of labels.
    AsItGoes,
}

/// A sheet whose footer is still to be set.
pub(super) struct TableSheet {
    sheet: Sheet,
    /// Pages that list what leads elsewhere, where there was no room for it on the sheet.
    rest: Vec<Sheet>,
    footer: Footer,
    /// The size of its labels, in points.
    pub label: f64,
    /// Questions that had no place.
    pub questions_left: usize,
    /// Whether there was no room for its legend.
    pub no_legend: bool,
}

impl TableSheet {
    /// How many pages it has.
    pub fn pages(&self) -> usize {
        1 + self.rest.len()
    }

    /// The pages, their footers set: `first` is the number of the first, `count` of all pages of the handout.
    pub fn finished(self, first: usize, count: usize, options: &PrintOptions, types: &mut Typesetter) -> Vec<Page> {
        let Self { sheet, rest, mut footer, label, .. } = self;
        footer.smallest_label = Some(label);
        let mut set = |(mut sheet, number): (Sheet, usize), footer: &Footer| {
            sheet.footer(footer, [number, count], options, types);
            sheet.finish()
        };
        let mut pages = vec![set((sheet, first), &footer)];
        footer.smallest_label = None;
        pages.extend(rest.into_iter().zip(first + 1..).map(|page| set(page, &footer)));
        pages
    }
}

/// Puts a share of the map on a sheet; `shares` are all there are. `None` where it does not fit as it should.
pub(super) fn composed(
    job: &mut Job<'_>,
    desk: &Desk,
    share: &Share,
    shares: &[Share],
    fit: Fit,
) -> Result<Option<TableSheet>, PrintError> {
    let (mut sheet, footer) = framed(job, desk, share, "")?;
    let Job { released, options, types, .. } = job;
    let squares = sticky::reserve(&mut sheet, desk.questions.len());
    let whole = |mark: &&LoopMark| mark.elements.iter().all(|id| share.members.contains(id));
    let marks = Marks { loops: desk.marks.loops.iter().filter(whole).cloned().collect(), ..desk.marks.clone() };
    let stubs = stubs(released.map(), share, shares);
    let source = Source::new(released, &share.members, &marks, options);
    let foot = options.legend.then(|| Foot::of(&source, &stubs, &sheet, types)).filter(|foot| foot.columns > 0);
    let no_legend = foot.as_ref().is_some_and(|foot| foot.size.height > sheet.free.height() * MOST_LEGEND);
    let foot = foot.filter(|_| !no_legend);
    let below = foot.as_ref().map_or(0.0, |foot| foot.size.height + GAP);
    let area = Rect { y1: sheet.free.y1 - below, ..sheet.free };
    let laying = Laying { source: &source, stubs: &stubs, sheet: &sheet, area };
    let laid = match fit {
        Fit::OnePage => laying.on_one_page(types),
        Fit::TwoPages if laying.is_too_much(types) => None,
        Fit::TwoPages | Fit::AsItGoes => laying.without_list(types),
    };
    let Some(laid) = laid else { return Ok(None) };

    let most = options.smallest_reading() * LARGEST / options.theme().pens.label;
    let map_area = Rect { y1: area.y1 - laid.list.as_ref().map_or(0.0, |list| list.height), ..area };
    let page_from_scene = fitted(laid.bounds, map_area, most);
    sheet.page.place(laid.scene, page_from_scene).tag = Tag::Figure(alternative(share));
    if let Some(list) = &laid.list {
        list.place(&mut sheet, Point::new(area.x0, map_area.y1));
    }
    if let Some(Foot { legend, columns, .. }) = foot {
        legend.place(&mut sheet, Point::new(area.x0, area.y1 + GAP), columns);
    }
    sticky::draw(&mut sheet, &squares, &desk.questions, options, types);
    let label = options.theme().pens.label * page_from_scene.determinant().sqrt();
    let apart: Vec<&Stub> = laid.left.iter().filter(|_| laid.list.is_none()).filter_map(|&place| stubs.get(place)).collect();
    let rest = listed_apart(job, desk, share, &apart)?;
    Ok(Some(TableSheet { sheet, rest, footer, label, questions_left: desk.questions.len() - squares.len(), no_legend }))
}

/// Pages with nothing on them but what leads elsewhere.
fn listed_apart(job: &mut Job<'_>, desk: &Desk, share: &Share, stubs: &[&Stub]) -> Result<Vec<Sheet>, PrintError> {
    if stubs.is_empty() {
        return Ok(Vec::new());
    }
    let (mut sheet, _) = framed(job, desk, share, ", continued")?;
    let list = List::of(job.released.map(), stubs, "Connections beyond this sheet", sheet.free.width(), &sheet, job.options, job.types);
    if list.height > sheet.free.height() && stubs.len() > 1 {
        let (first, second) = stubs.split_at(stubs.len() / 2);
        let mut pages = listed_apart(job, desk, share, first)?;
        pages.extend(listed_apart(job, desk, share, second)?);
        return Ok(pages);
    }
    let corner = sheet.free.origin();
    list.place(&mut sheet, corner);
    Ok(vec![sheet])
}

/// An empty sheet with its header, and the footer that it will have.
fn framed(job: &mut Job<'_>, desk: &Desk, share: &Share, more: &str) -> Result<(Sheet, Footer), PrintError> {
    let Job { released, options, types, .. } = job;
    let called = format!("Table sheet {}", share.name).trim_end().to_owned();
    let of = if desk.themes > 1 { format!(" of {}", desk.themes) } else { String::new() };
    let mut sheet = Sheet::new(released, &format!("{called} {}{more}", share.title), desk.paper, options)?;
    sheet.header(&share.title, &format!("{called}{of}{more} · {}", audience_words(released)), options, types);
    let mut footer = Footer::of(released);
    footer.smallest_label = Some(10.1);
    sheet.reserve_footer(&footer, options, types);
    if sheet.free.width() < 60.0 || sheet.free.height() < 60.0 {
        return Err(PrintError::NoRoom { paper: desk.paper.to_string() });
    }
    Ok((sheet, footer))
}

/// The legend at the foot of a sheet.
struct Foot {
    legend: Legend,
    columns: usize,
    size: Size,
}

impl Foot {
    /// Of what is on a sheet and across its edge, in as many columns as there is room for.
    fn of(source: &Source<'_>, stubs: &[Stub], sheet: &Sheet, types: &mut Typesetter) -> Self {
        let elements = source.elements().cloned();
        let part = source.released.redrawn(elements, source.released.map().connections().cloned());
        let at = (0..stubs.len()).map(|place| (place, Rect::ZERO)).collect::<BTreeMap<_, _>>();
        let part = released_with(&part, stubs, &at);
        // As large as the words of the sheet: the size of the map is not known yet.
        let bounds = Rect::from_origin_size(Point::ORIGIN, sheet.free.size() * 100.0);
        let drawn = Drawn { scene: Scene::default(), bounds, marks: source.marks.clone(), part: String::new(), told: String::new() };
        let legend = Legend::of(&part, &drawn, sheet, source.options, types);
        let columns = (1..=legend.len()).rev().find(|&columns| legend.size(columns).width <= sheet.free.width());
        let columns = columns.unwrap_or(legend.len().min(1));
        Self { size: legend.size(columns), columns, legend }
    }
}

/// What those hear who cannot see the drawing.
fn alternative(share: &Share) -> String {
    let count = counted(share.members.len(), "element");
    format!("Part of a systems map: {}, {count}. The reading sheet of this map tells it in sentences.", share.title)
}
