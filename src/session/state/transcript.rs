//! The transcript beside the map: which text, what is selected in it, and what its passages are given when they are coded.

use std::ops::Range;
use std::sync::Arc;

use crate::document::Document;
use crate::map::{Part, QuoteId, Stance};
use crate::session::Derived;
use crate::transcript::{Coded, Coding, Speakers, Transcript};

use super::targets::{Target, targets};

/// What is selected, from where it began to where it goes on: characters of the text. Nothing but a place when both are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stretch {
    /// Where it began.
    pub anchor: u32,
    /// Where it goes on.
    pub focus: u32,
}

impl Stretch {
    /// A place.
    pub const fn at(at: u32) -> Self {
        Self { anchor: at, focus: at }
    }

    /// These characters.
    pub fn of(chars: &Range<u32>) -> Self {
        Self { anchor: chars.start, focus: chars.end }
    }

    /// Its characters.
    pub fn chars(self) -> Range<u32> {
        self.anchor.min(self.focus)..self.anchor.max(self.focus)
    }
}

/// What the pointer does in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grip {
    /// Nothing.
    #[default]
    Idle,
    /// It draws a selection.
    Selecting,
    /// It went down on the selection and has not moved yet.
    Lifting,
    /// It carries the selection to the map.
    Carrying,
}

/// The field in which one types what a passage is to be hung on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeField {
    /// As typed so far.
    pub text: String,
    /// The line of the list that Enter picks.
    pub row: usize,
    /// For, against, or yes-but.
    pub stance: Stance,
}

/// The transcript and its pane.
#[derive(Clone, Debug)]
pub struct TranscriptState {
    /// The text; none is no pane.
    pub open: Option<Arc<Transcript>>,
    /// The text stays, its pane is put away.
    pub folded: bool,
    /// What every quote from it is given.
    pub coding: Coding,
    /// Whether that is shown to be changed.
    pub settings_open: bool,
    /// Whether lines that begin with a name and a colon are taken for who speaks.
    pub recognise: bool,
    /// What is selected.
    pub selected: Stretch,
    /// What the pointer does.
    pub grip: Grip,
    /// The field for codes, when it is open.
    pub field: Option<CodeField>,
    /// What the field could mean, best first.
    pub targets: Arc<Vec<Target>>,
    /// Which character to bring into view; the number goes up each time.
    pub show: (u64, u32),
    /// What of the text is coded.
    pub coded: Arc<Coded>,
    /// Who speaks in it.
    pub speakers: Arc<Speakers>,
    made: Option<(u64, String)>,
    offered: Option<(u64, Option<Part>, String)>,
    followed: Option<QuoteId>,
}

impl Default for TranscriptState {
    fn default() -> Self {
        Self {
            open: None,
            folded: false,
            coding: Coding::default(),
            settings_open: false,
            recognise: true,
            selected: Stretch::default(),
            grip: Grip::Idle,
            field: None,
            targets: Arc::default(),
            show: (0, 0),
            coded: Arc::default(),
            speakers: Arc::default(),
            made: None,
            offered: None,
            followed: None,
        }
    }
}

impl TranscriptState {
    /// The pane of another text, or none; what was chosen for any text stays.
    #[must_use]
    pub fn anew(&self, open: Option<Arc<Transcript>>, coding: Coding) -> Self {
        Self { open, coding, recognise: self.recognise, show: (self.show.0, 0), ..Self::default() }
    }

    /// The text, when its pane is shown.
    pub fn shown(&self) -> Option<&Arc<Transcript>> {
        self.open.as_ref().filter(|_| !self.folded)
    }

    /// Who speaks, when that is to be recognised and somebody was.
    pub fn speakers(&self) -> Option<&Speakers> {
        Some(&*self.speakers).filter(|speakers| self.recognise && !speakers.is_empty())
    }

    /// Whether the selection is carried to the map.
    pub fn is_carrying(&self) -> bool {
        self.grip == Grip::Carrying
    }

    /// Brings a character into view.
    pub fn reveal(&mut self, at: u32) {
        self.show = (self.show.0 + 1, at);
    }

    /// Brings up to date what is derived from the map. Not while a gesture is under way.
    pub fn refresh(&mut self, document: &Document, derived: &Derived) {
        let Some(transcript) = self.open.clone() else { return };
        let made = (document.revision(), transcript.digest().to_owned());
        if self.made.as_ref() != Some(&made) && !(document.is_open() && self.made.is_some()) {
            if self.made.as_ref().is_none_or(|(_, digest)| *digest != made.1) {
                self.speakers = Arc::new(Speakers::of(&transcript));
            }
            self.coded = Arc::new(Coded::of(&transcript, document.map()));
            self.made = Some(made);
        }
        self.follow(document);
        let Some(field) = &self.field else { return };
        let offered = (document.revision(), document.selection().single(), field.text.clone());
        if self.offered.as_ref() != Some(&offered) {
            self.targets = Arc::new(targets(document, derived, &field.text));
            self.offered = Some(offered);
        }
    }

    /// A quote that has just been selected is brought into view where it was said.
    fn follow(&mut self, document: &Document) {
        let selected = if let Some(Part::Quote(id)) = document.selection().single() { Some(id) } else { None };
        if selected != self.followed {
            self.followed = selected;
            if let Some(chars) = selected.and_then(|id| self.coded.of_quote(id)) {
                self.reveal(chars.start);
            }
        }
    }
}
