//! A map for programs of qualitative analysis: elements, connections and loops as codes, quotes as coded passages, the map as a drawing. Every
//! identifier is new, so that nobody can join a copy to its map.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::note;
use crate::format::package::Package;
use crate::format::picture::title;
use crate::format::registry::{Format, Shelf};
use crate::format::svg::escaped;
use crate::format::{ExportOptions, FormatError};
use crate::map::{CitedPart, Consent, Element, ElementId, ElementKind, IdSource, Quote, SourceId, SystemMap, VoiceId};
use crate::release::Released;
use crate::words::{connection_sentence, told_loops};

/// A coded project in the list of formats.
pub(in crate::format) const PROJECT: Format = Format {
    name: "qdpx",
    title: "Coded project for NVivo, ATLAS.ti and others (REFI-QDA)",
    extensions: &["qdpx"],
    shelf: Shelf::Data,
    words: true,
    knows: None,
    import: None,
    export: Some(project),
};

/// A codebook in the list of formats.
pub(in crate::format) const CODEBOOK: Format = Format {
    name: "qdc",
    title: "Codebook for NVivo, ATLAS.ti and others (REFI-QDA)",
    extensions: &["qdc"],
    shelf: Shelf::Data,
    words: false,
    knows: None,
    import: None,
    export: Some(codebook),
};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
/// What stands between two passages.
const BETWEEN: &str = "\n\n";

#[expect(clippy::unnecessary_wraps, reason = "the signature of every export")]
fn codebook(released: &Released, options: &ExportOptions) -> Result<Vec<u8>, FormatError> {
    let mut guids = Guids::of(options);
    let codes = Codes::of(released.map(), &mut guids);
    let text = format!(
        "{HEAD}<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Causeway\">\n<Codes>\n{}</Codes>\n<Sets/>\n</CodeBook>\n",
        codes.text
    );
    Ok(text.into_bytes())
}

fn project(released: &Released, options: &ExportOptions) -> Result<Vec<u8>, FormatError> {
    let map = released.map();
    let mut guids = Guids::of(options);
    let codes = Codes::of(map, &mut guids);
    let variables = [("Role", guids.next()), ("Attribution", guids.next()), ("Consent", guids.next())];
    let mut package = Package::new();
    let mut sources = String::new();
    let mut files = Vec::new();
    for ((source, voice, attribution, consent), quotes) in texts(map) {
        let (guid, file) = (guids.next(), guids.next());
        let name = source.and_then(|id| map.sources().get(id)).map_or("Quotes", |source| source.title.trim());
        let _ = writeln!(sources, "<TextSource guid=\"{guid}\" name=\"{}\" plainTextPath=\"internal://{file}.txt\">", escaped(name));
        let mut text = String::new();
        let mut at = 0;
        for quote in quotes {
            let words = quote.text().replace("\r\n", "\n").replace('\r', "\n");
            let end = at + words.chars().count();
            selection(&mut sources, map, quote, (&words, at, end), &codes, &mut guids);
            text.push_str(&words);
            text.push_str(BETWEEN);
            at = end + BETWEEN.chars().count();
        }
        let voice = voice.and_then(|id| map.voices().get(id)).map_or("", |voice| voice.name.trim());
        for ((_, variable), value) in
            variables.iter().zip([voice, attribution, consent.name()]).filter(|(_, value)| !value.trim().is_empty())
        {
            let _ = writeln!(
                sources,
                "<VariableValue><VariableRef targetGUID=\"{variable}\"/><TextValue>{}</TextValue></VariableValue>",
                escaped(value)
            );
        }
        sources.push_str("</TextSource>\n");
        files.push((format!("sources/{file}.txt"), text));
    }
    let mut told = String::new();
    for (name, guid) in &variables {
        let _ = writeln!(told, "<Variable guid=\"{guid}\" name=\"{name}\" typeOfVariable=\"Text\"/>");
    }
    let graph = graph(map, title(released), &codes, &mut guids);
    let text = format!(
        "{HEAD}<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"{}\" origin=\"Causeway\">\n<CodeBook>\n<Codes>\n{}</Codes>\n</CodeBook>\n\
         <Variables>\n{told}</Variables>\n<Sources>\n{sources}</Sources>\n<Graphs>\n{graph}</Graphs>\n</Project>\n",
        escaped(title(released)),
        codes.text
    );
    package.add("project.qde", text)?;
    for (name, text) in files {
        package.add(&name, text)?;
    }
    package.finish()
}

/// What quotes have in common that stand in one text: where they are from, whose voice they are, how they are attributed, what was agreed.
type Heard<'m> = (Option<SourceId>, Option<VoiceId>, &'m str, Consent);

fn texts(map: &SystemMap) -> BTreeMap<Heard<'_>, Vec<&Quote>> {
    let mut texts: BTreeMap<Heard<'_>, Vec<&Quote>> = BTreeMap::new();
    for quote in map.quotes().iter() {
        texts.entry((quote.source, quote.voice, quote.attribution.as_str(), quote.consent)).or_default().push(quote);
    }
    texts
}

/// A passage with its codes; where it was said, and what it says otherwise, as its note.
fn selection(
    out: &mut String,
    map: &SystemMap,
    quote: &Quote,
    (words, start, end): (&str, usize, usize),
    codes: &Codes,
    guids: &mut Guids,
) {
    let name = escaped(words);
    let _ = writeln!(out, "<PlainTextSelection guid=\"{}\" name=\"{name}\" startPosition=\"{start}\" endPosition=\"{end}\">", guids.next());
    let stances = quote.citations.iter().filter_map(|citation| Some((codes.names.get(&citation.part)?.as_str(), citation.stance)));
    let note = note::written(stances, &quote.locator);
    if !note.is_empty() {
        let _ = writeln!(out, "<Description>{}</Description>", escaped(&note));
    }
    let known = |part: &CitedPart| map.quotes().contains(quote.id).then(|| codes.guids.get(part)).flatten();
    for code in quote.citations.iter().filter_map(|citation| known(&citation.part)) {
        let _ = writeln!(out, "<Coding guid=\"{}\"><CodeRef targetGUID=\"{code}\"/></Coding>", guids.next());
    }
    out.push_str("</PlainTextSelection>\n");
}

/// The map as a drawing whose corners are codes; whole units.
fn graph(map: &SystemMap, title: &str, codes: &Codes, guids: &mut Guids) -> String {
    let mut text = format!("<Graph guid=\"{}\" name=\"{}\">\n", guids.next(), escaped(title));
    let mut corners: BTreeMap<ElementId, String> = BTreeMap::new();
    for element in map.elements() {
        let Some(code) = codes.guids.get(&CitedPart::Element(element.id)) else { continue };
        let guid = guids.next();
        let size = element.size.unwrap_or(kurbo::Size::new(140.0, 40.0)) / 2.0;
        let [x0, y0] = [element.at.x - size.width, element.at.y - size.height].map(|at| at.round() as i64);
        let [x1, y1] = [element.at.x + size.width, element.at.y + size.height].map(|at| at.round() as i64);
        let name = escaped(element.label.trim());
        let _ = writeln!(
            text,
            "<Vertex guid=\"{guid}\" representedGUID=\"{code}\" name=\"{name}\" firstX=\"{x0}\" firstY=\"{y0}\" secondX=\"{x1}\" secondY=\"{y1}\" shape=\"RoundedRectangle\"/>"
        );
        corners.insert(element.id, guid);
    }
    for connection in map.connections() {
        let (Some(from), Some(to)) = (corners.get(&connection.from), corners.get(&connection.to)) else { continue };
        let direction = match connection.direction {
            crate::map::Direction::Directed => "OneWay",
            crate::map::Direction::Mutual => "Bidirectional",
            crate::map::Direction::Undirected => "Associative",
        };
        let sign = connection.influence().map_or_else(String::new, |claim| format!(" name=\"{}\"", claim.polarity.symbol()));
        let _ = writeln!(
            text,
            "<Edge guid=\"{}\"{sign} sourceVertex=\"{from}\" targetVertex=\"{to}\" direction=\"{direction}\"/>",
            guids.next()
        );
    }
    text + "</Graph>\n"
}

/// The codes of a map, as they stand in the file, with their identifiers and names.
struct Codes {
    text: String,
    guids: BTreeMap<CitedPart, String>,
    names: BTreeMap<CitedPart, String>,
}

impl Codes {
    fn of(map: &SystemMap, guids: &mut Guids) -> Self {
        let mut codes = Self { text: String::new(), guids: BTreeMap::new(), names: BTreeMap::new() };
        for kind in ElementKind::ALL {
            let all: Vec<&Element> = map.elements().filter(|element| element.kind == kind).collect();
            let all = all.iter().map(|e| (CitedPart::Element(e.id), e.label.trim().to_owned(), e.description.trim().to_owned()));
            codes.under(kind.spec().plural, all.collect(), guids);
        }
        let label = |id| map.element(id).map_or("", |element| element.label.trim());
        let all = map
            .connections()
            .map(|c| (CitedPart::Connection(c.id), format!("{} \u{2192} {}", label(c.from), label(c.to)), connection_sentence(map, c)));
        codes.under("Connections", all.collect(), guids);
        let all = told_loops(map).0.into_iter().map(|told| {
            let name = format!("{} {}", told.code, told.named.name.trim());
            (CitedPart::Loop(told.named.id), name.trim().to_owned(), told.named.story.trim().to_owned())
        });
        codes.under("Feedback loops", all.collect(), guids);
        codes
    }

    /// Codes below one that only holds them together.
    fn under(&mut self, title: &str, all: Vec<(CitedPart, String, String)>, guids: &mut Guids) {
        if all.is_empty() {
            return;
        }
        let _ = writeln!(self.text, "<Code guid=\"{}\" name=\"{title}\" isCodable=\"false\">", guids.next());
        for (part, name, description) in all {
            let guid = guids.next();
            let _ = write!(self.text, "<Code guid=\"{guid}\" name=\"{}\" isCodable=\"true\"", escaped(&name));
            if description.is_empty() {
                self.text.push_str("/>\n");
            } else {
                let _ = writeln!(self.text, "><Description>{}</Description></Code>", escaped(&description));
            }
            self.guids.insert(part, guid);
            self.names.insert(part, name);
        }
        self.text.push_str("</Code>\n");
    }
}

/// Identifiers as the format has them.
struct Guids(IdSource);

impl Guids {
    fn of(options: &ExportOptions) -> Self {
        Self(options.seed.map_or_else(IdSource::random, IdSource::seeded))
    }

    /// A new one, of the random kind (version 4).
    fn next(&mut self) -> String {
        let [high, low] = [0; 2].map(|_: u8| self.0.next::<()>().value());
        let (first, second, third) = (high >> 32, (high >> 16) & 0xffff, (high & 0x0fff) | 0x4000);
        let (fourth, last) = (((low >> 48) & 0x3fff) | 0x8000, low & 0xffff_ffff_ffff);
        format!("{first:08x}-{second:04x}-{third:04x}-{fourth:04x}-{last:012x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::quotes::QuoteSheet;
    use crate::format::quotes::refi::{read_codebook, read_project};
    use crate::map::{Citation, Extra, Numbers, Point, QuoteId, Record, Source, Stance, Voice};
    use crate::release::{Audience, release};

    fn released() -> Released {
        let element = |n: u32, label: &str| Element::new(ElementId::from_value(n.into()), n, ElementKind::Factor, label, Point::ZERO);
        let voice = Voice { id: VoiceId::from_value(1), number: 1, name: "Person accessing support".into(), extra: Extra::default() };
        let quote = |n: u32, text: &str, on: &[u64], attribution: &str, voice: Option<u64>| {
            let mut quote = Quote { consent: Consent::Public, ..Quote::new(QuoteId::from_value(n.into()), n, text) };
            quote.citations = on.iter().map(|&id| Citation::new(CitedPart::Element(ElementId::from_value(id)), Stance::Supports)).collect();
            (quote.attribution, quote.voice, quote.source) =
                (attribution.into(), voice.map(VoiceId::from_value), Some(SourceId::from_value(1)));
            Record::from(quote)
        };
        let records = [
            Record::from(element(1, "Trust & <care>")),
            element(2, "Rent").into(),
            voice.into(),
            Source::new(SourceId::from_value(1), 1, "Interviews \u{201c}one\u{201d}").into(),
            quote(1, "It\u{2019}s \u{1f600} hard\nvery <hard>", &[1, 2], "Woman, 40s", Some(1)),
            quote(2, "Second é", &[2], "Woman, 40s", Some(1)),
            quote(3, "Nobody\u{2019}s", &[], "", None),
        ];
        release(&SystemMap::from_records(records, Numbers::default()).0, Audience::Public)
    }

    fn sheet(bytes: &[u8], read: fn(&[u8]) -> Result<crate::format::quotes::QuoteFile, FormatError>) -> QuoteSheet {
        read(bytes).unwrap().sheet().unwrap()
    }

    #[test]
    fn a_project_reads_back_with_every_word_code_source_and_voice() {
        let sheet = sheet(&project(&released(), &ExportOptions::default()).unwrap(), read_project);
        let mut told: Vec<_> = sheet
            .quotes
            .iter()
            .map(|q| (q.text.as_str(), q.codes.join("; "), q.attribution.as_str(), q.voice.as_str(), q.source.as_str()))
            .collect();
        told.sort_unstable();
        let (source, voice) = ("Interviews \u{201c}one\u{201d}", "Person accessing support");
        assert_eq!(
            told,
            [
                ("It\u{2019}s \u{1f600} hard\nvery <hard>", "Trust & <care>; Rent".to_owned(), "Woman, 40s", voice, source),
                ("Nobody\u{2019}s", String::new(), "", "", source),
                ("Second é", "Rent".to_owned(), "Woman, 40s", voice, source),
            ]
        );
        assert_eq!(sheet.report, ["1 drawing is not carried over"]);
    }

    #[test]
    fn consent_stance_and_place_come_back_on_to_the_map() {
        let map = released().map().clone();
        let words = |map: &SystemMap| {
            let mut told: Vec<_> = map
                .quotes()
                .iter()
                .map(|quote| {
                    let stances: Vec<_> = quote.citations.iter().map(|citation| (citation.part, citation.stance)).collect();
                    (quote.original.clone(), quote.consent, quote.locator.clone(), stances)
                })
                .collect();
            told.sort_by(|one, other| one.0.cmp(&other.0));
            told
        };
        let quotes = map
            .quotes()
            .iter()
            .cloned()
            .map(|mut quote| {
                if quote.number == 1 {
                    quote.locator = "p. 3; line 4".into();
                    quote.citations[1].stance = Stance::Contradicts;
                }
                if quote.number == 2 {
                    (quote.consent, quote.locator) = (Consent::Internal, "p. 9".into());
                    quote.citations[0].stance = Stance::Qualifies;
                }
                quote.number = quote.number.min(2);
                Record::from(quote)
            })
            .filter(|record| !matches!(record, Record::Quote(quote) if quote.original.starts_with("Nobody")))
            .collect::<Vec<_>>();
        let without = SystemMap::from_records(map.records().into_iter().filter(|r| !matches!(r, Record::Quote(_))), map.numbers()).0;
        let map = SystemMap::from_records(without.records().into_iter().chain(quotes), map.numbers()).0;
        let bytes = project(&release(&map, Audience::Team), &ExportOptions::default()).unwrap();
        let sheet = sheet(&bytes, read_project);
        let intake = crate::format::quotes::Intake::of(&sheet, &without, crate::format::quotes::CodeUse::Match);
        let mut document = crate::document::Document::new(without, crate::map::IdSource::seeded(1));
        document.edit(&intake.edit());
        assert_eq!(words(document.map()), words(&map), "{:?}", intake.report());
        assert!(sheet.report.iter().all(|line| !line.contains("note")), "{:?}", sheet.report);
    }

    #[test]
    fn a_codebook_reads_back_and_its_identifiers_are_new_each_time() {
        let once = codebook(&released(), &ExportOptions::default()).unwrap();
        let names: Vec<_> = sheet(&once, read_codebook).codes.into_iter().map(|code| (code.name, code.codable)).collect();
        assert_eq!(names, [("Factors".to_owned(), false), ("Trust & <care>".to_owned(), true), ("Rent".to_owned(), true)]);
        assert_ne!(once, codebook(&released(), &ExportOptions::default()).unwrap());
        let seeded = ExportOptions { seed: Some(4), ..ExportOptions::default() };
        assert_eq!(codebook(&released(), &seeded).unwrap(), codebook(&released(), &seeded).unwrap());
    }
}
