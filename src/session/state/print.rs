//! The print dialog: what is asked of paper, and the pages made for it by a thread of their own.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::Document;
use crate::format::pdf::pdf;
use crate::map::{BackdropId, Pack, PackId, Photo, QuoteId, SystemMap};
use crate::print::{KINDS, PACK, Pace, PrintError, PrintKind, PrintOptions, Printout, RECIPE, kind};
use crate::release::{Audience, LeftOut, release_with_photos};
use crate::session::errand::Errand;
use crate::storage::HandedOut;

use super::Copies;

/// What pages are made of: they are made again when any of it changes.
#[derive(Clone, Debug, PartialEq)]
struct Order {
    revision: u64,
    kind: &'static str,
    options: PrintOptions,
    audience: Audience,
    /// Pictures behind the map that go along.
    photos: Photos,
}

/// Pictures behind the map.
type Photos = BTreeMap<BackdropId, Arc<Photo>>;

/// Finished pages and what to know of them.
#[derive(Clone, Debug)]
pub struct Pages {
    /// The pages, the smallest reading text, warnings.
    pub printout: Printout,
    /// The quotes left out for want of consent, and why.
    pub left_out: LeftOut,
    /// The map's title, which becomes the PDF's.
    pub title: String,
    /// The handout's name in the window.
    pub what: &'static str,
    /// For whom.
    pub audience: Audience,
    /// The quotes whose words stand on the pages.
    pub heard: Vec<QuoteId>,
}

impl Pages {
    /// That they leave today, to a file or a printer.
    pub fn handed_to(&self, to: impl Into<String>) -> HandedOut {
        HandedOut::today(self.what, to, self.audience.key(), self.heard.iter().copied())
    }

    /// The pages as one PDF. The error is a sentence.
    pub fn pdf(&self) -> Result<Vec<u8>, String> {
        pdf(&self.printout.pages, &self.title).map_err(|error| error.to_string())
    }
}

/// Pages, or why there are none.
type Made = Result<Arc<Pages>, String>;

/// The print dialog.
#[derive(Debug)]
pub struct PrintState {
    /// The kind of handout, by its name in `print::KINDS`.
    pub kind: &'static str,
    /// Page setup.
    pub options: PrintOptions,
    /// For whom.
    pub audience: Audience,
    /// The page shown, from 0.
    pub page: usize,
    /// A size of paper as typed so far, while the paper is one's own.
    pub own_paper: Option<String>,
    /// Whether pages are shown as a photocopier would leave them.
    pub photocopy: bool,
    /// What the photocopier leaves of the page shown.
    pub copies: Copies,
    /// The pack of the map that is shown and added to; the first without a choice.
    pub pack: Option<PackId>,
    /// The handout of the pack that is open in the list, from 0.
    pub open_handout: Option<usize>,
    /// The handout of the pack that is shown alone, from 0.
    pub shown_handout: Option<usize>,
    made: Errand<Order, Made>,
    /// Of the pages that are on their way.
    pace: Pace,
    printers: Errand<(), Vec<String>>,
}

impl Default for PrintState {
    fn default() -> Self {
        Self {
            kind: KINDS.first().map_or("", |kind| kind.name),
            options: PrintOptions::default(),
            audience: Audience::default(),
            page: 0,
            own_paper: None,
            photocopy: false,
            copies: Copies::default(),
            pack: None,
            open_handout: None,
            shown_handout: None,
            made: Errand::default(),
            pace: Pace::default(),
            printers: Errand::default(),
        }
    }
}

impl PrintState {
    /// The kind chosen.
    pub fn kind(&self) -> Option<&'static PrintKind> {
        kind(self.kind)
    }

    /// Asks for pages of the map as it stands, unless they are there or on their way; takes in those that have come.
    pub fn refresh(&mut self, document: &Document, photos: Photos) {
        self.ask_printers();
        let order = self.order(document, photos);
        self.take_pages();
        if !self.made.is_answered(&order) && !self.made.is_out_for(&order) {
            self.pace.stop();
            self.pace = Pace::default();
            let (map, asked, pace) = (document.map().clone(), order.clone(), self.pace.clone());
            self.made.send(order, move || make(&map, &asked, &pace));
        }
        let pages = self.pages().filter(|_| self.photocopy).map(Arc::clone);
        self.copies.refresh(pages.as_ref(), self.page);
    }

    /// Forgets every page: words in them were taken back.
    pub fn forget_pages(&mut self) {
        self.pace.stop();
        self.made = Errand::default();
        self.copies = Copies::default();
    }

    fn order(&self, document: &Document, photos: Photos) -> Order {
        let mut options = self.options.clone();
        if let Some(pack) = self.pack_of(document.map()).filter(|_| self.kind == PACK) {
            options.own.insert(RECIPE.to_owned(), pack.id.to_string());
        }
        Order { revision: document.revision(), kind: self.kind, options, audience: self.audience, photos }
    }

    /// The pack of the map that is shown and added to.
    pub fn pack_of<'m>(&self, map: &'m SystemMap) -> Option<&'m Pack> {
        self.pack.and_then(|id| map.packs().get(id)).or_else(|| map.packs().iter().next())
    }

    fn take_pages(&mut self) {
        self.made.take(|| Err("The pages could not be laid out; choose another paper.".to_owned()));
        let count = self.pages().map_or(0, |pages| pages.printout.pages.len());
        if !self.made.is_out() {
            self.page = self.page.min(count.saturating_sub(1));
        }
    }

    fn ask_printers(&mut self) {
        if !self.printers.is_answered(&()) && !self.printers.is_out() {
            self.printers.send((), crate::print::send::printers);
        }
        self.printers.take(Vec::new);
    }

    /// The printers that this computer knows; none until they have been asked for, and none where there is no CUPS.
    pub fn printers(&self) -> &[String] {
        self.printers.last().map_or(&[], |((), printers)| printers)
    }

    /// Waits for the pages, or the copy of one, that are on their way.
    pub fn wait(&mut self) {
        self.made.wait();
        self.copies.wait();
    }

    /// The pages made last; those of an earlier order while new ones are on their way.
    pub fn pages(&self) -> Option<&Arc<Pages>> {
        self.made.last().and_then(|(_, made)| made.as_ref().ok())
    }

    /// Why there are no pages.
    pub fn error(&self) -> Option<&str> {
        self.made.last().and_then(|(_, made)| made.as_ref().err()).map(String::as_str)
    }

    /// Whether pages are on their way.
    pub fn is_waiting(&self) -> bool {
        self.made.is_out()
    }

    /// Whether pages or a copy are on their way.
    pub fn is_busy(&self) -> bool {
        self.is_waiting() || self.copies.is_waiting()
    }

    /// How much of the pages on their way is done, from 0 to 1, once that is known.
    pub fn share(&self) -> Option<f32> {
        self.pace.share().filter(|_| self.is_waiting())
    }

    /// Stops making the pages on their way; they are not begun again until something else is asked for.
    pub fn stop(&mut self) {
        self.pace.stop();
        self.made.answer(Err(PrintError::Stopped.to_string()));
    }
}

fn make(map: &SystemMap, order: &Order, pace: &Pace) -> Made {
    let kind = kind(order.kind).ok_or_else(|| format!("there is no handout called {}", order.kind))?;
    let released = release_with_photos(map, order.audience, &order.photos);
    let printout = kind.print(&released, &order.options, pace).map_err(|error| error.to_string())?;
    let heard = printout.heard(&released);
    let title = map.about().title.trim();
    let title = if title.is_empty() { kind.title.to_owned() } else { title.to_owned() };
    Ok(Arc::new(Pages { printout, left_out: released.left_out().clone(), title, what: kind.title, audience: order.audience, heard }))
}
