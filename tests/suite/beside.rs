//! What lies on the map beside its parts: notes, and pictures behind it. By pointer, by name, on paper and out of the house.

use std::sync::Arc;

use causeway::command::perform;
use causeway::document::Edit;
use causeway::format::pdf::pdf;
use causeway::format::png::scene_png;
use causeway::format::ron;
use causeway::format::svg::{Letters, SvgOptions, scene_svg};
use causeway::map::*;
use causeway::release::{Audience, release};
use causeway::scene::{Marks, Page as Sheet, Scene, Tag, build};
use causeway::session::{Action, CanvasAction, FileState, Page, Session};
use causeway::text::Typesetter;
use causeway::theme::ThemeName;
use causeway::tool::{Modifiers, Phase, Tool};
use egui_kittest::kittest::Queryable;
use kurbo::{Affine, Size};

use crate::pdf_reader::find;
use crate::ui_shell::{drawn, window};

const PLAIN: Modifiers = Modifiers { shift: false, command: false, alt: true };

/// Two factors 300 apart, Trust at the origin.
fn session() -> Session {
    let mut session = drawn();
    session.canvas.fitted = true;
    session.refresh();
    session
}

fn act(session: &mut Session, action: impl Into<Action>) {
    perform(session, action.into());
    session.refresh();
}

fn point(session: &mut Session, phase: Phase, at: (f64, f64)) {
    let event = session.point_at(phase, Point::new(at.0, at.1), PLAIN);
    act(session, CanvasAction::Pointer(event));
}

fn drag(session: &mut Session, from: (f64, f64), to: (f64, f64)) {
    point(session, Phase::Press, from);
    point(session, Phase::Drag, (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1)));
    point(session, Phase::Drag, to);
    point(session, Phase::Release, to);
}

fn double_click(session: &mut Session, at: (f64, f64)) {
    for phase in [Phase::Press, Phase::Release, Phase::Press, Phase::Release, Phase::DoubleClick] {
        point(session, phase, at);
    }
}

fn write(session: &mut Session, text: &str) {
    act(session, CanvasAction::LabelTyped(text.to_owned()));
    act(session, CanvasAction::LabelDone);
}

/// A session with one note at (0, 200).
fn noted(text: &str) -> (Session, Part) {
    let mut session = session();
    act(&mut session, CanvasAction::Tool(Tool::Note));
    point(&mut session, Phase::Press, (0.0, 200.0));
    point(&mut session, Phase::Release, (0.0, 200.0));
    write(&mut session, text);
    let part = Part::Note(session.map().notes().iter().next().unwrap().id);
    (session, part)
}

fn note(session: &Session) -> Note {
    session.map().notes().iter().next().unwrap().clone()
}

/// Four pixels: red, green, blue, white.
fn photo() -> Arc<Photo> {
    let pixels = vec![255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255];
    Arc::new(Photo::new(2, 2, pixels).unwrap())
}

#[test]
fn a_note_is_put_down_and_written_as_one_step_and_nothing_stays_of_an_empty_one() {
    let (mut session, _) = noted("Ask Ana\nabout rents");
    assert_eq!((note(&session).text.as_str(), note(&session).at), ("Ask Ana\nabout rents", Point::new(0.0, 200.0)));
    assert_eq!(session.canvas.tool, Tool::Select);
    assert!(session.document.undo());
    assert!(session.map().notes().is_empty(), "putting it down and writing it are one step");
    session.document.redo();
    session.refresh();
    double_click(&mut session, (20.0, 215.0));
    assert!(session.canvas.label.is_some());
    write(&mut session, "Ask Ben");
    assert_eq!(note(&session).text, "Ask Ben");
    double_click(&mut session, (20.0, 215.0));
    write(&mut session, "  ");
    assert!(session.map().notes().is_empty(), "a note without words is taken out");
    session.document.undo();
    assert_eq!(note(&session).text, "Ask Ben");
    act(&mut session, CanvasAction::Tool(Tool::Note));
    point(&mut session, Phase::Press, (500.0, 500.0));
    write(&mut session, "");
    assert_eq!(session.map().notes().len(), 1, "nor is an empty one put down");
}

#[test]
fn notes_move_with_what_is_selected_and_get_wider_at_their_sides() {
    let (mut session, part) = noted("Read this first, then follow the loop to the right");
    let high = session.derived.drawing.beside(part).unwrap().height();
    let trust = Part::Element(session.map().element_by_number(1).unwrap().id);
    session.document.selection_mut().set([part, trust]);
    drag(&mut session, (20.0, 215.0), (70.0, 315.0));
    assert_eq!((note(&session).at, session.map().element_by_number(1).unwrap().at), (Point::new(50.0, 300.0), Point::new(50.0, 100.0)));
    session.document.undo();
    assert_eq!((note(&session).at, session.map().element_by_number(1).unwrap().at), (Point::new(0.0, 200.0), Point::ZERO), "one step");
    session.document.selection_mut().set([part]);
    session.refresh();
    let rect = session.derived.drawing.beside(part).unwrap();
    drag(&mut session, (rect.x1, rect.center().y), (rect.x1 + 200.0, rect.center().y));
    assert_eq!(note(&session).width, 400.0);
    assert!(session.derived.drawing.beside(part).unwrap().height() < high, "wider, it needs fewer lines");
    session.document.undo();
    act(&mut session, Action::Run("nudge.far_right"));
    assert_eq!(note(&session).at, Point::new(10.0, 200.0));
}

#[test]
fn notes_are_copied_doubled_and_deleted_like_parts() {
    let (mut session, part) = noted("Twice");
    session.document.selection_mut().set([part]);
    act(&mut session, Action::Run("edit.duplicate"));
    let places: Vec<(String, Point)> = session.map().notes().iter().map(|note| (note.text.clone(), note.at)).collect();
    assert_eq!(places, [("Twice".to_owned(), Point::new(0.0, 200.0)), ("Twice".to_owned(), Point::new(24.0, 224.0))]);
    assert!(matches!(session.document.selection().single(), Some(Part::Note(_))), "the copy is selected");
    act(&mut session, Action::Run("edit.copy"));
    act(&mut session, CanvasAction::Paste(String::new()));
    assert_eq!(session.map().notes().len(), 3);
    act(&mut session, Action::Run("edit.select_all"));
    assert_eq!(session.document.selection().notes().count(), 3);
    act(&mut session, Action::Run("edit.delete"));
    assert_eq!((session.map().notes().len(), session.map().element_count()), (0, 0));
    session.document.undo();
    assert_eq!(session.map().notes().len(), 3);
}

#[test]
fn what_a_relation_says_is_written_on_its_line() {
    let mut session = session();
    let id = session.document.new_id();
    let [from, to] = [1, 2].map(|number| session.map().element_by_number(number).unwrap().id);
    let kind = ConnectionKind::Relation(Relation { verb: "funds".into(), absent: false });
    session.document.edit(&Edit::Connect { id, from, to, kind, bend: 0.0 });
    session.refresh();
    double_click(&mut session, (150.0, 0.0));
    assert_eq!(session.canvas.label.as_ref().map(|label| label.text.as_str()), Some("funds"));
    write(&mut session, "pays for");
    assert_eq!(session.map().connection(id).unwrap().relation().unwrap().verb, "pays for");
    let harness = window(session, [1440.0, 900.0]);
    harness.get_by_label("Connection L1: Trust pays for engagement");
}

#[test]
fn the_file_says_no_more_of_a_note_than_there_is_to_say() {
    let (session, _) = noted("Short");
    let text = ron::write(session.map());
    let block = text.split("notes: [").nth(1).unwrap();
    assert!(block.contains("text: \"Short\"") && block.contains("x: 0.0, y: 200.0") && !block.contains("width"), "{block}");
    let again = ron::read(text.as_bytes(), &causeway::format::ImportOptions::default()).unwrap();
    assert_eq!(again.map, *session.map());
    assert!(!ron::write(&SystemMap::default()).contains("notes"));
}

#[test]
fn a_view_has_the_notes_beside_what_it_shows() {
    let (session, part) = noted("About trust");
    let mut marks = Marks::of(session.map());
    let drawn = |marks: &Marks| build(session.map(), marks, ThemeName::Light.theme(), &mut Typesetter::new());
    marks.only = Some([session.map().element_by_number(2).unwrap().id].into());
    assert_eq!(drawn(&marks).beside(part), None, "Engagement lies far from it");
    marks.only = None;
    let all = drawn(&marks);
    assert!(all.beside(part).is_some() && all.within(Rect::new(-10.0, 190.0, 300.0, 400.0)).contains(&part));
    assert_eq!(all.hit(Point::new(20.0, 215.0), 3.0), Some(part));
}

#[test]
fn a_print_on_the_command_line_has_the_picture_where_it_was_asked_for() {
    let mut session = session();
    act(&mut session, CanvasAction::LayBehind("wall.png".into(), photo()));
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    std::fs::write(path("map.ron"), ron::write(session.map())).unwrap();
    image::RgbaImage::from_raw(2, 2, photo().pixels().to_vec()).unwrap().save(path("wall.png")).unwrap();
    let print = |more: &[&str]| {
        let (map, out) = (path("map.ron"), path("out.pdf"));
        let arguments = [&["causeway", "print", &map, "-o", &out], more].concat();
        assert!(matches!(causeway::cli::run(arguments.into_iter().map(Into::into)), causeway::cli::Invocation::Done(0)));
        find(&std::fs::read(path("out.pdf")).unwrap(), b"/Subtype/Image").is_some()
    };
    assert!(!print(&[]), "not unless it was asked for");
    assert!(print(&["--photo"]));
    std::fs::remove_file(path("wall.png")).unwrap();
    assert!(!print(&["--photo"]), "told, and printed without it");
}

#[test]
fn a_note_leaves_and_is_looked_through_before_a_picture_does_not() {
    let (mut session, _) = noted("ring Ana on 07700 900123");
    act(&mut session, CanvasAction::LayBehind("wall of P07.jpg".into(), photo()));
    for audience in Audience::ALL {
        let released = release(session.map(), audience);
        assert_eq!((released.map().notes().len(), released.map().backdrops().len()), (1, 0));
        assert!(!ron::write(released.map()).contains("P07"));
    }
    let photos = [(session.map().backdrops().iter().next().unwrap().id, photo())].into();
    let asked = causeway::release::release_with_photos(session.map(), Audience::Public, &photos);
    assert_eq!((asked.map().backdrops().len(), asked.photos().len()), (1, 1), "it goes along once somebody asks for it");
    assert!(!ron::write(asked.map()).contains("P07"), "but not the name of its file");
    let found = causeway::release::check::findings(session.map(), Some(Audience::Public));
    assert!(found.iter().any(|finding| finding.words.contains("07700 900123")), "{found:?}");
}

#[test]
fn a_picture_is_moved_scaled_and_drawn_upon_once_it_is_locked() {
    let mut session = session();
    act(&mut session, CanvasAction::LayBehind("wall.jpg".into(), photo()));
    let backdrop = |session: &Session| session.map().backdrops().iter().next().unwrap().clone();
    let (start, part) = (backdrop(&session).rect, Part::Backdrop(backdrop(&session).id));
    assert_eq!(session.document.selection().single(), Some(part));
    let free = (start.x0 + 40.0, start.y0 + 40.0);
    drag(&mut session, free, (free.0 + 30.0, free.1));
    assert_eq!(backdrop(&session).rect, start + Vec2::new(30.0, 0.0));
    session.document.undo();
    session.refresh();
    drag(&mut session, (start.x1, start.y1), (start.x1 + start.width(), start.y1));
    assert_eq!(backdrop(&session).rect.size(), start.size() * 2.0);
    session.document.undo();
    session.refresh();
    act(&mut session, Action::Run("picture.lock"));
    assert!(backdrop(&session).locked && session.document.selection().is_empty());
    assert_eq!(session.derived.drawing.hit(Point::new(free.0, free.1), 3.0), None, "the pointer goes through it");
    double_click(&mut session, free);
    write(&mut session, "Traced");
    assert_eq!(session.map().element_count(), 3);
    act(&mut session, Action::Run("picture.lock"));
    assert!(!backdrop(&session).locked);
}

#[test]
fn a_map_whose_picture_is_not_there_opens_and_says_so_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut before = session();
    act(&mut before, CanvasAction::LayBehind("gone.jpg".into(), photo()));
    let map = before.map().clone();
    let mut session = Session::new();
    session.open(map, FileState { path: Some(folder.path().join("map.ron")), ..FileState::default() });
    assert_eq!(session.shell.page, Page::Editor);
    session.refresh();
    session.backdrops.wait();
    session.refresh();
    session.refresh();
    let told: Vec<&str> =
        session.shell.notices.iter().map(|notice| notice.text.as_str()).filter(|text| text.contains("gone.jpg")).collect();
    assert_eq!(
        told,
        [
            "The picture gone.jpg behind the map is not shown: there is no such file beside the map; put it back there, or remove the picture."
        ]
    );
    let id = session.map().backdrops().iter().next().unwrap().id;
    assert!(session.derived.drawing.beside(Part::Backdrop(id)).is_some(), "a frame stands where it was");
    assert_eq!(session.map().element_count(), 2);
}

#[test]
fn every_painter_paints_a_picture_behind_the_rest() {
    let mut map = session();
    act(&mut map, CanvasAction::LayBehind("wall.jpg".into(), photo()));
    let backdrop = map.map().backdrops().iter().next().unwrap().clone();
    let mut marks = Marks::of(map.map());
    marks.photos.insert(backdrop.id, photo());
    let theme = ThemeName::PaperColour.theme();
    let scene: Scene = build(map.map(), &marks, theme, &mut Typesetter::new()).scene.as_ref().clone();
    assert!(matches!(scene.items[0].draw, causeway::scene::Draw::Photo(_)), "furthest back");
    let options = SvgOptions { title: "Map", ground: None, letters: Letters::Text, name: &|_| None, link: None };
    let svg = scene_svg(&scene, scene.bounds().unwrap(), &options);
    assert!(svg.contains("<image ") && svg.contains("data:image/png;base64,") && svg.contains("opacity=\"0.6\""));
    let png = scene_png(&scene, backdrop.rect, 0.2, Some(theme.palette.ground)).unwrap();
    let pixels = image::load_from_memory(&png).unwrap().into_rgb8();
    let corner = pixels.get_pixel(2, 2).0;
    assert!(corner[0] > 240 && corner[1] < 140, "red, faded into white: {corner:?}");
    let released = release(&SystemMap::default(), Audience::Team);
    let mut page = Sheet::new(&released, "Map", Size::new(800.0, 600.0));
    page.place(scene, Affine::translate((400.0, 300.0)) * Affine::scale(0.3)).tag = Tag::Figure("Map".into());
    let bytes = pdf(&[page], "Map").unwrap();
    assert!(find(&bytes, b"/Subtype /Image").is_some() || find(&bytes, b"/Subtype/Image").is_some());
}

#[test]
fn notes_and_pictures_are_there_by_name() {
    let (mut session, part) = noted("Follow the loop");
    act(&mut session, CanvasAction::LayBehind("wall.jpg".into(), photo()));
    session.document.selection_mut().set([]);
    let mut harness = window(session, [1440.0, 900.0]);
    harness.get_by_label("Note: Follow the loop");
    harness.get_by_label("Picture behind the map, wall.jpg");
    harness.state_mut().document.selection_mut().set([part]);
    harness.run_steps(4);
    harness.get_by_label("Words").click();
    harness.run_steps(2);
    harness.get_by_label("Words").type_text("Then ");
    harness.run_steps(2);
    harness.get_by_label("Make it wider").click();
    harness.run_steps(4);
    assert!(note(harness.state()).text.contains("Then ") && note(harness.state()).width == 220.0, "{:?}", note(harness.state()));
    let picture = Part::Backdrop(harness.state().map().backdrops().iter().next().unwrap().id);
    harness.state_mut().document.selection_mut().set([picture]);
    harness.run_steps(4);
    harness.get_by_label("Locked, so that one can draw on it").click();
    harness.get_by_label("Faded: Much").click();
    harness.run_steps(4);
    let backdrop = harness.state().map().backdrops().iter().next().unwrap().clone();
    assert_eq!((backdrop.locked, backdrop.fade), (true, 70));
}
