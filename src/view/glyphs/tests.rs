//! The painter in frames of a context without a window.

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::ImageDelta;
use egui::{Color32, Context, Pos2, RawInput, Rect, Shape, TextureId, pos2, vec2};

use super::atlas::{Atlas, Found};
use super::raster::{GlyphKey, Raster};
use super::{GlyphPainter, TextLayer, ZoomRest};
use crate::text::{Align, FaceId, Shaped, TypeStyle, Typesetter, Weight};

const INK: Color32 = Color32::BLACK;

fn shaped(text: &str) -> Arc<Shaped> {
    let style = TypeStyle { size: 14.0, leading: 1.25, weight: Weight::Regular };
    Typesetter::new().balanced(text, style, 150.0, Align::Centre)
}

/// What a frame sent to each texture: whether only a part, and how many texels.
type Sent = HashMap<TextureId, Vec<(bool, usize)>>;

fn frame_at(time: f64, ctx: &Context, paint: impl FnMut(&mut egui::Ui)) -> Sent {
    let screen = Rect::from_min_size(Pos2::ZERO, vec2(800.0, 600.0));
    let input = RawInput { screen_rect: Some(screen), time: Some(time), ..RawInput::default() };
    let mut output = ctx.run_ui(input, paint);
    let texels = |d: &ImageDelta| (d.pos.is_some(), d.image.width() * d.image.height());
    let sent = output.textures_delta.set.iter().map(|(id, deltas)| (*id, deltas.iter().map(texels).collect())).collect();
    output.textures_delta.clear();
    sent
}

fn frame(ctx: &Context, paint: impl FnMut(&mut egui::Ui)) -> Sent {
    frame_at(0.0, ctx, paint)
}

/// One frame with one text; its meshes: vertices in the atlas mesh and in the outline mesh.
fn painted(painter: &mut GlyphPainter, ctx: &Context, text: &Shaped, at: Pos2, zoom: f32) -> [usize; 2] {
    let mut counts = [0, 0];
    frame(ctx, |ui| {
        painter.begin(ui);
        let mut layer = TextLayer::default();
        painter.add(&mut layer, text, at, zoom, INK, ui.content_rect());
        counts = [layer.small.vertices.len(), layer.large.vertices.len()];
        for shape in painter.finish(layer) {
            assert!(matches!(&shape, Shape::Mesh(mesh) if mesh.is_valid() && !mesh.is_empty()));
        }
        painter.upload(ui);
    });
    counts
}

#[test]
fn small_text_is_bitmaps_large_text_outlines() {
    let (ctx, mut painter, text) = (Context::default(), GlyphPainter::new(), shaped("Trust between people"));
    let letters = 4 * text.text.chars().filter(|c| !c.is_whitespace()).count();
    assert_eq!(painted(&mut painter, &ctx, &text, pos2(10.0, 10.0), 1.0), [letters, 0]);
    let [small, large] = painted(&mut painter, &ctx, &text, pos2(10.0, 10.0), 6.0);
    assert!(small == 0 && large > letters);
    assert_eq!(painted(&mut painter, &ctx, &text, pos2(10.0, 10.0), 0.01), [0, 0], "too small to see");
}

#[test]
fn what_is_outside_of_the_clip_is_left_out() {
    let (ctx, mut painter, text) = (Context::default(), GlyphPainter::new(), shaped("Trust between people"));
    for zoom in [1.0, 6.0] {
        let all = painted(&mut painter, &ctx, &text, pos2(10.0, 10.0), zoom);
        assert_eq!(painted(&mut painter, &ctx, &text, pos2(10.0, 700.0), zoom), [0, 0]);
        assert_eq!(painted(&mut painter, &ctx, &text, pos2(10.0, -200.0), zoom), [0, 0]);
        assert_eq!(painted(&mut painter, &ctx, &text, pos2(-1200.0, 10.0), zoom), [0, 0]);
        let part = painted(&mut painter, &ctx, &text, pos2(-60.0 * zoom, 10.0), zoom);
        assert!(part.iter().sum::<usize>() > 0 && part < all, "{part:?} of {all:?}");
    }
}

#[test]
fn letters_without_ink_and_ink_without_colour_paint_nothing() {
    let (ctx, mut painter) = (Context::default(), GlyphPainter::new());
    for text in ["", " ", "\n \n"] {
        assert_eq!(painted(&mut painter, &ctx, &shaped(text), pos2(10.0, 10.0), 1.0), [0, 0]);
    }
    frame(&ctx, |ui| {
        painter.begin(ui);
        let mut layer = TextLayer::default();
        painter.add(&mut layer, &shaped("a"), pos2(10.0, 10.0), 1.0, Color32::TRANSPARENT, ui.content_rect());
        assert!(layer.is_empty() && painter.finish(layer).is_empty());
    });
    // A letter that no face has is a box, not nothing.
    assert_eq!(painted(&mut painter, &ctx, &shaped("信"), pos2(10.0, 10.0), 1.0), [4, 0]);
}

#[test]
fn uploads_only_what_is_new_and_once() {
    let (ctx, mut painter, text) = (Context::default(), GlyphPainter::new(), shaped("Trust"));
    let mut sent = Vec::new();
    for _ in 0..3 {
        let mut textures = frame(&ctx, |ui| {
            painter.begin(ui);
            for _ in 0..3 {
                let mut layer = TextLayer::default();
                painter.add(&mut layer, &text, pos2(10.0, 10.0), 1.0, INK, ui.content_rect());
                ui.painter().extend(painter.finish(layer));
            }
            painter.upload(ui);
        });
        sent.push(textures.remove(&painter.texture()).unwrap_or_default());
    }
    assert_eq!(sent[0][0], (false, 512 * 512), "the empty texture");
    assert!(sent[0].len() == 2 && sent[0][1].0 && sent[0][1].1 < 2000, "{sent:?}");
    assert!(sent[1].is_empty() && sent[2].is_empty(), "{sent:?}");
}

/// A texture that is small is doubled when letters of many zooms fill it, up to a side where it is rather emptied.
#[test]
fn the_texture_grows_to_a_side_and_stays() {
    let (ctx, mut painter, text) = (Context::default(), GlyphPainter::new(), shaped("A system of services"));
    let mut sides = Vec::new();
    for step in 0..400_u16 {
        frame(&ctx, |ui| {
            painter.begin(ui);
            let mut layer = TextLayer::default();
            painter.add(&mut layer, &text, pos2(10.0, 10.0), 1.0 + f32::from(step) / 100.0, INK, ui.content_rect());
            ui.painter().extend(painter.finish(layer));
            painter.upload(ui);
        });
        sides.push(painter.side());
    }
    sides.dedup();
    assert_eq!(sides, [512, 1024]);
}

/// A glyph is the same pixels after many resets and growths as from a fresh start.
#[test]
fn the_atlas_keeps_glyphs_whole_through_resets() {
    let ctx = Context::default();
    let (mut atlas, mut raster) = (Atlas::new(64), Raster::new());
    let key = |glyph, size64| GlyphKey { face: FaceId(0), glyph, size64, quarter: (glyph % 4) as u8, hint: false, light: false };
    let mut sides = Vec::new();
    for turn in 0..120u16 {
        frame(&ctx, |ui| {
            atlas.begin(ui);
            let mut seen = Vec::new();
            for glyph in 20..60 {
                let key = key(glyph, (10 + turn / 4) * 64 + turn);
                if let Found::At(slot) = atlas.slot(key, &mut raster) {
                    seen.push((key, slot));
                }
            }
            for (key, slot) in seen {
                let expected: Vec<_> = raster.bitmap(key).unwrap().alpha.iter().map(|a| Color32::from_white_alpha(*a)).collect();
                assert_eq!(atlas.texels(slot), expected, "within its frame a slot never changes");
            }
            atlas.upload();
        });
        sides.push(atlas.side());
    }
    assert_eq!(sides.first(), Some(&64));
    assert!(*sides.last().unwrap() > 64 && *sides.last().unwrap() <= 512, "grows only while a frame does not fit: {sides:?}");
    assert!(!atlas.is_full());
}

/// A frame in which `lines` texts of ever other sizes are painted in as many layers; the vertices of each, and whether another frame is
/// asked for.
fn crowd(painter: &mut GlyphPainter, ctx: &Context, text: &Shaped, lines: usize) -> (Vec<usize>, bool) {
    let mut counts = Vec::new();
    let screen = Rect::from_min_size(Pos2::ZERO, vec2(800.0, 600.0));
    let input = RawInput { screen_rect: Some(screen), max_texture_side: Some(1024), ..RawInput::default() };
    let mut output = ctx.run_ui(input, |ui| {
        counts.clear();
        painter.begin(ui);
        for line in 0..lines {
            let mut layer = TextLayer::default();
            painter.add(&mut layer, text, pos2(10.0, 10.0 + line as f32 * 3.0), 1.0 + line as f32 * 0.07, INK, ui.content_rect());
            layer.join(painter.swatch().white());
            counts.push(layer.small.vertices.len());
        }
        painter.upload(ui);
    });
    output.textures_delta.clear();
    let again = output.viewport_output.values().any(|viewport| viewport.repaint_delay.is_zero());
    (counts, again)
}

/// Many pages in view need more letters than the largest texture holds: all are there all the same, in every frame, and the picture comes to
/// rest.
#[test]
fn no_letter_is_missing_in_a_frame_that_the_atlas_cannot_hold() {
    let (ctx, text) = (Context::default(), shaped("Trust between people"));
    let letters = text.text.chars().filter(|c| !c.is_whitespace()).count();
    let mut painter = GlyphPainter::with_atlas(Atlas::new(256));
    let mut generations = Vec::new();
    for frame in 0..12 {
        let (counts, again) = crowd(&mut painter, &ctx, &text, 65);
        assert!(counts.iter().all(|&vertices| vertices >= 4 * letters), "frame {frame}: {counts:?}");
        assert!(frame < 6 || !again, "frame {frame} asks for another");
        generations.push(painter.generation());
    }
    assert!(generations[4] > generations[0], "it has grown as far as it may: {generations:?}");
    let few = crowd(&mut painter, &ctx, &text, 2).0;
    assert_eq!(few, [4 * letters; 2], "bitmaps again where there is room for all");
}

/// The same picture (mesh positions, and texels behind them) from a worn painter and a new one.
#[test]
fn a_worn_painter_paints_as_a_new_one() {
    let text = shaped("Trust between العربية people");
    let picture = |painter: &mut GlyphPainter, ctx: &Context| {
        let mut found = Vec::new();
        frame(ctx, |ui| {
            painter.begin(ui);
            let mut layer = TextLayer::default();
            painter.add(&mut layer, &text, pos2(10.3, 10.0), 1.0, INK, ui.content_rect());
            found = layer.small.vertices.iter().map(|v| v.pos).collect();
            painter.upload(ui);
        });
        found
    };
    let ctx = Context::default();
    let mut worn = GlyphPainter::with_atlas(Atlas::new(256));
    for step in 0..60 {
        let _ = painted(&mut worn, &ctx, &text, pos2(10.0, 10.0), 1.0 + step as f32 * 0.05);
    }
    let fresh = picture(&mut GlyphPainter::new(), &Context::default());
    assert_eq!(picture(&mut worn, &ctx), fresh);
    assert!(!fresh.is_empty());
}

#[test]
fn hints_when_the_zoom_rests() {
    let (ctx, mut painter, mut rest) = (Context::default(), GlyphPainter::new(), ZoomRest::default());
    let mut at = |time: f64, zoom: f32| {
        frame_at(time, &ctx, |ui| {
            painter.begin(ui);
            painter.follow_zoom(ui, &mut rest, zoom);
        });
        painter.hint
    };
    assert!(at(0.0, 1.0), "at once at the first sight");
    assert!(!at(1.0, 1.1) && !at(1.05, 1.2) && !at(1.15, 1.2));
    assert!(at(1.4, 1.2));
    assert!(!at(1.5, 1.0));
}

/// Pictures of several sizes beside each other come to rest, each for itself: a start page must not be drawn for ever.
#[test]
fn places_of_different_zoom_rest_side_by_side() {
    let (ctx, mut painter) = (Context::default(), GlyphPainter::new());
    let mut rests = [ZoomRest::default(); 2];
    for frame in 0..3 {
        frame_at(f64::from(frame), &ctx, |ui| {
            painter.begin(ui);
            for (rest, zoom) in rests.iter_mut().zip([0.1, 0.3]) {
                painter.follow_zoom(ui, rest, zoom);
                assert!(painter.hint, "frame {frame}");
            }
        });
    }
}
