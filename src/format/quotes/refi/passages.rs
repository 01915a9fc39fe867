//! From what a project tells to quotes: the words of every passage out of its source, with its codes and the role of who spoke.

use std::collections::HashMap;

use super::listen::{Selection, SourceTold, Told};
use super::people::People;
use super::slice::{Fit, SourceText};
use crate::format::guard::Container;
use crate::format::quotes::sheet::{QuoteSheet, SheetQuote};
use crate::format::{FormatError, decode};
use crate::words::counted;

/// What is counted on the way, for the report.
#[derive(Default)]
struct Counts {
    cut_short: usize,
    unproved: usize,
    without_words: usize,
    missing: usize,
}

pub(super) fn sheet(told: Told, container: &mut Container<'_>) -> Result<QuoteSheet, FormatError> {
    let people = People::of(&told.cases, &told.variables, &told.sets);
    // ATLAS.ti and QualCoder count a line end as one character, whatever the file has.
    let origin = told.origin.to_lowercase();
    let counts_one = origin.contains("atlas") || origin.contains("qualcoder");
    let (mut sheet, mut counts) = (QuoteSheet::default(), Counts::default());
    for source in &told.sources {
        if !source.is_note && !sheet.sources.contains(&source.title) {
            sheet.sources.push(source.title.clone());
        }
        if source.selections.is_empty() {
            continue;
        }
        let text = text_of(source, container)?;
        counts.missing += usize::from(text.is_none());
        let mut known: HashMap<(usize, usize), usize> = HashMap::new();
        for selection in &source.selections {
            let codes = selection.codes.iter().filter_map(|guid| told.codes.name(guid)).map(str::to_owned);
            if let Some(quote) = selection.range.and_then(|range| known.get(&range)).and_then(|&at| sheet.quotes.get_mut(at)) {
                // Some programs write a passage once for each of its codes.
                quote.codes.extend(codes);
                continue;
            }
            let Some(mut quote) = quote(source, selection, text.as_ref(), counts_one, &mut counts) else { continue };
            if selection.page.is_some()
                && let Some(known) = sheet.quotes.iter_mut().rev().find(|known| is_twin(known, &quote))
            {
                // A passage of a PDF is marked on its page and in its text.
                known.locator = format!("{}, {}", quote.locator, known.locator);
                let new: Vec<String> = codes.filter(|code| !known.codes.contains(code)).collect();
                known.codes.extend(new);
                continue;
            }
            let person = people.behind(&selection.guid, &source.guids);
            let attribution = if person.attribution.is_empty() { person.role.clone() } else { person.attribution };
            (quote.attribution, quote.voice, quote.participant) = (attribution, person.role, person.participant);
            quote.consent = person.consent;
            let note = told.note_on(selection);
            quote.code_stances = note.stances;
            if !note.place.is_empty() {
                quote.locator = note.place;
            }
            quote.codes.extend(codes);
            known.extend(selection.range.map(|range| (range, sheet.quotes.len())));
            sheet.quotes.push(quote);
        }
    }
    sheet.report = told.not_carried();
    counts.tell(&people, &mut sheet.report);
    sheet.codes = told.codes.into_sheet();
    Ok(sheet)
}

/// Whether a quote is the one with these words in the text of the same source.
fn is_twin(known: &SheetQuote, quote: &SheetQuote) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    known.source == quote.source && known.locator.starts_with("characters") && plain(&known.text) == plain(&quote.text)
}

/// The words of a passage: out of the text of its source, else what the file calls it.
fn quote(
    source: &SourceTold,
    selection: &Selection,
    text: Option<&SourceText>,
    counts_one: bool,
    counts: &mut Counts,
) -> Option<SheetQuote> {
    let found = selection.range.zip(text).and_then(|((start, end), text)| text.passage(start, end, &selection.name, counts_one));
    let (text, cut_short) = if let Some((text, fit)) = found {
        counts.unproved += usize::from(fit == Fit::Unproved && !selection.name.trim().is_empty());
        (text, false)
    } else {
        let length = selection.range.map_or(0, |(start, end)| end.saturating_sub(start));
        let name = &selection.name;
        (name.clone(), name.ends_with('\u{2026}') || name.ends_with("...") || name.chars().count() < length)
    };
    if text.trim().is_empty() {
        counts.without_words += 1;
        return None;
    }
    counts.cut_short += usize::from(cut_short);
    let locator = match (selection.page, selection.range) {
        (Some(page), _) => format!("p. {page}"),
        (None, Some((start, end))) => format!("characters {start}\u{2013}{end}"),
        (None, None) => String::new(),
    };
    let locator = if cut_short { format!("{locator}, text cut short").trim_start_matches(", ").to_owned() } else { locator };
    Some(SheetQuote { text, source: source.title.clone(), locator, cut_short, ..SheetQuote::default() })
}

/// The text of a source: written in the project, or a file beside it.
fn text_of(source: &SourceTold, container: &mut Container<'_>) -> Result<Option<SourceText>, FormatError> {
    if let Some(text) = &source.inline {
        return Ok(Some(SourceText::new(text.clone())));
    }
    // internal://GUID.txt lies in the folder of sources; paths to elsewhere on somebody's disk are not followed.
    let Some(name) = source.path.strip_prefix("internal://").map(|name| name.trim_start_matches('/')) else { return Ok(None) };
    let bytes = [format!("sources/{name}"), name.to_owned()].iter().find_map(|name| container.read(name)).transpose()?;
    Ok(bytes.map(|bytes| SourceText::new(decode(&bytes).text)))
}

impl Counts {
    fn tell(&self, people: &People, report: &mut Vec<String>) {
        let have = |count: usize| if count == 1 { "has" } else { "have" };
        if self.missing > 0 {
            report.push(format!(
                "{} {} no text in the file; the passages are as long as the names that the file gives them",
                counted(self.missing, "source"),
                have(self.missing)
            ));
        }
        if self.cut_short > 0 {
            let told = counted(self.cut_short, "quote");
            report.push(format!("{told} {} only the beginning of what was said, and says so as its place", have(self.cut_short)));
        }
        if self.unproved > 0 {
            let told = counted(self.unproved, "passage");
            report.push(format!("{told} {} a name of its own in the file; look whether the words are the ones meant", have(self.unproved)));
        }
        if self.without_words > 0 {
            let told = counted(self.without_words, "passage");
            report.push(format!(
                "{told} of a picture, recording or PDF without words {} left out",
                if self.without_words == 1 { "is" } else { "are" }
            ));
        }
        if people.named > 0 {
            let told = counted(people.named, "case");
            report.push(format!("{told} {} a name that may be a person\u{2019}s; it is not carried over", have(people.named)));
        }
    }
}
