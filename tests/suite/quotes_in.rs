//! People's words from files on to a map: every kind of file that is read, byte for byte, what becomes of parts and codes, and files made to
//! do harm.

use std::io::{Cursor, Write};

use causeway::document::{Document, Edit};
use causeway::format::quotes::{CodeUse, Intake, QUOTE_FORMATS, QuoteFile, QuoteSheet, pasted};
use causeway::format::{ImportOptions, ron};
use causeway::map::{
    CitedPart, Consent, ElementKind, Extra, IdSource, Influence, Numbers, QuoteId, Record, Stance, SystemMap, Tombstone, Voice, VoiceId,
};

use crate::sample::Sample;

/// Words with everything that programs like to change: quote marks, an ellipsis, brackets, every kind of line end a text may hold, blanks at
/// both ends, a right-to-left mark, letters beyond 16 bits, marks of their own, and what a spreadsheet takes for a formula.
const WORDS: &str = "=\u{201c}It\u{2019}s\u{2026} [Name] \u{2014} \"so\"; e\u{301}\u{202b}\u{5d0}\u{202c}, \u{1f600}\n  and\tthen  ";

fn read(name: &str, bytes: &[u8]) -> Result<QuoteSheet, String> {
    let format = QUOTE_FORMATS.iter().find(|format| format.name == name).unwrap();
    (format.read)(bytes).and_then(QuoteFile::sheet).map_err(|error| error.to_string())
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Trust -> Rent, Rent -> Trust, twice Rent -> Food with other signs, and the voices of a new map.
fn map() -> SystemMap {
    let mut sample = Sample::default();
    let [trust, rent, food] = ["Trust", "Rent", "F\u{f6}od"].map(|label| sample.element(ElementKind::Factor, label, (0.0, 0.0), [0; 3]));
    for (from, to) in [(trust, rent), (rent, trust), (rent, food), (rent, food)] {
        sample.connect(from, to, causeway::map::ConnectionKind::Influence(Influence::default()), 0.1, [0; 3]);
    }
    let records = sample.map().records().into_iter().filter(|record| !matches!(record, Record::Voice(_)));
    let voices = Voice::DEFAULTS.iter().zip(1..).map(|(name, number)| {
        Record::from(Voice { id: VoiceId::from_value(u64::from(number)), number, name: (*name).to_owned(), extra: Extra::default() })
    });
    SystemMap::from_records(records.chain(voices), Numbers::default()).0
}

fn take_in(map: SystemMap, sheet: &QuoteSheet, codes: CodeUse) -> (SystemMap, Vec<String>) {
    let mut document = Document::new(map, IdSource::seeded(7));
    let intake = Intake::of(sheet, document.map(), codes);
    document.edit(&intake.edit());
    (document.map().clone(), intake.report().to_vec())
}

fn csv_cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;").replace('\n', "&#10;").replace('\t', "&#9;")
}

/// A project of one source; `selections` are written as they come.
fn project(text: &[u8], selections: &str) -> Vec<u8> {
    let qde = format!(
        "\u{feff}<?xml version=\"1.0\"?><Project xmlns=\"urn:QDA-XML:project:1.0\" origin=\"QualCoder\"><CodeBook><Codes>\
         <Code guid=\"AA\" name=\"Causes\" isCodable=\"false\"><Code guid=\"{{BB}}\" name=\"cause.Rent\"/><Code guid=\"CC\" name=\"Damp\">\
         <Description>Wet walls</Description></Code></Code></Codes></CodeBook>\
         <Variables><Variable guid=\"V\" name=\"Role\"/></Variables><Cases><Case guid=\"K\" name=\"P07\"><VariableValue><VariableRef \
         targetGUID=\"v\"/><TextValue>Resident</TextValue></VariableValue><SourceRef targetGUID=\"S\"/></Case></Cases>\
         <Sources><TextSource guid=\"s\" name=\"Interview 1\" plainTextPath=\"internal://ABC.txt\">{selections}</TextSource></Sources></Project>"
    );
    packed(&[("My study.qde", qde.as_bytes()), ("Sources/", b""), ("Sources/abc.TXT", text)])
}

#[test]
fn every_character_arrives_by_every_route() {
    let table = format!("quote,attribution\n{},Somebody\n", csv_cell(WORDS));
    assert_eq!(read("csv", table.as_bytes()).unwrap().quotes[0].text, WORDS);
    let utf16: Vec<u8> = format!("\u{feff}{table}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read("csv", &utf16).unwrap().quotes[0].text, WORDS);
    let sheet = format!(
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>quote</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c></row>",
        xml(WORDS)
    );
    assert_eq!(read("xlsx", &book(&sheet)).unwrap().quotes[0].text, WORDS);
    let (before, count) = ("\u{e9}\u{1f600}\r\n\r\n", WORDS.chars().count());
    let text = format!("\u{feff}{before}{WORDS} after");
    let start = before.chars().count();
    let selection = format!("<PlainTextSelection guid=\"1\" startPosition=\"{start}\" endPosition=\"{}\" name=\"\"/>", start + count);
    let nvivo = project(text.as_bytes(), &selection);
    let unproved = read("qdpx", &nvivo).unwrap().quotes[0].text.clone();
    assert_ne!(unproved, WORDS, "QualCoder counts a line end as one");
    let named = selection.replace("name=\"\"", &format!("name=\"{}\"", xml(WORDS)));
    assert_eq!(read("qdpx", &project(text.as_bytes(), &named)).unwrap().quotes[0].text, WORDS);
    let trimmed = WORDS.trim_end();
    assert_eq!(pasted(&format!("x\n\n{trimmed}\n\u{2014} Somebody\n")).quotes[1].text, trimmed);
    for sheet in [read("csv", table.as_bytes()).unwrap(), read("xlsx", &book(&sheet)).unwrap()] {
        let (map, _) = take_in(map(), &sheet, CodeUse::Match);
        let again = ron::read(ron::write(&map).as_bytes(), &ImportOptions::default()).unwrap().map;
        assert_eq!(again.quotes().iter().last().unwrap().original, WORDS);
    }
}

#[test]
fn parts_are_found_by_label_code_arrow_and_loop_and_the_rest_waits() {
    let table = "element,connection,loop,text,voice,consent,stance,sensitive\n\
        trust; RENT ;N3,,,several,literature,workshop,against,\n\
        ,Trust -> Rent;L3,,connections,,,,yes\n\
        ,Rent \u{2192} food,R1,contested and a loop,Neighbour,internal only,,no\n\
        \"Not here; Trust\",,,one waits,,maybe,perhaps,\n\
        ,,,taken back,,withdrawn,,\n";
    let (map, report) = take_in(map(), &read("csv", table.as_bytes()).unwrap(), CodeUse::Match);
    let quotes: Vec<_> = map.quotes().iter().collect();
    assert_eq!(quotes.iter().map(|q| q.citations.len()).collect::<Vec<_>>(), [3, 2, 2, 1]);
    assert!(quotes[0].citations.iter().all(|c| c.stance == Stance::Contradicts));
    let voice = |at: usize| quotes[at].voice.and_then(|id| map.voices().get(id)).map_or("", |voice| voice.name.as_str());
    assert_eq!([voice(0), voice(1), voice(2)], ["Literature", "", "Neighbour"]);
    let consents = quotes.iter().map(|q| q.consent).collect::<Vec<_>>();
    assert_eq!(consents, [Consent::Workshop, Consent::NotRecorded, Consent::Internal, Consent::NotRecorded]);
    assert!(quotes[1].sensitive && !quotes[2].sensitive);
    assert!(matches!(quotes[2].citations[1].part, CitedPart::Loop(_)) && map.named_loops().len() == 1);
    assert_eq!(quotes[3].waits_for, ["Not here"]);
    let told = report.join("\n");
    for expected in
        ["not on the map: Not here", "several parts have", "consent, taken for not recorded: maybe", "stance, taken for supports: perhaps"]
    {
        assert!(told.contains(expected), "{expected} in {told}");
    }
}

#[test]
fn importing_again_adds_only_what_is_new_and_nothing_that_was_withdrawn() {
    let sheet = read("csv", b"text,code\nfirst,Damp\nsecond,Rent\nsecond,Rent\n").unwrap();
    let (once, _) = take_in(map(), &sheet, CodeUse::Match);
    let waiting: Vec<_> = once.quotes().iter().map(|q| (q.citations.len(), q.waits_for.len())).collect();
    assert_eq!(waiting, [(0, 1), (1, 0), (1, 0)]);
    assert_eq!(take_in(once.clone(), &sheet, CodeUse::Match).0, once);
    let (grown, _) = take_in(once.clone(), &sheet, CodeUse::Become);
    assert_eq!((grown.quotes().len(), grown.element_count()), (3, 4));
    let first = grown.quotes().iter().next().unwrap();
    assert_eq!((first.citations.len(), first.waits_for.len()), (1, 0));
    let id: QuoteId = first.id;
    let mut document = Document::new(grown, IdSource::seeded(1));
    let tombstone = Tombstone { id, number: 1, date: "2026-01-01".into(), extra: Extra::default() };
    document.edit(&Edit::Remove(causeway::map::RecordId::Quote(id)));
    document.edit(&Edit::Put(Box::new(tombstone.into())));
    let (after, _) = take_in(document.map().clone(), &sheet, CodeUse::Match);
    assert_eq!(after.quotes().len(), 2);
}

#[test]
fn a_coded_project_brings_passages_codes_and_roles() {
    let selections = "<PlainTextSelection guid=\"1\" startPosition=\"0\" endPosition=\"9\" name=\"The walls\"><Coding><CodeRef targetGUID=\"bb\"/></Coding></PlainTextSelection>\
        <PlainTextSelection guid=\"2\" startPosition=\"0\" endPosition=\"9\" name=\"The walls\"><Coding><CodeRef targetGUID=\"cc\"/></Coding></PlainTextSelection>\
        <PlainTextSelection guid=\"3\" startPosition=\"11\" endPosition=\"60\" name=\"and so on\u{2026}\"><Description>a memo</Description></PlainTextSelection>";
    let sheet = read("qdpx", &project("The walls\r\nare".as_bytes(), selections)).unwrap();
    assert_eq!((sheet.quotes.len(), sheet.codings(), sheet.codes.len(), sheet.sources.len()), (2, 2, 3, 1));
    let first = &sheet.quotes[0];
    assert_eq!((first.text.as_str(), first.locator.as_str(), first.participant.as_str()), ("The walls", "characters 0\u{2013}9", "P07"));
    assert!(sheet.quotes[1].cut_short && sheet.quotes[1].locator.contains("cut short"));
    let (map, report) = take_in(map(), &sheet, CodeUse::Become);
    let quote = map.quotes().iter().next().unwrap();
    assert_eq!(quote.citations.len(), 2);
    assert_eq!(quote.voice.and_then(|id| map.voices().get(id)).unwrap().name, "Person accessing support");
    assert_eq!(map.elements().last().unwrap().description, "Wet walls");
    assert!(report.iter().any(|line| line.contains("1 passage note")), "{report:?}");
    let codebook =
        "<CodeBook xmlns='urn:QDA-XML:codebook:1:0'><Codes><Code guid='1' name='A'><Code guid='2' name='B'/></Code></Codes></CodeBook>";
    assert_eq!(read("qdc", codebook.as_bytes()).unwrap().codes.len(), 2);
}

/// The parts of a workbook around the rows of its one sheet.
fn book(rows: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let related = |kind: &str, target: &str| {
        let one = format!("<Relationship Id=\"r1\" Type=\"{RELATED}/{kind}\" Target=\"{target}\"/>");
        format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{one}</Relationships>")
    };
    let sheets = "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets>";
    let workbook = format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATED}\">{sheets}</workbook>");
    let sheet = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
    packed(&[
        ("[Content_Types].xml", format!("<Types xmlns=\"{PACKAGE}/content-types\"/>").as_bytes()),
        ("_rels/.rels", related("officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", related("worksheet", "worksheets/s1.xml").as_bytes()),
        ("xl/worksheets/s1.xml", sheet.as_bytes()),
    ])
}

/// Has to be refused, with one sentence on what is wrong.
fn refused(name: &str, bytes: &[u8]) {
    let said = read(name, bytes).expect_err("refused");
    assert!(said.contains("; ") && !said.contains('\n'), "{said}");
}

#[test]
fn files_made_to_do_harm_are_refused() {
    let zeros = vec![b' '; 16 * 1024 * 1024];
    let many: Vec<String> = (0..70_000).map(|at| format!("{at}.txt")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let many = packed(&many);
    for name in ["xlsx", "qdpx"] {
        refused(name, &packed(&[("xl/workbook.xml", &zeros), ("project.qde", &zeros)]));
        refused(name, &many);
        refused(name, &packed(&[("project.qde", b"<Project/>"), ("../../out.txt", b"x")]));
        refused(name, b"PK\x05\x06");
        refused(name, b"");
    }
    let deep = "<a>".repeat(100_000);
    let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><Project>&b;</Project>";
    let wide: String = (0..80_000).map(|at| format!(" a{at}=\"\"")).collect();
    for xml in [deep.as_str(), laughs, &format!("<Project{wide}/>"), "<Project", "no xml at all <"] {
        refused("qdpx", &packed(&[("project.qde", xml.as_bytes())]));
        refused("qdc", xml.as_bytes());
    }
    let far = read(
        "xlsx",
        &book(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>quote</t></is></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>",
        ),
    );
    assert_eq!(far.unwrap().quotes.len(), 0);
}

#[test]
fn a_project_cut_short_anywhere_never_panics() {
    let whole = project(b"The walls", "<PlainTextSelection guid=\"1\" startPosition=\"0\" endPosition=\"9\" name=\"The walls\"/>");
    for cut in (0..whole.len()).step_by(7) {
        assert!(read("qdpx", &whole[..cut]).is_err(), "{cut}");
    }
    let table = b"text;who\n\"a\nb\";\"c\"\n";
    for cut in 0..table.len() {
        let _ = read("csv", &table[..cut]);
    }
}
