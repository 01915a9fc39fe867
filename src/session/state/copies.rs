//! The page shown as a photocopier would leave it, made by a thread of its own.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use crate::format::png::Grey;
use crate::print::photocopy;

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
    made: Option<(Wanted, Copied)>,
    coming: Option<(Wanted, Receiver<Copied>)>,
}

impl Copies {
    /// Asks for a copy of this page, unless it is there or on its way; forgets all when none is wanted.
    pub fn refresh(&mut self, pages: Option<&Arc<Pages>>, page: usize) {
        let Some(pages) = pages else {
            *self = Self::default();
            return;
        };
        self.take();
        let wanted = Wanted(Arc::clone(pages), page);
        let is_there = self.made.as_ref().is_some_and(|(made, _)| *made == wanted);
        // One at a time: leafing through many pages asks for the last of them only.
        if is_there || self.coming.is_some() {
            return;
        }
        let (send, receive) = channel();
        let of = wanted.clone();
        thread::spawn(move || drop(send.send(copied(&of))));
        self.coming = Some((wanted, receive));
    }

    fn take(&mut self) {
        let Some((wanted, coming)) = &self.coming else { return };
        match coming.try_recv() {
            Ok(copied) => self.made = Some((wanted.clone(), copied)),
            Err(TryRecvError::Disconnected) => self.made = Some((wanted.clone(), Err("The page could not be copied.".to_owned()))),
            Err(TryRecvError::Empty) => return,
        }
        self.coming = None;
    }

    /// Waits for the copy that is on its way.
    pub fn wait(&mut self) {
        if let Some((wanted, coming)) = self.coming.take()
            && let Ok(copied) = coming.recv()
        {
            self.made = Some((wanted, copied));
        }
    }

    /// Whether a copy is on its way.
    pub fn is_waiting(&self) -> bool {
        self.coming.is_some()
    }

    /// The copy of this page.
    pub fn of(&self, pages: &Arc<Pages>, page: usize) -> Option<&Arc<Grey>> {
        let (wanted, copied) = self.made.as_ref()?;
        copied.as_ref().ok().filter(|_| Arc::ptr_eq(&wanted.0, pages) && wanted.1 == page)
    }

    /// Why there is no copy.
    pub fn error(&self) -> Option<&str> {
        self.made.as_ref().and_then(|(_, copied)| copied.as_ref().err()).map(String::as_str)
    }
}

fn copied(Wanted(pages, page): &Wanted) -> Copied {
    let page = pages.printout.pages.get(*page).ok_or("there is no such page")?;
    photocopy::of_page(page, LONGEST).map(Arc::new).map_err(|error| error.to_string())
}
