//! What the badges say: how many quotes by voice, as always; or, when coverage is asked for, whose voice was heard, how much was said, and
//! what is contradicted. One language of bars for all, on screen and on paper.

use super::evidence::{Counts, bar_counts, bar_of};
use super::marks::Marks;
use super::plan::Plan;
use crate::analysis::{Evidence, Heard};
use crate::map::CitedPart;

/// What the badges tell of coverage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoverageView {
    /// Nothing: how many quotes, by voice, where there are any.
    #[default]
    Off,
    /// Whether nobody, one voice or several were heard.
    Voices,
    /// How many quotes there are, of how many sources.
    Count,
    /// How many quotes say otherwise.
    Contradicted,
}

impl CoverageView {
    /// Every view, in the order of menus.
    pub const ALL: [Self; 4] = [Self::Off, Self::Voices, Self::Count, Self::Contradicted];

    /// Its title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Off => "Off",
            Self::Voices => "Voices heard",
            Self::Count => "How much was said",
            Self::Contradicted => "What is contradicted",
        }
    }

    /// Its name in settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Voices => "voices",
            Self::Count => "count",
            Self::Contradicted => "contradicted",
        }
    }

    /// The next one, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Off => Self::Voices,
            Self::Voices => Self::Count,
            Self::Count => Self::Contradicted,
            Self::Contradicted => Self::Off,
        }
    }
}

/// What one badge says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Saying {
    /// What stands before the bar; nothing where nobody has said anything.
    pub text: String,
    /// The parts of the bar.
    pub counts: Counts,
    /// How much of the bar they fill.
    pub share: f64,
}

impl Saying {
    fn new(text: impl Into<String>, counts: Counts) -> Self {
        Self { text: text.into(), counts, share: 1.0 }
    }
}

/// How the badges of a drawing are read.
pub(super) struct Reading {
    view: CoverageView,
    shown: bool,
    empty: bool,
    /// The most quotes on one part that is drawn.
    most: u32,
}

impl Reading {
    pub fn of(plan: &Plan, marks: &Marks) -> Self {
        let elements = plan.bodies.iter().map(|body| plan.evidence.on(CitedPart::Element(body.element.id)).total);
        let links = plan.links.iter().map(|link| plan.evidence_of(link).total);
        let most = if marks.coverage == CoverageView::Count { elements.chain(links).max().unwrap_or(0) } else { 0 };
        Self { view: marks.coverage, shown: marks.evidence, empty: marks.empty_evidence, most }
    }

    /// Whether coverage is told: then bars are drawn at any zoom, since they are what one looks for.
    pub fn is_coverage(&self) -> bool {
        self.view != CoverageView::Off
    }

    /// What the badge of a part says; `None` when it has none.
    pub fn says(&self, on: &Evidence) -> Option<Saying> {
        let nobody = || Saying::new("", Counts::default());
        let silent = on.heard() == Heard::Nobody;
        match self.view {
            CoverageView::Off if !self.shown => None,
            CoverageView::Off if silent => self.empty.then(nobody),
            CoverageView::Off => Some(Saying::new(on.total.to_string(), bar_counts(on))),
            CoverageView::Contradicted => (on.contradicting > 0).then(|| Saying::new(on.contradicting.to_string(), bar_of(&on.against))),
            _ if silent => Some(nobody()),
            CoverageView::Voices => Some(Saying::new(on.voices().max(1).to_string(), bar_counts(on).map(|count| count.min(1)))),
            CoverageView::Count => {
                let share = f64::from(on.total) / f64::from(self.most.max(1));
                Some(Saying { share, ..Saying::new(format!("{} \u{b7} {}", on.total, on.sources), bar_counts(on)) })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_view_says_its_own_and_none_shows_silence_as_more_than_an_empty_bar() {
        let reading = |view| Reading { view, shown: true, empty: false, most: 8 };
        let said =
            Evidence { by_voice: vec![3, 1, 0], against: vec![0, 1, 0], total: 4, contradicting: 1, sources: 2, ..Evidence::default() };
        let silent = Evidence { by_voice: vec![0; 3], against: vec![0; 3], ..Evidence::default() };
        let told = |view| reading(view).says(&said).map(|saying| (saying.text, saying.counts, saying.share));
        assert_eq!(told(CoverageView::Off), Some(("4".into(), [3, 1, 0], 1.0)));
        assert_eq!(told(CoverageView::Voices), Some(("2".into(), [1, 1, 0], 1.0)));
        assert_eq!(told(CoverageView::Count), Some(("4 \u{b7} 2".into(), [3, 1, 0], 0.5)));
        assert_eq!(told(CoverageView::Contradicted), Some(("1".into(), [0, 1, 0], 1.0)));
        let empty = Some(Saying::new("", [0; 3]));
        let nobody = CoverageView::ALL.map(|view| reading(view).says(&silent));
        assert_eq!(nobody, [None, empty.clone(), empty, None]);
    }
}
