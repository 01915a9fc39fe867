//! Texts beside the map: every character of a file arrives, hostile files are refused, and passages become quotes by pointer and keyboard.

use std::io::{Cursor, Write};
use std::sync::Arc;

use causeway::command::perform;
use causeway::document::{Edit, Withdrawal};
use causeway::map::{CitedPart, ElementId, ElementKind, Part, Point, Stance};
use causeway::session::{Grip, Page, Session, Stretch, TranscriptAction};
use causeway::tool::Phase;
use causeway::transcript::{Transcript, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Nasty to every step between a file and a map.
pub const WORDS: &str = "\u{201c}They\u{2026} never\u{a0}call\u{201d} \u{2014} [pause] e\u{301} \u{645}\u{631}\u{62d}\u{628}\u{627} \u{1f469}\u{1f3fd}\u{200d}\u{1f680} a  b";

/// A Word file with this main document.
pub fn docx(markup: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [("[Content_Types].xml", "<Types/>"), ("word/document.xml", markup), ("word/styles.xml", "<styles/>")] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn body(paragraphs: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{paragraphs}<w:sectPr/></w:body></w:document>")
}

fn text_of(paragraphs: &str) -> String {
    read("t.docx", &docx(&body(paragraphs))).unwrap().text().to_owned()
}

#[test]
fn words_of_a_word_file_arrive_byte_for_byte() {
    let escaped = WORDS.replace('e', "&#101;");
    let text = text_of(&format!(
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t xml:space=\"preserve\">{escaped} </w:t></w:r>\
         <w:r><w:tab/><w:t>&lt;b&gt; &amp; c</w:t><w:br/><w:t>next</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>last</w:t></w:r></w:p>"
    ));
    assert_eq!(text, format!("{WORDS} \t<b> & c\nnext\n\nlast"));
}

#[test]
fn what_was_deleted_or_stands_twice_is_left_out() {
    let text = text_of(
        "<w:p><w:r><w:t>kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>added</w:t></w:r></w:ins>\
         <w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p><w:p><w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>box</w:t></w:r>\
         </w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>\
         <w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    );
    assert_eq!(text.split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>(), ["kept added", "box", "cell"]);
}

#[test]
fn hostile_word_files_are_refused() {
    let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><w:document><w:p><w:t>&b;</w:t></w:p></w:document>";
    let deep = format!("{}{}", "<w:a>".repeat(100_000), "</w:a>".repeat(100_000));
    let own = body("<w:p><w:r><w:t>&laugh;</w:t></w:r></w:p>");
    let bomb = body(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "a".repeat(20 * 1024 * 1024)));
    let mut many = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..11_000 {
        many.start_file(format!("word/{number}"), SimpleFileOptions::default()).unwrap();
    }
    let many = many.finish().unwrap().into_inner();
    let cut = docx(&body("<w:p/>"));
    let files = [docx(laughs), docx(&deep), docx(&own), docx(&bomb), many, cut[..cut.len() / 2].to_vec(), docx("<w:document><w:p")];
    for (number, bytes) in files.iter().enumerate() {
        let refused = read("t.docx", bytes);
        let said = refused.map(|t| t.text().len()).expect_err(&format!("file {number}")).to_string();
        assert!(said.contains("; "), "{said}");
    }
}

/// An editor with two factors and an invented conversation beside them.
pub fn coding() -> (Session, [ElementId; 2], Arc<Transcript>) {
    coding_of(WORDS)
}

/// The same with other words in the middle.
pub fn coding_of(words: &str) -> (Session, [ElementId; 2], Arc<Transcript>) {
    let mut session = Session::new();
    session.shell.page = Page::Editor;
    session.canvas.fitted = true;
    let ids = [("Trust", 0.0), ("Waiting time", 300.0)].map(|(label, x)| {
        let id = session.document.new_id();
        session.document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: label.into(), at: Point::new(x, 0.0) });
        id
    });
    let text = format!("Interviewer: How was it?\r\nAnna: {words}\r\nInterviewer: And then?\r\nAnna: She listened.\r\nNobody else did.");
    let transcript = Arc::new(Transcript::new("anna.txt", text));
    perform(&mut session, TranscriptAction::Opened(Arc::clone(&transcript)).into());
    session.refresh();
    (session, ids, transcript)
}

fn place(transcript: &Transcript, words: &str) -> u32 {
    transcript.char_of(transcript.text().find(words).unwrap())
}

fn point(session: &mut Session, phase: Phase, at: u32) {
    perform(session, TranscriptAction::Pointer { phase, at, extend: false }.into());
    session.refresh();
}

#[test]
fn words_dragged_to_an_element_become_its_quote() {
    let (mut session, [trust, _], transcript) = coding();
    let (start, end) = (place(&transcript, WORDS), place(&transcript, WORDS) + WORDS.chars().count() as u32);
    let before = session.map().clone();
    point(&mut session, Phase::Press, start);
    point(&mut session, Phase::Drag, start + 3);
    point(&mut session, Phase::Drag, end);
    point(&mut session, Phase::Release, end);
    assert_eq!(transcript.words(session.transcript.selected.chars()), Some(WORDS));
    point(&mut session, Phase::Press, start + 2);
    point(&mut session, Phase::Drag, start + 3);
    assert!(session.transcript.is_carrying());
    point(&mut session, Phase::Release, start + 3);
    perform(&mut session, TranscriptAction::CodeOn(Part::Element(trust)).into());
    let quote = session.map().quotes().iter().next().unwrap().clone();
    assert_eq!(quote.original.as_bytes(), WORDS.as_bytes());
    assert_eq!(quote.stance_on(CitedPart::Element(trust)), Some(Stance::Supports));
    let passage = quote.passage.unwrap();
    assert_eq!((passage.document.as_str(), passage.start, passage.end), ("anna.txt", start, end));
    assert_eq!(session.document.selection().single(), Some(Part::Quote(quote.id)));
    session.document.undo();
    assert_eq!(*session.map(), before, "one step");
}

#[test]
fn a_click_in_a_coded_passage_chooses_its_quote_and_a_quote_shows_its_passage() {
    let (mut session, [trust, _], transcript) = coding();
    let start = place(&transcript, "She listened.");
    perform(&mut session, TranscriptAction::Select(Stretch { anchor: start, focus: start + 13 }).into());
    perform(&mut session, TranscriptAction::CodeOn(Part::Element(trust)).into());
    session.refresh();
    let quote = session.map().quotes().iter().next().unwrap().id;
    session.document.selection_mut().set([]);
    session.refresh();
    point(&mut session, Phase::Press, start + 4);
    point(&mut session, Phase::Release, start + 4);
    assert_eq!(session.document.selection().single(), Some(Part::Quote(quote)));
    assert!(session.transcript.selected.chars().is_empty() && session.transcript.grip == Grip::Idle);
    session.document.selection_mut().set([Part::Element(trust)]);
    session.refresh();
    let turn = session.transcript.show.0;
    session.document.selection_mut().set([Part::Quote(quote)]);
    session.refresh();
    assert_eq!(session.transcript.show, (turn + 1, start));
}

#[test]
fn a_code_or_a_new_label_takes_the_passage() {
    let (mut session, [_, waiting], transcript) = coding();
    perform(&mut session, TranscriptAction::Uncoded { forward: true }.into());
    assert_eq!(transcript.words(session.transcript.selected.chars()), Some(WORDS), "without the name of who speaks");
    perform(&mut session, TranscriptAction::Type(Some("n2".into())).into());
    perform(&mut session, TranscriptAction::Stance(Stance::Contradicts).into());
    perform(&mut session, TranscriptAction::Pick(0).into());
    let quote = session.map().quotes().iter().next().unwrap();
    assert_eq!((quote.original.as_str(), quote.stance_on(CitedPart::Element(waiting))), (WORDS, Some(Stance::Contradicts)));
    perform(&mut session, TranscriptAction::Uncoded { forward: true }.into());
    assert_eq!(transcript.words(session.transcript.selected.chars()), Some("She listened."));
    let steps = session.document.history().done().len();
    perform(&mut session, TranscriptAction::Type(Some("Being heard".into())).into());
    perform(&mut session, TranscriptAction::Pick(0).into());
    assert_eq!(session.document.history().done().len(), steps + 1, "element and quote are one step");
    let element = session.map().elements().find(|e| e.label == "Being heard").unwrap();
    let on: Vec<_> = session.map().quotes_on(CitedPart::Element(element.id)).map(|q| q.original.as_str()).collect();
    assert_eq!(on, ["She listened."]);
    perform(&mut session, TranscriptAction::Uncoded { forward: true }.into());
    perform(&mut session, TranscriptAction::Unplaced.into());
    assert_eq!(session.map().quotes().iter().filter(|q| q.citations.is_empty()).count(), 1);
    perform(&mut session, TranscriptAction::Uncoded { forward: true }.into());
    assert!(session.shell.notices.iter().any(|n| n.text.contains("Every passage")), "nothing is left");
}

#[test]
fn nothing_of_a_transcript_is_in_the_map_unless_it_is_asked_for() {
    let (mut session, _, transcript) = coding();
    let file = |session: &Session| causeway::format::ron::write(session.map());
    assert!(!file(&session).contains("Nobody else did"));
    perform(&mut session, TranscriptAction::KeepText.into());
    assert!(file(&session).contains("Nobody else did"));
    let source = session.map().sources().iter().next().unwrap();
    assert_eq!(source.text.as_bytes(), transcript.text().as_bytes());
}

#[test]
fn words_taken_back_take_the_kept_text_with_them() {
    let (mut session, [trust, _], transcript) = coding();
    perform(&mut session, TranscriptAction::KeepText.into());
    let start = place(&transcript, "She listened.");
    perform(&mut session, TranscriptAction::Select(Stretch { anchor: start, focus: start + 13 }).into());
    perform(&mut session, TranscriptAction::CodeOn(Part::Element(trust)).into());
    let quote = session.map().quotes().iter().next().unwrap().id;
    session.document.withdraw(&Withdrawal::Quote(quote), "2026-01-02");
    let file = causeway::format::ron::write(session.map());
    let whole = format!("{:?}", session.document);
    assert!(!file.contains("Nobody else did") && !file.contains("She listened"), "the file");
    assert!(!whole.contains("Nobody else did") && !whole.contains("She listened"), "the history");
}

/// 200,000 words.
#[test]
fn a_long_transcript_is_coded_passage_by_passage() {
    let text: String = (0..4000).map(|n| format!("P{}: {}\n", n % 2, "fifty words or so of what people say ".repeat(6))).collect();
    let transcript = Arc::new(Transcript::new("long.txt", text));
    let (mut session, [trust, _], _) = coding();
    perform(&mut session, TranscriptAction::Opened(transcript).into());
    for _ in 0..20 {
        perform(&mut session, TranscriptAction::Uncoded { forward: true }.into());
        perform(&mut session, TranscriptAction::CodeOn(Part::Element(trust)).into());
        session.refresh();
    }
    assert_eq!(session.transcript.coded.passages().len(), 20);
}
