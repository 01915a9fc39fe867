//! Pictures of a drawing against its triangles.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::epaint::{ImageData, Mesh, Vertex};
use egui::{Color32, Context, RawInput, Rect, Shape, TextureId, pos2, vec2};
use kurbo::{Circle, Point, Shape as _};

use super::grid::SIDE;
use super::raster::{crossed, over};
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
    /// The texture of letters, which has lines in it too.
    letters: Vec<Color32>,
}

/// Whether two pictures cannot be told apart. Lines out of the texture are within a thirtieth of a pixel at each edge; at the corners of dashes they
/// are right, where lines without a texture are a little off, in one pixel of a hundred.
fn alike(a: &[Color32], b: &[[u8; 4]]) -> bool {
    let apart = |(a, b): (&Color32, &[u8; 4])| a.to_array().iter().zip(b).map(|(a, b)| a.abs_diff(*b)).max().unwrap();
    let seen = b.iter().filter(|pixel| pixel[3] > 0).count();
    let far: Vec<u8> = a.iter().zip(b).map(apart).filter(|apart| *apart > 16).collect();
    far.len() * 100 <= seen && far.iter().all(|apart| *apart <= 80)
}

const SCREEN: Rect = Rect { min: pos2(0.0, 0.0), max: pos2(900.0, 400.0) };

fn camera(origin: Point) -> Camera {
    Camera { rect: SCREEN, origin, zoom: 1.0, leave_out: true, tiled: Some(1) }
}

impl Window {
    fn new(busy: [usize; 2]) -> Self {
        Self {
            ctx: Context::default(),
            painter: ScenePainter::busy_from(busy),
            glyphs: GlyphPainter::new(),
            textures: HashMap::new(),
            letters: Vec::new(),
        }
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
            if id == self.glyphs.texture() && delta.pos.is_none() {
                self.letters = image.pixels.clone();
            } else if image.size == [SIDE, SIDE] {
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

/// The triangles of a frame as a graphics card paints them.
fn triangles(scene: &Arc<Scene>, camera: Camera) -> Vec<[u8; 4]> {
    let mut window = Window::new([usize::MAX; 2]);
    let shapes = window.frame(scene, camera);
    let mut meshes = shapes.iter().filter_map(|shape| if let Shape::Mesh(mesh) = shape { Some(Mesh::clone(mesh)) } else { None });
    let mesh = meshes.next().unwrap();
    assert!(!mesh.is_empty() && meshes.next().is_none());
    let mut pixels = vec![[0; 4]; (SCREEN.width() * SCREEN.height()) as usize];
    for corners in mesh.indices.chunks(3) {
        paint([0, 1, 2].map(|corner| mesh.vertices[corners[corner] as usize]), &window.letters, &mut pixels);
    }
    pixels
}

/// One triangle with its texture.
fn paint(corners: [Vertex; 3], texture: &[Color32], pixels: &mut [[u8; 4]]) {
    let at = corners.map(|corner| corner.pos.to_vec2());
    let [u, v] = [at[1] - at[0], at[2] - at[0]];
    let area = u.x * v.y - u.y * v.x;
    let middles = |from: f32, to: f32, most: f32| (from - 0.5).ceil().max(0.0) as usize..(to - 0.5).ceil().clamp(0.0, most) as usize;
    let [top, bottom] = [f32::min, f32::max].map(|pick| at.iter().map(|corner| corner.y).reduce(pick).unwrap());
    for row in middles(top, bottom, SCREEN.height()) {
        let Some((left, right)) = crossed(at, row as f32 + 0.5).filter(|_| area != 0.0) else { continue };
        for column in middles(left, right, SCREEN.width()) {
            let p = vec2(column as f32 + 0.5, row as f32 + 0.5) - at[0];
            let (b, c) = ((p.x * v.y - p.y * v.x) / area, (u.x * p.y - u.y * p.x) / area);
            let between = |of: &dyn Fn(&Vertex) -> f32| of(&corners[0]) * (1.0 - b - c) + of(&corners[1]) * b + of(&corners[2]) * c;
            let seen = sample(texture, between(&|corner| corner.uv.x), between(&|corner| corner.uv.y));
            let colour =
                [0, 1, 2, 3].map(|i| (between(&|corner| f32::from(corner.color.to_array()[i])) * seen).round().clamp(0.0, 255.0) as u8);
            let pixel = &mut pixels[row * SCREEN.width() as usize + column];
            *pixel = over(colour, *pixel);
        }
    }
}

/// How much a texture of whites covers at a place, between its texels.
fn sample(texture: &[Color32], u: f32, v: f32) -> f32 {
    let side = texture.len().isqrt();
    let (x, y) = (u * side as f32 - 0.5, v * side as f32 - 0.5);
    let texel =
        |x: f32, y: f32| f32::from(texture[(y.max(0.0) as usize).min(side - 1) * side + (x.max(0.0) as usize).min(side - 1)].a()) / 255.0;
    let row = |y: f32| texel(x.floor(), y) * (1.0 - x.fract()) + texel(x.floor() + 1.0, y) * x.fract();
    row(y.floor()) * (1.0 - y.fract()) + row(y.floor() + 1.0) * y.fract()
}

#[test]
fn pictures_show_what_triangles_show() {
    let middles = [(100.3, 100.0), (511.0, 180.2), (505.5, 511.0), (700.0, 255.0), (-3.0, 40.0)];
    let (before, moved) = (scene(&middles), scene(&[(100.3, 100.0), (511.0, 180.2), (505.5, 511.0), (740.0, 255.0), (-3.0, 40.0)]));
    let mut window = Window::new([2, 2]);
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
        window.until(scene, camera, |picture| alike(picture, &expected));
        assert!(is_pictures(&window.frame(scene, camera)));
    }
}
