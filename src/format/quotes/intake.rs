//! What bringing a sheet of quotes on to a map means: which quotes are new, which parts they bear on, which voices, sources and elements come
//! with them. Nothing is written until its edit is made, and that is one step of the history.

use super::arrivals::Arrivals;
use super::parts::{Parts, last_name};
use super::sheet::{PartKind, QuoteSheet, SheetQuote};
use super::told::{Remarks, told};
use super::{arrivals, terms};
use crate::document::{Edit, ElementField};
use crate::map::{Citation, CitedPart, Consent, Element, NamedLoop, Quote, Record, Source, Stance, SystemMap, Voice};

/// What becomes of the codes of an analysis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeUse {
    /// Quotes are hung on the elements that have a code's name; other codes wait.
    #[default]
    Match,
    /// Codes without an element of their name become one.
    Become,
    /// All wait: the quotes keep the names of their codes.
    Leave,
}

impl CodeUse {
    /// Every use, in the order of the window.
    pub const ALL: [Self; 3] = [Self::Match, Self::Become, Self::Leave];

    /// The words in the window.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Match => "Match elements",
            Self::Become => "Become elements",
            Self::Leave => "Leave unplaced",
        }
    }

    /// What it means, in a sentence.
    pub const fn help(self) -> &'static str {
        match self {
            Self::Match => "A quote is hung on every element that has the name of one of its codes. Other codes wait with the quote.",
            Self::Become => "Codes that no element has the name of become elements beside the map, with their quotes.",
            Self::Leave => "Quotes come in unplaced and keep the names of their codes.",
        }
    }
}

/// How many of what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IntakeCounts {
    /// Quotes that are not on the map yet.
    pub new: usize,
    /// Quotes that are on the map already.
    pub known: usize,
    /// Of those, quotes that found a part they waited for.
    pub grown: usize,
    /// Quotes that were or are withdrawn, and stay out.
    pub withdrawn: usize,
    /// New quotes that bear on no part.
    pub unplaced: usize,
    /// Codes that become elements.
    pub elements: usize,
    /// Sources that come along.
    pub sources: usize,
    /// Voices that come along.
    pub voices: usize,
}

/// Quotes on their way on to a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intake {
    counts: IntakeCounts,
    report: Vec<String>,
    quotes: Vec<Quote>,
    grown: Vec<Quote>,
    elements: Vec<Element>,
    voices: Vec<Voice>,
    sources: Vec<Source>,
    loops: Vec<NamedLoop>,
}

impl Intake {
    /// What bringing this sheet on to this map means.
    pub fn of(sheet: &QuoteSheet, map: &SystemMap, codes: CodeUse) -> Self {
        let mut intake = Self { report: sheet.report.clone(), ..Self::default() };
        let mut parts = Parts::of(map);
        if codes == CodeUse::Become {
            intake.elements = arrivals::elements(&sheet.codes, map, &mut parts);
        }
        let mut arrivals = Arrivals::of(map, sheet.says_voices);
        let mut remarks = Remarks::default();
        for (read, id) in sheet.quotes.iter().zip(sheet.identities()) {
            let consent = terms::consent(&read.consent);
            if map.tombstones().contains(id) || consent == Some(Consent::Withdrawn) {
                intake.counts.withdrawn += 1;
                continue;
            }
            if let Some(known) = map.quotes().get(id) {
                intake.counts.known += 1;
                intake.grow(known, &parts, codes);
                continue;
            }
            let mut quote = arrivals.quote(id, read, &mut remarks);
            quote.consent = consent.unwrap_or_default();
            if consent.is_none() {
                remarks.count("an unknown word for consent, taken for not recorded", &read.consent);
            }
            if read.text.contains(terms::is_unseen) {
                remarks.count("a character that cannot be seen and may turn or hide what is read; it is kept", "");
            }
            intake.place(&mut quote, read, &parts, codes, &mut remarks);
            intake.counts.unplaced += usize::from(quote.citations.is_empty());
            intake.quotes.push(quote);
        }
        (intake.voices, intake.sources) = arrivals.into_new();
        intake.report.extend(remarks.sentences());
        intake.count();
        intake
    }

    /// How many of what.
    pub fn counts(&self) -> IntakeCounts {
        self.counts
    }

    /// Everything guessed, not found or not carried over, a sentence each.
    pub fn report(&self) -> &[String] {
        &self.report
    }

    /// The quotes that are new, as they will be; their numbers are given when they are written.
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }

    /// The elements that codes become.
    pub fn elements(&self) -> &[Element] {
        &self.elements
    }

    /// The voices that come along.
    pub fn voices(&self) -> &[Voice] {
        &self.voices
    }

    /// The sources that come along.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Whether there is anything to write.
    pub fn is_empty(&self) -> bool {
        self.quotes.is_empty() && self.grown.is_empty() && self.elements.is_empty()
    }

    /// All of it as one edit.
    pub fn edit(&self) -> Edit {
        let mut edits: Vec<Edit> = Vec::with_capacity(self.quotes.len() + 2 * self.elements.len() + 8);
        let put = |record: Record| Edit::Put(Box::new(record));
        edits.extend(self.voices.iter().cloned().map(Record::from).map(put));
        edits.extend(self.sources.iter().cloned().map(Record::from).map(put));
        for element in &self.elements {
            edits.push(Edit::AddElement { id: element.id, kind: element.kind, label: element.label.clone(), at: element.at });
            if !element.description.is_empty() {
                edits.push(Edit::Elements(vec![element.id], ElementField::Description(element.description.clone())));
            }
        }
        edits.extend(self.loops.iter().cloned().map(Record::from).map(put));
        edits.extend(self.quotes.iter().cloned().map(|quote| Edit::AddQuote(Box::new(quote))));
        edits.extend(self.grown.iter().cloned().map(Record::from).map(put));
        Edit::All("import quotes".to_owned(), edits)
    }

    /// What came of it, in one sentence.
    pub fn told(&self) -> String {
        told(&self.counts)
    }

    fn count(&mut self) {
        self.counts.new = self.quotes.len();
        self.counts.grown = self.grown.len();
        self.counts.elements = self.elements.len();
        self.counts.sources = self.sources.len();
        self.counts.voices = self.voices.len();
    }

    /// Hangs a new quote on every part that it names; the names of the others wait with it.
    fn place(&mut self, quote: &mut Quote, read: &SheetQuote, parts: &Parts<'_>, codes: CodeUse, remarks: &mut Remarks) {
        let stance = terms::stance(&read.stance).unwrap_or_else(|| {
            remarks.count("an unknown word for stance, taken for supports", &read.stance);
            Stance::Supports
        });
        for named in read.parts.iter().flat_map(|name| parts.named(name)) {
            match named {
                Ok(found) => {
                    if found.several {
                        remarks.count("a part whose name several parts have; the first was taken", "");
                    }
                    self.loops.extend(found.unnamed.filter(|unnamed| !self.loops.iter().any(|known| known.id == unnamed.id)));
                    cite(quote, found.part, stance);
                }
                Err(name) => {
                    remarks.count("a part that is not on the map", &name);
                    wait(quote, &name);
                }
            }
        }
        for code in &read.codes {
            let stance = read.code_stances.get(code).and_then(|word| terms::stance(word)).unwrap_or(stance);
            match coded(code, parts, codes) {
                Some(part) => cite(quote, part, stance),
                None => wait(quote, code),
            }
        }
    }

    /// A quote that is on the map already is hung on parts that it waited for and that have come since. Nothing else of it changes: it may
    /// have been worked on.
    fn grow(&mut self, known: &Quote, parts: &Parts<'_>, codes: CodeUse) {
        let mut quote = known.clone();
        quote.waits_for.retain(|name| {
            let part = parts.one(PartKind::Element, name).map(|found| found.part).or_else(|| coded(name, parts, codes));
            let part = part.filter(|part| codes != CodeUse::Leave && !matches!(part, CitedPart::Loop(_)));
            part.inspect(|&part| cite_again(&mut quote.citations, part)).is_none()
        });
        if quote != *known {
            self.grown.push(quote);
        }
    }
}

/// The part that has the name of a code, whole or without the codes above it.
fn coded(code: &str, parts: &Parts<'_>, codes: CodeUse) -> Option<CitedPart> {
    if codes == CodeUse::Leave {
        return None;
    }
    parts.element(code).or_else(|| parts.element(last_name(code))).map(CitedPart::Element)
}

fn cite(quote: &mut Quote, part: CitedPart, stance: Stance) {
    if quote.stance_on(part).is_none() {
        quote.citations.push(Citation::new(part, stance));
    }
}

fn cite_again(citations: &mut Vec<Citation>, part: CitedPart) {
    if !citations.iter().any(|citation| citation.part == part) {
        citations.push(Citation::new(part, Stance::Supports));
    }
}

fn wait(quote: &mut Quote, name: &str) {
    if !quote.waits_for.iter().any(|known| known == name) {
        quote.waits_for.push(name.to_owned());
    }
}
