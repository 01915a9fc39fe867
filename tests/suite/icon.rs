//! The pictures of the sign in `assets` are what the program draws.

use std::path::Path;

use causeway::format::png::scene_png;
use causeway::format::svg::{Letters, SvgOptions, scene_svg};
use causeway::scene::{ICON_SIDE, icon};
use causeway::theme::ThemeName;
use kurbo::Rect;
use tiny_skia::Pixmap;

/// With `UPDATE_GOLDEN=1` they are written.
#[test]
fn the_sign_is_as_drawn_and_looks_as_reviewed() {
    let scene = icon(ThemeName::Light.theme());
    let frame = Rect::new(0.0, 0.0, ICON_SIDE, ICON_SIDE);
    let options = SvgOptions { title: "Causeway", ground: None, letters: Letters::Outlines, name: &|_| None, link: None };
    let (svg, png) = (scene_svg(&scene, frame, &options), scene_png(&scene, frame, 1.0, None).unwrap());
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let [svg_file, png_file] = ["icon.svg", "icon.png"].map(|name| assets.join(name));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&svg_file, &svg).unwrap();
        std::fs::write(&png_file, &png).unwrap();
    }
    assert_eq!(std::fs::read_to_string(svg_file).unwrap().replace("\r\n", "\n"), svg);
    let [drawn, kept] = [png, std::fs::read(png_file).unwrap()].map(|bytes| Pixmap::decode_png(&bytes).unwrap());
    // Another processor may round otherwise.
    let differing = drawn.data().iter().zip(kept.data()).filter(|(a, b)| a.abs_diff(**b) > 3).count();
    assert!(drawn.width() == kept.width() && differing == 0, "{differing} of {} differ", kept.data().len());
    let seen = drawn.pixels().iter().filter(|pixel| pixel.alpha() > 250).count();
    assert!(seen > 12_000, "the square is filled: {seen}");
}
