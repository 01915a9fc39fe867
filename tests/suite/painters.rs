//! SVG, PNG and PDF of one hand-made drawing.

use std::path::PathBuf;

use causeway::format::pdf::{PdfError, pdf};
use causeway::format::png::{PngError, page_png, scene_png};
use causeway::format::svg::{Letters, SvgOptions, page_svg, scene_svg};
use causeway::map::{ElementId, Part, SystemMap};
use causeway::release::{Audience, release};
use causeway::scene::{Detail, Hatch, Page, Role, Scene, TableCell, Tag};
use causeway::text::{Align, Typesetter};
use causeway::theme::{ThemeName, TypeStyle, Weight};
use kurbo::{Affine, BezPath, Point, Rect, Shape, Size};

use crate::pdf_reader::{Pdf, find};

const LABEL: TypeStyle = TypeStyle { size: 14.0, leading: 1.25, weight: Weight::Regular };
const STRONG: TypeStyle = TypeStyle { size: 14.0, leading: 1.25, weight: Weight::SemiBold };
const LATIN: &str = "Trust & <office> \u{201c}fi\u{201d} Ŵ";
const MIXED: &str = "LTR with العربية (2024)";

fn element(number: u64) -> Part {
    Part::Element(ElementId::from_value(number))
}

/// A box with two texts, a dashed line, a dotted line and a bar that only stands in for labels.
fn drawing() -> Scene {
    let palette = &ThemeName::Light.theme().palette;
    let mut types = Typesetter::new();
    let mut scene = Scene::default();
    let outline = Rect::new(10.0, 10.0, 150.0, 80.0).to_rounded_rect(8.0).to_path(0.1);
    scene.fill(Some(element(1)), Role::Element, outline.clone(), palette.fill);
    scene.stroke(Some(element(1)), Role::Element, outline, palette.outline, 1.2);
    scene.text(Some(element(1)), Role::Label, types.balanced(LATIN, LABEL, 90.0, Align::Centre), Point::new(20.0, 20.0), palette.text);
    let mut bar = BezPath::new();
    bar.move_to((0.0, 0.0));
    bar.line_to((1000.0, 0.0));
    scene.stroke(Some(element(1)), Role::Label, bar, palette.text, 3.0).from(Detail::Instead);
    scene.text(None, Role::Words, types.shape(MIXED, STRONG, None, Align::Start), Point::new(10.0, 90.0), palette.accent);
    let mut arc = BezPath::new();
    arc.move_to((160.0, 20.0));
    arc.curve_to((180.0, 20.0), (190.0, 60.0), (190.0, 80.0));
    scene.stroke(Some(element(2)), Role::Line, arc.clone(), palette.link, 1.6).dashed(Some([9.0, 5.0]));
    scene.stroke(Some(element(2)), Role::Line, Affine::translate((15.0, 0.0)) * arc, palette.link, 2.2).dashed(Some([0.1, 4.2]));
    scene
}

fn frame() -> Rect {
    Rect::new(0.0, 0.0, 220.0, 120.0)
}

fn named(part: Part) -> Option<String> {
    (part == element(1)).then(|| "Trust & <office>".to_owned())
}

fn options(letters: Letters) -> SvgOptions<'static> {
    SvgOptions { title: "A \"small\" map", ground: Some(ThemeName::Light.theme().palette.ground), letters, name: &named, link: None }
}

fn page() -> Page {
    let released = release(&SystemMap::default(), Audience::Workshop);
    let mut page = Page::new(&released, "First page", Size::new(300.0, 200.0));
    page.place(drawing(), Affine::translate((20.0, 30.0)) * Affine::scale(0.5)).tag = Tag::Figure("A box and two lines".into());
    page
}

/// Compares with `tests/data/golden`; with `UPDATE_GOLDEN=1` it writes there instead.
pub fn assert_golden(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(golden.replace("\r\n", "\n") == text, "{name} differs; look at it, then run with UPDATE_GOLDEN=1");
}

#[test]
fn svg_is_as_reviewed() {
    assert_golden("painters-text.svg", &scene_svg(&drawing(), frame(), &options(Letters::Text)));
    assert_golden("painters-page.svg", &page_svg(&page(), &options(Letters::Text)));
}

/// Two rasterisers of two descriptions of one drawing agree.
#[test]
fn png_is_what_the_svg_says() {
    let svg = scene_svg(&drawing(), frame(), &options(Letters::Outlines));
    let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).unwrap();
    let mut theirs = tiny_skia::Pixmap::new(440, 240).unwrap();
    resvg::render(&tree, tiny_skia::Transform::from_scale(2.0, 2.0), &mut theirs.as_mut());
    let png = scene_png(&drawing(), frame(), 2.0, Some(ThemeName::Light.theme().palette.ground)).unwrap();
    let ours = tiny_skia::Pixmap::decode_png(&png).unwrap();
    assert_eq!((ours.width(), ours.height()), (440, 240));
    let differing = ours.data().iter().zip(theirs.data()).filter(|(a, b)| a.abs_diff(**b) > 40).count();
    assert!(differing < 40, "{differing} of {} bytes differ", ours.data().len());
    let dark = ours.pixels().iter().filter(|p| p.red() < 128).count();
    assert!(dark > 800, "letters and lines are there: {dark}");
}

/// The one line of an SVG, dashed and cut to the band, leaves the ink of the lines one by one; only their ends are cut otherwise.
#[test]
fn a_hatched_band_is_the_same_either_way() {
    for degrees in [45.0, -45.0, 0.0, 90.0] {
        let mut scene = Scene::default();
        let ink = ThemeName::Paper.theme().palette.link;
        let rect = Rect::new(10.0, 10.0, 210.0, 110.0);
        scene.hatch(None, Role::Group, Hatch { rect, radius: 16.0, band: 7.0, pitch: 5.6, degrees, ink, width: 1.0 });
        let svg = scene_svg(&scene, frame(), &options(Letters::Outlines));
        let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).unwrap();
        let mut theirs = tiny_skia::Pixmap::new(440, 240).unwrap();
        resvg::render(&tree, tiny_skia::Transform::from_scale(2.0, 2.0), &mut theirs.as_mut());
        let png = scene_png(&scene, frame(), 2.0, Some(ThemeName::Light.theme().palette.ground)).unwrap();
        let ours = tiny_skia::Pixmap::decode_png(&png).unwrap();
        let dark = |pixels: &tiny_skia::Pixmap| pixels.pixels().iter().filter(|p| p.red() < 128).count() as f64;
        assert!(dark(&ours) > 1_000.0 && (dark(&ours) / dark(&theirs) - 1.0).abs() < 0.06, "{degrees}: {} {}", dark(&ours), dark(&theirs));
        let differing = ours.pixels().iter().zip(theirs.pixels()).filter(|(a, b)| a.red().abs_diff(b.red()) > 90).count() as f64;
        assert!(differing < 0.1 * dark(&ours), "{degrees}: {differing} pixels differ");
    }
}

#[test]
fn png_can_be_see_through_and_is_bounded() {
    let png = scene_png(&drawing(), frame(), 1.0, None).unwrap();
    assert_eq!(tiny_skia::Pixmap::decode_png(&png).unwrap().pixel(0, 0).unwrap().alpha(), 0);
    let page = page_png(&page(), 144.0, Some(ThemeName::Paper.theme().palette.ground)).unwrap();
    assert_eq!(tiny_skia::Pixmap::decode_png(&page).unwrap().width(), 600);
    let huge = scene_png(&drawing(), frame(), 1e5, None);
    assert!(matches!(huge, Err(PngError::TooLarge { .. })), "{huge:?}");
    assert!(scene_png(&drawing(), Rect::new(0.0, 0.0, f64::INFINITY, 1.0), 1.0, None).is_err());
}

#[test]
fn pdf_can_be_searched_and_read_aloud() {
    let bytes = pdf(&[page()], "A small map").unwrap();
    let read = Pdf::read(&bytes);
    assert_eq!(read.page_sizes(), [(300.0, 200.0)]);
    let text = read.texts().concat();
    assert!(text.replace(' ', "").contains(&LATIN.replace(' ', "")), "{text}");
    assert!(text.contains("LTR with") && text.contains("العربية") && text.contains("2024"), "{text}");
    let all = String::from_utf8_lossy(&bytes);
    for needed in ["/StructTreeRoot", "/S/Figure", "A box and two lines", "/Lang(en-GB)", "/MarkInfo", "/Outlines", "A small map"] {
        assert!(all.contains(needed), "{needed}");
    }
    for never in ["CreationDate", "ModDate", "Producer", "CreateDate"] {
        assert!(!all.contains(never), "{never}");
    }
    let metadata = read.objects.values().find(|(dict, _)| dict.contains("/Metadata/Subtype/XML") || dict.contains("/Subtype/XML")).unwrap();
    assert!(String::from_utf8_lossy(&metadata.1).contains("pdfuaid:part"), "PDF/UA-1");
    let fonts = read.objects.values().filter(|(dict, _)| dict.contains("/Type/FontDescriptor"));
    let embedded: Vec<bool> = fonts.map(|(dict, _)| dict.contains("/FontFile")).collect();
    assert!(embedded.len() >= 3 && embedded.iter().all(|&e| e), "{embedded:?}");
    assert_eq!(bytes, pdf(&[page()], "A small map").unwrap(), "the same pages, the same bytes");
}

#[test]
fn pdf_leaves_out_what_is_not_seen() {
    let mut page = page();
    page.placed[0].clip = Some(Rect::new(0.0, 0.0, 300.0, 72.0));
    let text = Pdf::read(&pdf(&[page], "Cut").unwrap()).texts().concat();
    assert!(text.contains("Trust") && !text.contains("LTR"), "{text}");
}

#[test]
fn pdf_of_unknown_letters_is_still_tagged() {
    let mut types = Typesetter::new();
    let mut page = page();
    let mut scene = Scene::default();
    let ink = ThemeName::Paper.theme().palette.text;
    scene.text(None, Role::Words, types.shape("map 地图", LABEL, None, Align::Start), Point::ZERO, ink);
    page.place(scene, Affine::IDENTITY).tag = Tag::Paragraph;
    let bytes = pdf(&[page], "").unwrap();
    assert!(find(&bytes, b"/StructTreeRoot").is_some());
    assert!(Pdf::read(&bytes).texts().concat().contains("map"));
}

#[test]
fn pdf_tags_follow_the_order_of_placing() {
    let released = release(&SystemMap::default(), Audience::Workshop);
    let mut types = Typesetter::new();
    let ink = ThemeName::Paper.theme().palette.text;
    let mut pages = Vec::new();
    for tags in [vec![Tag::Heading(1), Tag::Paragraph, Tag::Item, Tag::Artifact], vec![Tag::Item, Tag::Heading(2)]] {
        let mut page = Page::new(&released, "Words", Size::new(200.0, 100.0));
        for (place, tag) in (1..).zip(tags) {
            let mut scene = Scene::default();
            scene.text(None, Role::Words, types.shape("word", LABEL, None, Align::Start), Point::new(5.0, 15.0 * f64::from(place)), ink);
            page.place(scene, Affine::IDENTITY).tag = tag;
        }
        pages.push(page);
    }
    let bytes = pdf(&pages, "Words").unwrap();
    let all = String::from_utf8_lossy(&bytes);
    let count = |tag: &str| all.matches(&format!("/S/{tag}/")).count();
    assert_eq!(["H1", "P", "L", "LI", "H2"].map(count), [1, 1, 1, 2, 1], "one list over both pages");
}

/// A table over two pages, its second row broken between them and with an empty cell, and another one right behind it.
#[test]
fn pdf_tables_have_rows_of_one_length() {
    let released = release(&SystemMap::default(), Audience::Workshop);
    let mut types = Typesetter::new();
    let ink = ThemeName::Paper.theme().palette.text;
    let mut pages = Vec::new();
    for cells in [vec![(0, 0), (0, 1), (0, 2), (1, 0), (1, 0), (1, 2)], vec![(1, 0), (1, 2), (2, 0), (2, 1), (2, 2), (0, 0), (1, 0)]] {
        let mut page = Page::new(&released, "Table", Size::new(200.0, 200.0));
        for (place, (row, column)) in (1..).zip(cells) {
            let mut scene = Scene::default();
            scene.text(None, Role::Words, types.shape("word", LABEL, None, Align::Start), Point::new(5.0, 12.0 * f64::from(place)), ink);
            page.place(scene, Affine::IDENTITY).tag = Tag::Cell(TableCell { row, column, head: row == 0 || column == 0 });
        }
        pages.push(page);
    }
    let bytes = pdf(&pages, "Table").unwrap();
    let all = String::from_utf8_lossy(&bytes);
    let count = |tag: &str| all.matches(&format!("/S/{tag}/")).count();
    assert_eq!(["Table", "TR", "TH", "TD", "P"].map(count), [2, 5, 7, 4, 13]);
    assert_eq!(["/Scope/Row", "/Scope/Column"].map(|scope| all.matches(scope).count()), [3, 4]);
}

#[test]
fn pdf_says_what_is_wrong() {
    assert_eq!(pdf(&[], "x"), Err(PdfError::NoPages));
    let mut page = page();
    page.size = Size::new(20_000.0, 100.0);
    assert_eq!(pdf(&[page], "x"), Err(PdfError::PageSize("7056 × 35".into())));
}
