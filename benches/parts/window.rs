//! A frame of the canvas without a window: what the painter does, and egui's tessellation of it.

use std::sync::Arc;

use causeway::map::SystemMap;
use causeway::scene::{Drawing, Marks, build};
use causeway::text::Typesetter;
use causeway::theme::ThemeName;
use causeway::view::glyphs::GlyphPainter;
use causeway::view::paint::{Camera, Over, ScenePainter};
use egui::{Context, RawInput, Rect, pos2};
use kurbo::Point;

const SCREEN: Rect = Rect { min: pos2(0.0, 0.0), max: pos2(1920.0, 1080.0) };

/// The painter of the canvas and egui, without a window.
pub struct Bench {
    /// What is painted.
    pub drawing: Arc<Drawing>,
    context: Context,
    /// With what it keeps from frame to frame.
    pub painter: ScenePainter,
    glyphs: GlyphPainter,
}

impl Bench {
    /// With everything there that a frame needs.
    pub fn new(map: &SystemMap) -> Self {
        let drawing = build(map, &Marks::of(map), ThemeName::Light.theme(), &mut Typesetter::new());
        let mut bench =
            Self { drawing: Arc::new(drawing), context: Context::default(), painter: ScenePainter::default(), glyphs: GlyphPainter::new() };
        for zoom in [1.0, bench.fitting(), 1.0] {
            bench.settle(zoom);
        }
        bench
    }

    /// The zoom at which all is in view.
    pub fn fitting(&self) -> f64 {
        let bounds = self.drawing.bounds().expect("something drawn");
        (f64::from(SCREEN.width()) / bounds.width()).min(f64::from(SCREEN.height()) / bounds.height())
    }

    /// Frames until all that is seen is there; how many vertices the last one has.
    pub fn settle(&mut self, zoom: f64) -> usize {
        loop {
            let vertices = self.frame(zoom, 0.0);
            if !self.painter.is_waiting() {
                return vertices;
            }
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
    }

    /// One frame, panned by so many pixels from the middle; how many vertices it has.
    pub fn frame(&mut self, zoom: f64, pan: f64) -> usize {
        let middle = self.drawing.bounds().expect("something drawn").center();
        let half = kurbo::Vec2::new(f64::from(SCREEN.width()), f64::from(SCREEN.height())) / (2.0 * zoom);
        let origin: Point = middle - half + kurbo::Vec2::new(pan / zoom, 0.0);
        let camera = Camera { rect: SCREEN, origin, zoom, leave_out: true, tiled: Some(1) };
        let input = RawInput { screen_rect: Some(SCREEN), ..RawInput::default() };
        let (scene, painter, glyphs) = (&self.drawing.scene, &mut self.painter, &mut self.glyphs);
        let mut output = self.context.run_ui(input, |ui| {
            let shapes = painter.paint(ui, glyphs, scene, Over::default(), camera);
            ui.painter().extend(shapes);
        });
        output.textures_delta.clear();
        let primitives = self.context.tessellate(std::mem::take(&mut output.shapes), 1.0);
        let count = |p: egui::ClippedPrimitive| if let egui::epaint::Primitive::Mesh(mesh) = p.primitive { mesh.vertices.len() } else { 0 };
        primitives.into_iter().map(count).sum()
    }
}
