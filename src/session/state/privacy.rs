//! The page "Before it leaves": what was found in what an audience would see, which finding one looks at, and what is being done about it.

use std::sync::Arc;

use crate::document::Document;
use crate::map::RecordId;
use crate::release::Audience;
use crate::release::check::{Finding, findings, open_findings};
use crate::session::errand::Errand;

/// What is being done about a finding: words typed so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Other words for it.
    Replace(String),
    /// Why it may stay.
    Keep(String),
}

/// What the page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PrivacyTab {
    /// What was found.
    #[default]
    Findings,
    /// What is looked for.
    Lists,
}

impl PrivacyTab {
    /// Every tab, from left to right.
    pub const ALL: [Self; 2] = [Self::Findings, Self::Lists];

    /// The word on it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Findings => "What was found",
            Self::Lists => "What is looked for",
        }
    }
}

/// What was looked through: the map at this revision, for these readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Asked {
    revision: u64,
    audience: Option<Audience>,
}

/// The page, and what was found.
#[derive(Debug)]
pub struct PrivacyState {
    /// For whom; none looks through everything that the map holds.
    pub audience: Option<Audience>,
    /// What the page shows.
    pub tab: PrivacyTab,
    /// The finding that one looks at, from 0, among [`Self::listed`].
    pub chosen: usize,
    /// What is being done about it.
    pub doing: Option<Doing>,
    /// Whether words are replaced wherever they stand.
    pub everywhere: bool,
    /// Whether findings that are kept are listed too.
    pub with_kept: bool,
    found: Errand<Asked, Arc<[Finding]>>,
    listed: Vec<usize>,
}

impl Default for PrivacyState {
    fn default() -> Self {
        Self {
            audience: Some(Audience::default()),
            tab: PrivacyTab::default(),
            chosen: 0,
            doing: None,
            everywhere: false,
            with_kept: false,
            found: Errand::default(),
            listed: Vec::new(),
        }
    }
}

impl PrivacyState {
    /// Asks for what is to be found for these readers, unless it is there or on its way; takes in what has come.
    pub fn refresh(&mut self, document: &Document, audience: Option<Audience>) {
        let asked = Asked { revision: document.revision(), audience };
        self.found.take(|| Arc::from([]));
        if !self.found.is_answered(&asked) && !self.found.is_out_for(&asked) {
            let map = document.map().clone();
            self.found.send(asked, move || findings(&map, audience).into());
        }
        self.list();
    }

    /// Lists what is shown, and keeps the choice within it.
    pub fn list(&mut self) {
        let with_kept = self.with_kept;
        let listed = |(_, finding): &(usize, &Finding)| with_kept || finding.kept.is_none();
        self.listed = self.all().iter().enumerate().filter(listed).map(|(at, _)| at).collect();
        self.chosen = self.chosen.min(self.listed.len().saturating_sub(1));
    }

    fn all(&self) -> &[Finding] {
        self.found.last().map_or(&[], |(_, found)| found)
    }

    /// How many findings are listed.
    pub fn listed(&self) -> usize {
        self.listed.len()
    }

    /// A finding of the list.
    pub fn finding(&self, at: usize) -> Option<&Finding> {
        self.listed.get(at).and_then(|&at| self.all().get(at))
    }

    /// The finding that one looks at.
    pub fn the_chosen(&self) -> Option<&Finding> {
        self.finding(self.chosen)
    }

    /// Whether a thread is looking.
    pub fn is_waiting(&self) -> bool {
        self.found.is_out()
    }

    /// Waits for the thread that is looking.
    pub fn wait(&mut self) {
        self.found.wait();
        self.list();
    }

    /// How many findings are open for these readers, once that is known.
    pub fn open(&self, audience: Option<Audience>) -> Option<usize> {
        let (asked, found) = self.found.last()?;
        (asked.audience == audience).then(|| open_findings(found).count())
    }

    /// How many findings were kept.
    pub fn kept(&self) -> usize {
        self.all().len() - open_findings(self.all()).count()
    }

    /// The record of the finding that one looks at.
    pub fn record(&self) -> Option<RecordId> {
        self.the_chosen().map(|finding| finding.place.record)
    }
}
