//! Nothing that was not agreed to leaves, in no format and on no handout: looked for in the bytes, in everything packed within them, in
//! every encoding of text, and in what the glyphs of a page say.

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::OnceLock;

use causeway::command::perform;
use causeway::format::pdf::pdf;
use causeway::format::{ExportOptions, FORMATS};
use causeway::map::{
    About, Citation, CitedPart, Connection, ConnectionId, ConnectionKind, Consent, Element, ElementId, ElementKind, Extra, Group, GroupId,
    Grouping, GroupingId, Influence, Kept, LoopType, NamedLoop, NamedLoopId, Numbers, Passage, Point, Privacy, Quote, QuoteId, Record,
    RecordId, Relation, Source, SourceId, Stance, SystemMap, Tombstone, Vote, Workshop, WorkshopId,
};
use causeway::print::{KINDS, Pace, PrintOptions};
use causeway::release::{Audience, release};
use causeway::session::{Action, Page, Session, Wish};
use causeway::words::{Block, describe, html, markdown, plain_text};

use crate::pdf_reader::{Pdf, find};

const CONSENTS: [Consent; 5] = [Consent::NotRecorded, Consent::Internal, Consent::Workshop, Consent::Public, Consent::Withdrawn];

fn shown(consent: Consent) -> String {
    format!("zqshown{consent:?} walked home")
}

fn original(consent: Consent) -> String {
    format!("zqoriginal{consent:?} named a street")
}

fn unknown_field() -> Extra {
    Extra(BTreeMap::from([("zqfield".to_owned(), "\"zqvalue\"".to_owned())]))
}

/// What never leaves, whoever asks.
fn never() -> Vec<String> {
    let mut all = ["zqparticipant", "zqbasis", "1987-06-05", "zqfield", "zqvalue", "zqworkshop", "1991-02-03"].map(String::from).to_vec();
    all.extend(["zqharmless", "zqlisted", "zqbecause", "zqmark", "1993-04-05"].map(String::from));
    all.extend(["zqtranscript", "zqdocument", "zqdigest", "7654321"].map(String::from));
    all.extend(CONSENTS.map(original));
    all
}

fn sample() -> SystemMap {
    let about = About { title: "Support".into(), extra: unknown_field(), ..About::default() };
    let mut records: Vec<Record> = vec![about.into(), Record::Extra(unknown_field())];
    for (number, label, x) in [(1, "Trust", 0.0), (2, "Engagement", 300.0)] {
        let id = ElementId::from_value(u64::from(number));
        let mut element = Element::new(id, number, ElementKind::Factor, label, Point::new(x, 0.0));
        element.leverage.levels.insert("meadows".into(), "3".into());
        element.groups = vec![GroupId::from_value(1)];
        records.push(Element { extra: unknown_field(), ..element }.into());
    }
    let actor = Element::new(ElementId::from_value(3), 3, ElementKind::Actor, "Link workers", Point::new(0.0, 300.0));
    records.push(Element { extra: unknown_field(), ..actor }.into());
    let ends = [1, 2].map(ElementId::from_value);
    for (number, from, to) in [(1, 1, 2), (2, 2, 1), (3, 3, 2)] {
        let kind = match number {
            3 => ConnectionKind::Relation(Relation { verb: "care for".into(), absent: false }),
            _ => ConnectionKind::Influence(Influence::default()),
        };
        let [from, to] = [from, to].map(ElementId::from_value);
        let connection = Connection::new(ConnectionId::from_value(u64::from(number)), number, from, to, kind);
        records.push(Connection { extra: unknown_field(), ..connection }.into());
    }
    let (grouping, extra) = (GroupingId::from_value(1), unknown_field());
    records.push(Grouping { id: grouping, number: 1, title: "Themes".into(), extra: extra.clone() }.into());
    records.push(
        Group {
            id: GroupId::from_value(1),
            number: 1,
            grouping,
            title: "Care".into(),
            tint: 0,
            hatch: 0,
            collapsed: false,
            extra: extra.clone(),
        }
        .into(),
    );
    let named = NamedLoop {
        id: NamedLoopId::from_value(1),
        number: 1,
        cycle: ends.to_vec(),
        name: "Round and round".into(),
        story: String::new(),
        question: String::new(),
        starred: false,
        last_type: LoopType::Reinforcing,
        extra,
    };
    records.push(named.into());
    let text = "zqtranscript: every word of an interview".into();
    let source = Source { text, extra: unknown_field(), ..Source::new(SourceId::from_value(1), 1, "Interviews") };
    records.push(source.into());
    for (number, consent) in (1..).zip(CONSENTS) {
        let mut quote = Quote::new(QuoteId::from_value(u64::from(number)), number, original(consent));
        quote.shown = Some(shown(consent));
        quote.consent = consent;
        quote.attribution = "A person".into();
        quote.participant = "zqparticipant07".into();
        let (document, digest) = ("zqdocument07.txt".to_owned(), "zqdigest".to_owned());
        quote.passage = Some(Passage { document, digest, start: 0, end: 7, extra: unknown_field() });
        quote.board = Some(Point::new(7_654_321.0, 0.0));
        quote.consent_basis = "zqbasis form".into();
        quote.consent_date = "1987-06-05".into();
        quote.citations = [CitedPart::Element(ends[0]), CitedPart::Connection(ConnectionId::from_value(1))]
            .map(|part| Citation { extra: unknown_field(), ..Citation::new(part, Stance::Supports) })
            .to_vec();
        quote.extra = unknown_field();
        records.push(quote.into());
    }
    records.push(Tombstone { id: QuoteId::from_value(99), number: 99, date: "1991-02-03".into(), extra: unknown_field() }.into());
    let vote = Vote { part: CitedPart::Element(ends[0]), dots: 3, extra: unknown_field() };
    let workshop = Workshop {
        id: WorkshopId::from_value(1),
        number: 1,
        title: "zqworkshop".into(),
        date: "1991-02-03".into(),
        group: "zqworkshop group".into(),
        votes: vec![vote],
        extra: unknown_field(),
    };
    records.push(workshop.into());
    let kept = Kept {
        part: RecordId::Quote(QuoteId::from_value(1)),
        field: "words".into(),
        mark: "zqmark".into(),
        because: "zqbecause".into(),
        extra: unknown_field(),
    };
    let privacy = Privacy {
        harmless: vec!["zqharmless".into()],
        names: vec!["zqlisted".into()],
        smallest_cell: Some(7),
        review_by: "1993-04-05".into(),
        kept: vec![kept],
        extra: unknown_field(),
    };
    records.push(privacy.into());
    let (map, left_over) = SystemMap::from_records(records, Numbers::default());
    assert!(left_over.is_empty());
    map
}

/// Every file, text and handout for an audience.
fn everything(map: &SystemMap, audience: Audience) -> Vec<(String, Vec<u8>)> {
    let released = release(map, audience);
    let mut all = Vec::new();
    for format in FORMATS {
        if let Some(export) = format.export {
            all.push((format.name.to_owned(), export(&released, &ExportOptions { seed: Some(5), ..ExportOptions::default() }).unwrap()));
        }
    }
    let told = describe(&released);
    for (name, render) in [("md", markdown as fn(&[Block]) -> String), ("html", html), ("txt", plain_text)] {
        all.push((format!("describe {name}"), render(&told).into_bytes()));
    }
    for kind in KINDS {
        let pages = kind.print(&released, &PrintOptions::default(), &Pace::default()).unwrap().pages;
        all.push((format!("print {}", kind.name), pdf(&pages, "Support").unwrap()));
    }
    all
}

/// Every file, text and handout of the sample for an audience: made once for all tests.
fn everything_of_sample(audience: Audience) -> &'static [(String, Vec<u8>)] {
    type Made = OnceLock<Vec<(String, Vec<u8>)>>;
    static MADE: [Made; Audience::ALL.len()] = [const { OnceLock::new() }; Audience::ALL.len()];
    let at = Audience::ALL.iter().position(|&known| known == audience).unwrap();
    MADE[at].get_or_init(|| everything(&sample(), audience))
}

/// A file and everything that is packed in it.
fn layers(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut all = vec![bytes.to_vec()];
    if bytes.starts_with(b"%PDF") {
        let read = Pdf::read(bytes);
        all.extend(read.objects.values().map(|(_, stream)| stream.clone()));
        all.push(squeezed(&read.texts().concat()).into_bytes());
    }
    // Parts of a zip (xlsx, docx): the local header is 30 bytes, name and extra field.
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"PK\x03\x04") {
        let head = &bytes[at + found..];
        let length = |place: usize| usize::from(u16::from_le_bytes([head[place], head[place + 1]]));
        let data = &head[30 + length(26) + length(28)..];
        let mut part = Vec::new();
        let _ = flate2::read::DeflateDecoder::new(data).read_to_end(&mut part);
        all.push(part);
        at += found + 4;
    }
    all
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Whether a text is anywhere in a file.
fn holds(layers: &[Vec<u8>], text: &str) -> bool {
    let wide = |to_bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to_bytes).collect::<Vec<u8>>();
    let hex: String = text.bytes().map(|b| format!("{b:02X}")).collect();
    let needles = [text.as_bytes().to_vec(), squeezed(text).into_bytes(), wide(u16::to_be_bytes), wide(u16::to_le_bytes), hex.into_bytes()];
    layers.iter().any(|layer| needles.iter().any(|needle| find(layer, needle).is_some()))
}

#[test]
fn nothing_leaves_that_was_not_agreed_to() {
    for audience in Audience::ALL {
        for (what, bytes) in everything_of_sample(audience) {
            let layers = layers(bytes);
            for text in never() {
                assert!(!holds(&layers, &text), "{text} is in {what} for {audience:?}");
            }
            for consent in CONSENTS.into_iter().filter(|&consent| !audience.may_read(consent)) {
                let marker = format!("zqshown{consent:?} ");
                assert!(!holds(&layers, &marker), "{marker} is in {what} for {audience:?}");
            }
        }
    }
}

/// The search finds what is there: else the test above would say nothing.
#[test]
fn what_was_agreed_to_is_found() {
    for audience in Audience::ALL {
        let all = everything_of_sample(audience);
        let (_, reading) = all.iter().find(|(what, _)| what == "print reading").unwrap();
        let layers = layers(reading);
        for consent in CONSENTS {
            assert_eq!(holds(&layers, &shown(consent)), audience.may_read(consent), "{consent:?} for {audience:?}");
        }
        // What is taken back to one person is their words alone.
        for (what, bytes) in all.iter().filter(|(what, _)| !what.starts_with("png") && what != "print check-back") {
            let layers = self::layers(bytes);
            assert!(["Trust", "Engagement"].iter().any(|label| holds(&layers, label)), "{what}");
        }
    }
}

/// Nothing of the machine or the person at it.
#[test]
fn nothing_tells_who_made_a_file() {
    let map = sample();
    let mut told: Vec<String> = ["HOME", "HOSTNAME", "USER", "LOGNAME"].into_iter().filter_map(|name| std::env::var(name).ok()).collect();
    told.extend(std::fs::read_to_string("/etc/hostname").ok().map(|name| name.trim().to_owned()));
    told.push(std::env::temp_dir().display().to_string());
    told.push(env!("CARGO_MANIFEST_DIR").to_owned());
    // Names of records would join a copy to the map that it comes from.
    told.extend(map.elements().map(|element| element.id.to_string()));
    told.retain(|text| text.len() > 4);
    let again = everything(&map, Audience::Team);
    for ((what, bytes), (_, same)) in everything_of_sample(Audience::Team).iter().zip(again) {
        let layers = layers(bytes);
        for text in &told {
            assert!(!holds(&layers, text), "{text} is in {what}");
        }
        if bytes.starts_with(b"\x89PNG") {
            assert!(["tEXt", "iTXt", "zTXt", "tIME", "eXIf"].iter().all(|chunk| find(bytes, chunk.as_bytes()).is_none()), "{what}");
        }
        assert!(*bytes == same, "{what} is another file the second time");
    }
}

/// What other programs find on the clipboard is for the team at most; the whole of it stays inside.
#[test]
fn the_clipboard_of_the_system_gets_no_more_than_the_team_may_see() {
    let mut session = Session::new();
    session.open(sample(), causeway::session::FileState::default());
    session.shell.page = Page::Editor;
    perform(&mut session, Action::Run("edit.select_all"));
    perform(&mut session, Action::Run("edit.copy"));
    let copied = session.shell.wishes.iter().find_map(|wish| if let Wish::CopyText(text) = wish { Some(text.clone()) } else { None });
    let layers = layers(copied.unwrap().as_bytes());
    assert!(holds(&layers, &shown(Consent::Internal)), "what the team may see is there");
    for text in never().iter().chain(&[shown(Consent::NotRecorded), shown(Consent::Withdrawn)]) {
        assert!(!holds(&layers, text), "{text} is on the clipboard");
    }
}

/// What a command says on its streams, asked to log all it can, holds nobody's words but those that it was asked for.
#[test]
fn no_command_says_more_than_it_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("map.ron"), causeway::format::ron::write(&sample())).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_causeway"));
        let output = command
            .args(arguments)
            .current_dir(folder.path())
            .env("CAUSEWAY_DATA_DIR", folder.path().join("data"))
            .env("RUST_LOG", "trace")
            .output()
            .unwrap();
        assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        (layers(&output.stdout), layers(&output.stderr))
    };
    let every_word: Vec<String> = never().into_iter().chain(CONSENTS.map(shown)).collect();
    let (json, log) = run(&["analyse", "map.ron", "--json"]);
    for text in &every_word {
        assert!(!holds(&json, text) && !holds(&log, text), "analyse says {text}");
    }
    for arguments in
        [&["check", "map.ron"][..], &["describe", "map.ron"], &["convert", "map.ron", "out.svg"], &["print", "map.ron", "-o", "out.pdf"]]
    {
        let (told, log) = run(arguments);
        for text in never() {
            assert!(!holds(&told, &text), "{arguments:?} says {text}");
        }
        for text in &every_word {
            assert!(!holds(&log, text), "{arguments:?} logs {text}");
        }
    }
}

/// The whole map that is saved does hold what the tests above look for: else they would say nothing.
#[test]
fn our_own_file_keeps_it_all() {
    let layers = layers(causeway::format::ron::write(&sample()).as_bytes());
    for text in never() {
        assert!(holds(&layers, &text), "{text} is kept");
    }
}
