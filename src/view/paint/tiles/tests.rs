//! Pictures of a drawing against its triangles.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::epaint::{ImageData, Mesh};
use egui::{Color32, Context, RawInput, Rect, Shape, TextureId, pos2, vec2};
use kurbo::{Circle, Point, Shape as _};

use super::grid::SIDE;
use super::raster::raster;
use crate::scene::{Role, Scene};
use crate::theme::ThemeName;
use crate::view::glyphs::GlyphPainter;
use crate::view::paint::{Camera, Over, ScenePainter};

fn scene(middles: &[(f64, f64)]) -> Arc<Scene> {
    let theme = ThemeName::Light.theme();
    let mut scene = Scene::default();
    for &(x, y) in middles {
        let path = Circle::new(Point::new(x, y), 23.4).to_path(0.01);
        scene.fill(None, Role::Element, path.clone(), theme.palette.fill);
        scene.stroke(None, Role::Element, path, theme.palette.outline, 1.2).dashed(Some([9.0, 5.0]));
    }
    Arc::new(scene)
}

/// A window without a screen, which keeps the textures it is given.
struct Window {
    ctx: Context,
    painter: ScenePainter,
    glyphs: GlyphPainter,
    textures: HashMap<TextureId, Vec<Color32>>,
}

const SCREEN: Rect = Rect { min: pos2(0.0, 0.0), max: pos2(900.0, 400.0) };

fn camera(origin: Point) -> Camera {
    Camera { rect: SCREEN, origin, zoom: 1.0, leave_out: true, tiled: Some(1) }
}

impl Window {
    fn new(busy: [usize; 2]) -> Self {
        Self { ctx: Context::default(), painter: ScenePainter::busy_from(busy), glyphs: GlyphPainter::new(), textures: HashMap::new() }
    }

    fn frame(&mut self, scene: &Arc<Scene>, camera: Camera) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let input = RawInput { screen_rect: Some(SCREEN), ..RawInput::default() };
        let (painter, glyphs) = (&mut self.painter, &mut self.glyphs);
        let mut output = self.ctx.run_ui(input, |ui| shapes = painter.paint(ui, glyphs, scene, Over::default(), camera));
        let set = std::mem::take(&mut output.textures_delta.set);
        output.textures_delta.clear();
        for (id, delta) in set.into_iter().flat_map(|(id, deltas)| deltas.into_iter().map(move |delta| (id, delta))) {
            let ImageData::Color(image) = delta.image;
            if image.size == [SIDE, SIDE] {
                self.textures.insert(id, image.pixels.clone());
            }
        }
        shapes
    }

    /// Frames until this holds of the picture.
    fn until(&mut self, scene: &Arc<Scene>, camera: Camera, holds: impl Fn(&[Color32]) -> bool) {
        let begun = Instant::now();
        loop {
            let shapes = self.frame(scene, camera);
            if holds(&self.picture(&shapes)) {
                return;
            }
            assert!(begun.elapsed() < Duration::from_mins(1), "the picture never comes");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// What the pictures among the shapes show together, row by row.
    fn picture(&self, shapes: &[Shape]) -> Vec<Color32> {
        let width = SCREEN.width() as usize;
        let mut pixels = vec![Color32::TRANSPARENT; (SCREEN.width() * SCREEN.height()) as usize];
        for mesh in shapes.iter().filter_map(|shape| if let Shape::Mesh(mesh) = shape { Some(mesh) } else { None }) {
            let Some(texture) = self.textures.get(&mesh.texture_id) else { continue };
            let rect = mesh.calc_bounds();
            assert_eq!(rect.size(), vec2(SIDE as f32, SIDE as f32), "not stretched");
            assert_eq!(rect.min, rect.min.round(), "on whole pixels");
            for (at, pixel) in texture.iter().enumerate() {
                let on_screen = rect.min + vec2((at % SIDE) as f32, (at / SIDE) as f32);
                if SCREEN.contains(on_screen) && on_screen.x < SCREEN.max.x && on_screen.y < SCREEN.max.y {
                    pixels[on_screen.y as usize * width + on_screen.x as usize] = *pixel;
                }
            }
        }
        pixels
    }
}

/// The triangles of a frame as a graphics card paints them, in squares as wide as the screen.
fn triangles(scene: &Arc<Scene>, camera: Camera) -> Vec<[u8; 4]> {
    let shapes = Window::new([usize::MAX; 2]).frame(scene, camera);
    let mut meshes = shapes.iter().filter_map(|shape| if let Shape::Mesh(mesh) = shape { Some(Mesh::clone(mesh)) } else { None });
    let (mesh, side) = (meshes.next().unwrap(), SCREEN.width() as usize);
    assert!(!mesh.is_empty() && meshes.next().is_none());
    raster(&mesh, 1.0, side).chunks(side).take(SCREEN.height() as usize).flatten().copied().collect()
}

#[test]
fn pictures_show_what_triangles_show() {
    let middles = [(100.3, 100.0), (511.0, 180.2), (505.5, 511.0), (700.0, 255.0), (-3.0, 40.0)];
    let (before, moved) = (scene(&middles), scene(&[(100.3, 100.0), (511.0, 180.2), (505.5, 511.0), (740.0, 255.0), (-3.0, 40.0)]));
    let mut window = Window::new([2, 2]);
    // Colours may differ by rounding in the last place.
    let alike = |a: &[Color32], b: &[[u8; 4]]| a.iter().zip(b).all(|(a, b)| a.to_array().iter().zip(b).all(|(a, b)| a.abs_diff(*b) <= 3));
    for (scene, origin) in [(&before, Point::new(-50.0, 10.0)), (&before, Point::new(130.0, 150.0)), (&moved, Point::new(130.0, 150.0))] {
        let camera = camera(origin);
        let expected = triangles(scene, camera);
        window.until(scene, camera, |picture| alike(picture, &expected));
    }
    assert!(window.painter.tiles() > 0);
}

#[test]
fn a_drawing_that_is_no_longer_busy_is_triangles_again() {
    let mut window = Window::new([4, 4]);
    let (many, few) = (scene(&[(100.0, 100.0), (300.0, 100.0), (500.0, 100.0)]), scene(&[(100.0, 100.0)]));
    let camera = camera(Point::ZERO);
    window.until(&many, camera, |picture| picture.iter().any(|pixel| pixel.a() > 0));
    let shapes = window.frame(&few, camera);
    assert_eq!(shapes.len(), 1);
    assert_eq!(window.painter.tiles(), 0);
}

/// Between busy and very busy triangles stand in whenever the pictures are not those of the drawing.
#[test]
fn what_is_shown_is_never_old_unless_there_are_too_many_shapes() {
    let mut window = Window::new([2, 100]);
    let (before, moved) = (scene(&[(100.0, 100.0), (300.0, 100.0)]), scene(&[(100.0, 100.0), (340.0, 100.0)]));
    let camera = camera(Point::ZERO);
    let is_pictures = |shapes: &[Shape]| shapes.len() > 1;
    for scene in [&before, &moved, &before] {
        assert!(!is_pictures(&window.frame(scene, camera)), "not yet");
        let expected = triangles(scene, camera);
        window.until(scene, camera, |picture| picture.iter().zip(&expected).all(|(a, b)| a.a().abs_diff(b[3]) <= 3));
        assert!(is_pictures(&window.frame(scene, camera)));
    }
}
