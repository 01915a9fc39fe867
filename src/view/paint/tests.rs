//! A drawing in frames of a context without a window.

use std::sync::Arc;

use egui::{Context, Mesh, RawInput, Rect, Shape, pos2, vec2};
use kurbo::{BezPath, Circle, Point, Shape as _};

use super::{Camera, Over, ScenePainter};
use crate::scene::{Detail, Marks, Role, Scene, build};
use crate::text::{Align, Typesetter};
use crate::theme::{ThemeName, role};
use crate::view::glyphs::GlyphPainter;

pub(super) fn circle(radius: f64) -> BezPath {
    Circle::new(Point::ZERO, radius).to_path(1.0e-3)
}

fn scene() -> Scene {
    let theme = ThemeName::Light.theme();
    let mut scene = Scene::default();
    scene.fill(None, Role::Element, circle(30.0), theme.palette.fill);
    scene.stroke(None, Role::Element, circle(30.0), theme.palette.outline, 1.2);
    let text = Typesetter::new().shape("Trust", role::label(&theme.pens), None, Align::Centre);
    scene.text(None, Role::Label, text, Point::new(-15.0, -8.0), theme.palette.text).from(Detail::Label);
    scene.stroke(None, Role::Line, circle(60.0), theme.palette.link, 1.6).dashed(Some([0.1, 4.2]));
    scene.stroke(None, Role::Line, circle(70.0), theme.palette.link, 1.6).dashed(Some([9.0, 5.0]));
    scene
}

fn camera(zoom: f64, origin: Point) -> Camera {
    Camera { rect: Rect::from_min_size(pos2(0.0, 0.0), vec2(400.0, 300.0)), origin, zoom, leave_out: true, tiled: None }
}

fn frame(ctx: &Context, painter: &mut ScenePainter, glyphs: &mut GlyphPainter, scene: &Arc<Scene>, camera: Camera) -> Arc<Mesh> {
    let mut found = Vec::new();
    let input = RawInput { screen_rect: Some(camera.rect), ..RawInput::default() };
    let mut output = ctx.run_ui(input, |ui| found = painter.paint(ui, glyphs, scene, Over::default(), camera));
    output.textures_delta.clear();
    match found.pop() {
        Some(Shape::Mesh(mesh)) => mesh,
        other => panic!("one mesh, not {other:?}"),
    }
}

#[test]
fn one_valid_mesh_in_the_glyph_texture() {
    let (ctx, mut painter, mut glyphs) = (Context::default(), ScenePainter::default(), GlyphPainter::new());
    let scene = Arc::new(scene());
    for zoom in [0.05, 0.4, 1.0, 3.0, 8.0] {
        let mesh = frame(&ctx, &mut painter, &mut glyphs, &scene, camera(zoom, Point::new(-100.0 / zoom, -100.0 / zoom)));
        assert!(mesh.is_valid() && !mesh.is_empty(), "at {zoom}");
        assert!(mesh.vertices.iter().all(|v| v.pos.x.is_finite() && v.pos.y.is_finite()));
        assert_eq!(mesh.texture_id, glyphs.texture());
    }
}

#[test]
fn what_is_out_of_view_costs_nothing() {
    let (ctx, mut painter, mut glyphs) = (Context::default(), ScenePainter::default(), GlyphPainter::new());
    let mesh = frame(&ctx, &mut painter, &mut glyphs, &Arc::new(scene()), camera(1.0, Point::new(500.0, 0.0)));
    assert!(mesh.is_empty());
}

#[test]
fn nothing_changed_nothing_made() {
    let (ctx, mut painter, mut glyphs) = (Context::default(), ScenePainter::default(), GlyphPainter::new());
    let scene = Arc::new(scene());
    let camera = camera(1.0, Point::new(-100.0, -100.0));
    let first = frame(&ctx, &mut painter, &mut glyphs, &scene, camera);
    let second = frame(&ctx, &mut painter, &mut glyphs, &scene, camera);
    assert!(Arc::ptr_eq(&first, &second));
}

/// Solids that are kept from one drawing to the next give the same mesh as new ones.
#[test]
fn a_worn_painter_paints_as_a_new_one() {
    let ctx = Context::default();
    let camera = camera(1.3, Point::new(-100.0, -100.0));
    let mut glyphs = GlyphPainter::new();
    let mut worn = ScenePainter::default();
    frame(&ctx, &mut worn, &mut glyphs, &Arc::new(scene()), camera);
    let mut changed = scene();
    changed.items[1] = changed.items[1].moved(kurbo::Vec2::new(7.0, 3.0));
    let changed = Arc::new(changed);
    let a = frame(&ctx, &mut worn, &mut glyphs, &changed, camera);
    let b = frame(&ctx, &mut ScenePainter::default(), &mut glyphs, &changed, camera);
    assert_eq!(a.vertices.len(), b.vertices.len());
    assert!(a.vertices.iter().zip(&b.vertices).all(|(a, b)| a.pos == b.pos && a.color == b.color));
}

#[test]
fn far_away_labels_and_patterns_go() {
    let (ctx, mut painter, mut glyphs) = (Context::default(), ScenePainter::default(), GlyphPainter::new());
    let scene = Arc::new(scene());
    let mut count = |zoom: f64| frame(&ctx, &mut painter, &mut glyphs, &scene, camera(zoom, Point::new(-100.0, -100.0))).vertices.len();
    assert!(count(1.0) > 4 * count(0.1));
}

/// What software has to paint, and keeps room for.
#[test]
fn a_real_map_is_few_triangles() {
    let map = crate::format::ron::read(crate::session::EXAMPLE.as_bytes(), &crate::format::ImportOptions::default()).unwrap().map;
    let drawing = build(&map, &Marks::of(&map), ThemeName::Light.theme(), &mut Typesetter::new());
    let (ctx, mut painter, mut glyphs) = (Context::default(), ScenePainter::default(), GlyphPainter::new());
    for (zoom, most) in [(0.3, 26_000), (0.6, 30_000), (1.0, 16_000)] {
        let size = vec2(820.0, 800.0);
        let half = kurbo::Vec2::new(410.0, 400.0) / zoom;
        let view = Camera { rect: Rect::from_min_size(pos2(0.0, 0.0), size), ..camera(zoom, drawing.bounds().unwrap().center() - half) };
        let triangles = frame(&ctx, &mut painter, &mut glyphs, &drawing.scene, view).indices.len() / 3;
        assert!((most / 2..most).contains(&triangles), "at {zoom}: {triangles}");
    }
}
