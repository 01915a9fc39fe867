//! Paper: a released map becomes pages, which the window previews and `format::pdf` writes. One registry: a kind of handout is a file here
//! and a row in [`KINDS`]. Pure functions; only [`send`] touches the system.

mod actors;
mod arrange;
mod asked;
mod check_back;
mod column;
mod columns;
mod drawing;
mod even;
mod evidence;
mod facilitator;
mod fit;
mod furniture;
mod gap;
mod hands;
mod heard;
mod how_to_read;
mod imposition;
mod issues;
mod job;
mod labels;
mod legend;
mod leverage;
mod lines;
mod loop_badge;
mod loops;
mod map_sheet;
mod missing;
mod options;
mod pack;
mod paper;
mod part;
pub mod photocopy;
mod poster;
mod prose;
mod quote_cards;
mod reading;
mod recipe;
pub mod send;
mod setting;
mod sheets;
mod shelf;
mod table;
mod table_sheets;
mod two_loops;
mod voices;
mod voting;

use std::fmt;

use crate::analysis::Stopped;
use crate::release::Released;
use crate::scene::Page;
use crate::text::Typesetter;
use crate::words::listed;

pub use crate::analysis::Pace;
pub use job::Job;
pub use options::{LARGE_PRINT, PrintOptions};
pub use pack::{PACK, RECIPE, every_handout, handout_title, own_title, retitle};
pub use paper::{MM, Paper};
pub use recipe::handout;
pub use setting::{Setting, Values};
pub use shelf::Shelf;

/// Pages, and what to know before printing them.
#[derive(Clone, Debug)]
pub struct Printout {
    /// In the order of printing.
    pub pages: Vec<Page>,
    /// The smallest reading text on any page, in points; codes and counts are not reading text.
    pub smallest_text_pt: Option<f64>,
    /// Sentences on what will not be as asked; none of them stops a print.
    pub warnings: Vec<String>,
}

impl Printout {
    /// Of these pages, with the smallest text found among them.
    fn new(pages: Vec<Page>, warnings: Vec<String>) -> Self {
        let smallest_text_pt = pages.iter().filter_map(|page| page.smallest_text).reduce(f64::min);
        Self { pages, smallest_text_pt, warnings }
    }
}

/// Why there is nothing to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrintError {
    /// There is nothing on the map.
    EmptyMap,
    /// The margins leave no room on the paper.
    NoRoom {
        /// The paper's name.
        paper: String,
    },
    /// No group, loop or view is called so.
    NoSuchPart {
        /// What was asked for.
        asked: String,
    },
    /// None of the elements asked for is on the map any more.
    SelectionGone,
    /// The view keeps no element.
    EmptyView {
        /// The view's title.
        title: String,
    },
    /// No pack of the map is called so.
    NoSuchPack {
        /// What was asked for.
        asked: String,
        /// The titles that there are.
        known: Vec<String>,
    },
    /// The map has nothing that this handout is made of.
    Nothing {
        /// What is wanting and how to add it, as the end of "there is nothing to print".
        wanting: String,
    },
    /// It is no longer wanted.
    Stopped,
}

impl fmt::Display for PrintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyMap => write!(f, "there is nothing on the map; add an element first"),
            Self::NoRoom { paper } => write!(f, "nothing fits between the margins of {paper}; choose a larger paper or smaller margins"),
            Self::Nothing { wanting } => write!(f, "there is nothing to print: {wanting}"),
            Self::Stopped => write!(f, "printing was stopped; nothing was written"),
            Self::NoSuchPart { asked } => {
                write!(f, "no group, loop or view of this map is called \u{201c}{asked}\u{201d}; say a title, or a loop's code such as R4")
            }
            Self::SelectionGone => write!(f, "none of the elements chosen is on the map any more; choose another part"),
            Self::EmptyView { title } => {
                write!(f, "the view \u{201c}{title}\u{201d} keeps no element; change its filter or choose another part")
            }
            Self::NoSuchPack { asked, known } if known.is_empty() => {
                write!(
                    f,
                    "the map has no pack called \u{201c}{asked}\u{201d}; leave the title out for every handout that it has something for"
                )
            }
            Self::NoSuchPack { asked, known } => {
                write!(f, "the map has no pack called \u{201c}{asked}\u{201d}; say {}", listed(known))
            }
        }
    }
}

impl std::error::Error for PrintError {}

impl From<Stopped> for PrintError {
    fn from(Stopped: Stopped) -> Self {
        Self::Stopped
    }
}

/// Makes the pages of a handout.
pub type MakePages = fn(&mut Job<'_>) -> Result<Printout, PrintError>;

/// A kind of handout.
#[derive(Clone, Copy)]
pub struct PrintKind {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name in the window.
    pub title: &'static str,
    /// What it is good for, in a sentence.
    pub help: &'static str,
    /// Where it stands in the list.
    pub shelf: Shelf,
    /// The paper it is made for.
    pub paper: Paper,
    /// What one may choose for this kind beside what holds for all.
    pub settings: &'static [Setting],
    /// Makes its pages.
    pub pages: MakePages,
}

impl PrintKind {
    /// Makes its pages of a released map. The error is a sentence on why there are none.
    pub fn print(&self, released: &Released, options: &PrintOptions, pace: &Pace) -> Result<Printout, PrintError> {
        let mut printout = (self.pages)(&mut Job { released, options, types: &mut Typesetter::new(), pace })?;
        printout.warnings.extend(missing::told(released.map(), &printout.pages));
        Ok(printout)
    }
}

impl fmt::Debug for PrintKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PrintKind({})", self.name)
    }
}

/// Every kind of handout. A new one is a row here.
#[rustfmt::skip]
pub const KINDS: &[PrintKind] = &[
    map_sheet::KIND,
    poster::KIND,
    how_to_read::KIND,
    loops::KIND,
    quote_cards::KIND,
    reading::KIND,
    evidence::KIND,
    actors::KIND,
    issues::KIND,
    leverage::KIND,
    two_loops::KIND,
    table_sheets::KIND,
    gap::KIND,
    voting::KIND,
    facilitator::KIND,
    check_back::KIND,
    pack::KIND,
];

/// The kind with this name.
pub fn kind(name: &str) -> Option<&'static PrintKind> {
    KINDS.iter().find(|kind| kind.name == name)
}
