//! The page shown as a photocopier would leave it, made by a thread of its own.

use std::sync::Arc;

use crate::format::png::Grey;
use crate::print::photocopy;
use crate::session::errand::Errand;

use super::Pages;

/// The longer side of a copy on the screen, in pixels: what every graphics card takes.
const LONGEST: usize = 2000;

/// Which page of which pages.
#[derive(Clone, Debug)]
struct Wanted(Arc<Pages>, usize);

impl PartialEq for Wanted {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) && self.1 == other.1
    }
}

/// A copy, or why there is none.
type Copied = Result<Arc<Grey>, String>;

/// The copy shown, and the one that is being made.
#[derive(Debug, Default)]
pub struct Copies {
    copies: Errand<Wanted, Copied>,
}

impl Copies {
    /// Asks for a copy of this page, unless it is there or on its way; forgets all when none is wanted.
    pub fn refresh(&mut self, pages: Option<&Arc<Pages>>, page: usize) {
        let Some(pages) = pages else {
            *self = Self::default();
            return;
        };
        self.copies.take(|| Err("The page could not be copied.".to_owned()));
        let wanted = Wanted(Arc::clone(pages), page);
        // One at a time: leafing through many pages asks for the last of them only.
        if !self.copies.is_answered(&wanted) && !self.copies.is_out() {
            let of = wanted.clone();
            self.copies.send(wanted, move || copied(&of));
        }
    }

    /// Waits for the copy that is on its way.
    pub fn wait(&mut self) {
        self.copies.wait();
    }

    /// Whether a copy is on its way.
    pub fn is_waiting(&self) -> bool {
        self.copies.is_out()
    }

    /// The copy of this page.
    pub fn of(&self, pages: &Arc<Pages>, page: usize) -> Option<&Arc<Grey>> {
        let (wanted, copied) = self.copies.last()?;
        copied.as_ref().ok().filter(|_| *wanted == Wanted(Arc::clone(pages), page))
    }

    /// Why there is no copy.
    pub fn error(&self) -> Option<&str> {
        self.copies.last().and_then(|(_, copied)| copied.as_ref().err()).map(String::as_str)
    }
}

fn copied(Wanted(pages, page): &Wanted) -> Copied {
    let page = pages.printout.pages.get(*page).ok_or("there is no such page")?;
    photocopy::of_page(page, LONGEST).map(Arc::new).map_err(|error| error.to_string())
}
