//! The whole map in words: everything that can be read off the picture, for people who prefer text and for those who cannot see it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::block::Block;
use super::evidence::source_code;
use super::label::{capital, sentence};
use super::told_loops::loop_told;
use super::{alt_text, connection_sentence, counted, element_sentences, listed, pair_sentence};
use crate::analysis::{CausalGraph, LoopBook, LoopLimits, find_loops};
use crate::map::{
    Basis, CitedPart, Code, Connection, DEFAULT_DISCLAIMER, Element, ElementKind, PairSign, Quote, QuoteId, Reference, Stance, Status,
    SystemMap, framework,
};
use crate::release::Released;

/// The map in words: what it is, its elements by group with their connections and quotes, its named loops, notes, cases and
/// sources. A quote that bears on several parts stands in full with the first and is named at the others.
pub fn describe(released: &Released) -> Vec<Block> {
    let mut text = Text { map: released.map(), blocks: Vec::new(), quoted: BTreeSet::new(), on: BTreeMap::new() };
    for quote in text.map.quotes().iter() {
        for citation in &quote.citations {
            text.on.entry(citation.part).or_default().push(quote);
        }
    }
    text.opening(released.left_out().quotes);
    text.elements();
    text.loops();
    text.unplaced();
    text.notes();
    text.cases();
    text.sources();
    text.blocks
}

struct Text<'a> {
    map: &'a SystemMap,
    blocks: Vec<Block>,
    quoted: BTreeSet<QuoteId>,
    on: BTreeMap<CitedPart, Vec<&'a Quote>>,
}

impl<'a> Text<'a> {
    fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.blocks.push(Block::heading(level, text));
    }

    fn paragraph(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.blocks.push(Block::paragraph(text));
        }
    }

    fn item(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::item(text));
    }

    /// What whoever drew the map wrote beside its parts.
    fn notes(&mut self) {
        let notes: Vec<&str> = self.map.notes().iter().map(|note| note.text.trim()).filter(|text| !text.is_empty()).collect();
        if !notes.is_empty() {
            self.heading(2, "Notes on the map");
            for note in notes {
                self.item(note.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
    }

    fn opening(&mut self, left_out: usize) {
        let about = self.map.about();
        let title = if about.title.trim().is_empty() { "Systems map" } else { &about.title };
        self.heading(1, title);
        let version = if about.version.is_empty() { String::new() } else { format!("version {}", about.version) };
        let made: Vec<String> = [listed(&about.authors), version, about.date.clone()].into_iter().filter(|s| !s.is_empty()).collect();
        self.paragraph(sentence(&capital(&made.join(", "))));
        self.paragraph(about.purpose.clone());
        self.paragraph(alt_text(self.map));
        let disclaimer = if about.disclaimer.is_empty() { DEFAULT_DISCLAIMER } else { &about.disclaimer };
        self.paragraph(disclaimer);
        self.paragraph(
            "How to read it: \u{201c}The more A, the less B\u{201d} means that when A rises, B falls below what it would otherwise have been. \
             Letters and numbers such as N12 are the codes on the map and on every handout.",
        );
        if left_out > 0 {
            let are = if left_out == 1 { "is" } else { "are" };
            self.paragraph(format!("{} {are} not shown, because nobody agreed to that use.", capital(&counted(left_out, "quote"))));
        }
    }

    /// Elements under the groups of the first grouping, or under their kinds.
    fn elements(&mut self) {
        let map = self.map;
        let mut told = BTreeSet::new();
        if let Some(grouping) = map.groupings().iter().next() {
            for group in map.groups_in(grouping.id) {
                let members: Vec<&Element> = map.members(group.id).filter(|e| told.insert(e.id)).collect();
                self.section(&format!("{}: {}", grouping.title, group.title), &members);
            }
        }
        for kind in ElementKind::ALL {
            let others: Vec<&Element> = map.elements().filter(|e| e.kind == kind && !told.contains(&e.id)).collect();
            self.section(kind.spec().plural, &others);
        }
    }

    fn section(&mut self, title: &str, members: &[&'a Element]) {
        if members.is_empty() {
            return;
        }
        self.heading(2, title);
        for element in members {
            self.element(element);
        }
    }

    fn element(&mut self, element: &'a Element) {
        let code = Code::element(element.number);
        self.heading(3, format!("{code} {}", element.label));
        let mut what = vec![format!("{}.", element.kind.spec().name)];
        what.extend((!element.level.is_empty()).then(|| format!("Level: {}.", element.level)));
        what.extend(element.leverage.levels.iter().filter_map(|(key, level)| {
            let framework = framework(key)?;
            let name = framework.levels.iter().find(|l| l.key == level)?.name;
            Some(format!("Leverage point ({}): {name}.", framework.title))
        }));
        what.extend(status_word(element.status).map(String::from));
        what.extend(element.horizon.sentence().map(String::from));
        what.extend(self.found_in(&element.references));
        self.paragraph(what.join(" "));
        self.paragraph(element.description.clone());
        self.paragraph(element_sentences(self.map, element).join(" "));
        self.quotes(CitedPart::Element(element.id));
        let leaving: Vec<&Connection> = self.map.connections_of(element.id).into_iter().filter(|c| c.from == element.id).collect();
        self.contests(&leaving);
        for connection in leaving {
            self.connection(connection);
        }
    }

    /// Says once that people differ on a pair, before its claims.
    fn contests(&mut self, claims: &[&Connection]) {
        let pairs: BTreeSet<_> = claims.iter().flat_map(|c| c.causal_pairs()).collect();
        for (from, to) in pairs {
            if self.map.pair_sign(from, to) == Some(PairSign::Contested) {
                self.paragraph(pair_sentence(self.map, from, to).unwrap_or_default());
            }
        }
    }

    fn connection(&mut self, connection: &Connection) {
        let mut told = vec![format!("{}: {}", Code::connection(connection.number), connection_sentence(self.map, connection))];
        if !connection.rationale.trim().is_empty() {
            told.push(sentence(&connection.rationale));
        }
        if connection.basis == Basis::Inferred {
            told.push("Read between the lines by those who drew the map.".to_owned());
        }
        told.extend(status_word(connection.status).map(String::from));
        told.extend(connection.horizon.sentence().map(String::from));
        told.extend(self.found_in(&connection.references));
        self.item(told.join(" "));
        self.quotes(CitedPart::Connection(connection.id));
    }

    /// Where something was found, by the codes that the list of sources explains; a map with one source needs none.
    fn found_in(&self, references: &[Reference]) -> Option<String> {
        let alone = self.map.sources().len() == 1;
        let found = references.iter().filter_map(|r| {
            let code = source_code(self.map.sources().get(r.source)?);
            Some(match (r.locator.is_empty(), alone) {
                (true, _) => code,
                (false, true) => r.locator.clone(),
                (false, false) => format!("{code}, {}", r.locator),
            })
        });
        let found: Vec<String> = found.collect();
        (!found.is_empty()).then(|| format!("Source: {}.", listed(&found)))
    }

    /// Quotes on a part, by voice in the order of the map's voices; those that stand further up by their codes.
    fn quotes(&mut self, part: CitedPart) {
        let Some(quotes) = self.on.remove(&part) else { return };
        let (again, new): (Vec<&Quote>, Vec<&Quote>) = quotes.into_iter().partition(|quote| self.quoted.contains(&quote.id));
        let mut voices: Vec<Option<_>> = self.map.voices().iter().map(|voice| Some(voice.id)).collect();
        voices.push(None);
        for voice in voices {
            let of_voice = |q: &&&Quote| q.voice.filter(|&v| self.map.voices().contains(v)) == voice;
            let said: Vec<&Quote> = new.iter().filter(of_voice).copied().collect();
            if said.is_empty() {
                continue;
            }
            if new.len() > 1 {
                let name = voice.and_then(|id| self.map.voices().get(id)).map_or("Other voices", |v| v.name.as_str());
                self.paragraph(format!("{name} ({}):", counted(said.len(), "quote")));
            }
            for quote in said {
                self.quote(quote, quote.stance_on(part).unwrap_or_default());
            }
        }
        let again: Vec<String> = again.into_iter().map(|quote| stated(quote, quote.stance_on(part).unwrap_or_default())).collect();
        if !again.is_empty() {
            self.paragraph(format!("Quoted further up: {}.", listed(&again)));
        }
    }

    fn quote(&mut self, quote: &Quote, stance: Stance) {
        let code = Code::quote(quote.number);
        match stance {
            Stance::Supports => {}
            Stance::Contradicts => self.paragraph(format!("{code} says otherwise:")),
            Stance::Qualifies => self.paragraph(format!("{code} says yes, but:")),
        }
        self.quoted.insert(quote.id);
        if quote.sensitive {
            self.paragraph("The next quote touches on a sensitive topic:");
        }
        self.blocks.push(Block::Quote { text: quote.text().to_owned(), attribution: quote.attribution.clone(), code: code.to_string() });
    }

    fn loops(&mut self) {
        let loops = find_loops(&Arc::new(CausalGraph::of(self.map)), LoopLimits::default(), None);
        let book = LoopBook::of(self.map, &loops);
        if book.rows.is_empty() && book.broken.is_empty() {
            return;
        }
        self.heading(2, "Feedback loops");
        let unnamed = book.rows.iter().filter(|row| row.named.is_none()).count();
        let mut named: Vec<_> =
            book.rows.iter().filter_map(|row| Some((row, self.map.named_loops().get(row.named?)?, row.spelled(&loops)?))).collect();
        named.sort_by_key(|(row, named, _)| (row.kind, named.number));
        for (row, named, found) in named {
            self.blocks.extend(loop_told(self.map, &row.code, named, &found));
            self.quotes(CitedPart::Loop(named.id));
        }
        if unnamed > 0 {
            let more = if loops.truncated { "at least " } else { "" };
            let length = loops.max_length.map_or_else(String::new, |n| format!(" of up to {n} steps"));
            self.paragraph(format!("Beside these, the map has {more}{}{length} that nobody named.", counted(unnamed, "loop")));
        }
        for &id in &book.broken {
            if let Some(name) = self.map.named_loops().get(id).map(|named| named.name.clone()) {
                self.paragraph(format!("The loop \u{201c}{name}\u{201d} is broken: a step of it is no longer on the map."));
                self.quotes(CitedPart::Loop(id));
            }
        }
    }

    fn unplaced(&mut self) {
        let rest: Vec<&Quote> = self.map.quotes().iter().filter(|q| !self.quoted.contains(&q.id)).collect();
        if rest.is_empty() {
            return;
        }
        self.heading(2, "Quotes still to be placed");
        for quote in rest {
            self.quote(quote, Stance::Supports);
        }
    }

    fn cases(&mut self) {
        if self.map.cases().is_empty() {
            return;
        }
        self.heading(2, "Examples");
        for case in self.map.cases().iter() {
            let about: Vec<String> = [&case.kind, &case.place].into_iter().filter(|s| !s.is_empty()).cloned().collect();
            let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
            let shows: Vec<String> = case.elements.iter().filter_map(|&id| self.map.code_of(id)).map(|c| c.to_string()).collect();
            let shows = if shows.is_empty() { String::new() } else { format!(" It shows {}.", listed(&shows)) };
            let read_on = if case.read_on.is_empty() { String::new() } else { format!(" Read on: {}", sentence(&case.read_on)) };
            let found = self.found_in(&case.references).map_or_else(String::new, |found| format!(" {found}"));
            self.item(format!("{}{about}.{shows}{read_on}{found}", case.title));
        }
    }

    fn sources(&mut self) {
        if self.map.sources().is_empty() {
            return;
        }
        self.heading(2, "Sources");
        for source in self.map.sources().iter() {
            let parts: Vec<String> =
                [&source.title, &source.citation, &source.note].into_iter().filter(|s| !s.trim().is_empty()).map(|s| sentence(s)).collect();
            self.item(format!("{}: {}", source_code(source), parts.join(" ")));
        }
    }
}

/// A quote by its code, with its stance where it does not simply support.
fn stated(quote: &Quote, stance: Stance) -> String {
    let code = Code::quote(quote.number);
    match stance {
        Stance::Supports => code.to_string(),
        Stance::Contradicts => format!("{code} (says otherwise)"),
        Stance::Qualifies => format!("{code} (says yes, but)"),
    }
}

const fn status_word(status: Status) -> Option<&'static str> {
    match status {
        Status::None => None,
        Status::Draft => Some("A draft."),
        Status::Validated => Some("Agreed by those who took part."),
        Status::Disputed => Some("Those who took part see it differently."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Citation, Consent, Extra, Polarity, Voice, VoiceId};
    use crate::release::{Audience, release};
    use crate::words::sample;

    fn with_quotes() -> SystemMap {
        let map = sample::ring(&[Polarity::Plus, Polarity::Minus]);
        let parts =
            [CitedPart::Element(map.element_by_number(2).unwrap().id), CitedPart::Connection(map.connection_by_number(2).unwrap().id)];
        let mut records = map.records();
        for (number, name) in [(1, "Person accessing support"), (2, "Literature")] {
            records
                .push(Voice { id: VoiceId::from_value(number), number: number as u32, name: name.into(), extra: Extra::default() }.into());
        }
        for (number, voice, consent) in [
            (1, Some(2), Consent::Public),
            (2, Some(1), Consent::Workshop),
            (3, None, Consent::Workshop),
            (4, Some(1), Consent::NotRecorded),
        ] {
            let mut quote =
                Quote::new(QuoteId::from_value(number), number as u32, format!("words \u{201c}{number}\u{201d} \u{2026}  as said"));
            quote.voice = voice.map(VoiceId::from_value);
            quote.consent = consent;
            quote.citations = parts.iter().map(|&part| Citation::new(part, Stance::Supports)).collect();
            records.push(quote.into());
        }
        SystemMap::from_records(records, map.numbers()).0
    }

    fn quotes(blocks: &[Block]) -> Vec<&str> {
        blocks.iter().filter_map(|b| if let Block::Quote { code, .. } = b { Some(code.as_str()) } else { None }).collect()
    }

    #[test]
    fn quotes_come_by_voice_once_in_full_and_byte_for_byte() {
        let blocks = describe(&release(&with_quotes(), Audience::Workshop));
        assert_eq!(quotes(&blocks), ["Q2", "Q1", "Q3"]);
        assert!(blocks.iter().any(|b| matches!(b, Block::Quote { text, .. } if text == "words \u{201c}2\u{201d} \u{2026}  as said")));
        let text = format!("{blocks:?}");
        assert!(text.contains("1 quote is not shown") && !text.contains("words \\u{201c}4"));
        assert!(text.contains("Quoted further up: Q1, Q2 and Q3."));
        assert_eq!(quotes(&describe(&release(&with_quotes(), Audience::Public))), ["Q1"]);
    }

    #[test]
    fn every_element_connection_and_named_loop_is_told() {
        let map = with_quotes();
        let blocks = describe(&release(&map, Audience::Workshop));
        for element in map.elements() {
            let heading = Block::heading(3, format!("{} {}", Code::element(element.number), element.label));
            assert!(blocks.contains(&heading), "{heading:?}");
        }
        for connection in map.connections() {
            let told = connection_sentence(&map, connection);
            assert!(blocks.iter().any(|b| matches!(b, Block::Item(text) if text.contains(&told))), "{told}");
        }
        assert!(blocks.contains(&Block::heading(3, "B3 Round and round")));
        assert!(blocks.contains(&Block::paragraph("To discuss: Where would you stop it?")));
    }
}
