//! Pictures behind a drawing: each handed to the graphics card once, and forgotten when the drawing has it no more.

use std::collections::BTreeMap;

use egui::{Color32, ColorImage, Context, Rect, Shape, TextureHandle, TextureOptions, pos2, vec2};

use super::painter::Camera;
use crate::scene::{Draw, PhotoAt, Scene};

/// Pictures that the graphics card has, by their digest.
#[derive(Default)]
pub(super) struct Photos(BTreeMap<u64, TextureHandle>);

impl Photos {
    /// The pictures of a drawing, the first furthest back.
    pub fn shapes(&mut self, ctx: &Context, scene: &Scene, camera: &Camera) -> Vec<Shape> {
        // Pictures are the first items of a drawing.
        let photos = || scene.items.iter().map_while(|item| if let Draw::Photo(photo) = &item.draw { Some(photo) } else { None });
        self.0.retain(|digest, _| photos().any(|at| at.photo.digest() == *digest));
        photos().map(|at| self.shape(ctx, at, camera)).collect()
    }

    fn shape(&mut self, ctx: &Context, at: &PhotoAt, camera: &Camera) -> Shape {
        let texture = self.0.entry(at.photo.digest()).or_insert_with(|| {
            let [width, height] = at.photo.size();
            let image = ColorImage::from_rgba_unmultiplied([width as usize, height as usize], at.photo.pixels());
            ctx.load_texture(
                "behind the map",
                image,
                TextureOptions { mipmap_mode: Some(egui::TextureFilter::Linear), ..TextureOptions::LINEAR },
            )
        });
        let place = |x: f64, y: f64| {
            let off = (kurbo::Point::new(x, y) - camera.origin) * camera.zoom;
            camera.rect.min + vec2(off.x as f32, off.y as f32)
        };
        let rect = Rect::from_min_max(place(at.rect.x0, at.rect.y0), place(at.rect.x1, at.rect.y1));
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        Shape::image(texture.id(), rect, whole, Color32::from_white_alpha((at.opacity() * 255.0) as u8))
    }
}
