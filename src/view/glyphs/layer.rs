//! The letters of one layer, gathered into one mesh (two, if some are large) so that a layer costs one draw call.

use egui::epaint::{Mesh, Vertex};
use egui::{Color32, Pos2, Rect, Shape, TextureId};

/// Letters gathered so far; becomes shapes in [`super::GlyphPainter::finish`].
#[derive(Default)]
pub struct TextLayer {
    /// Bitmaps from the atlas.
    pub(super) small: Mesh,
    /// Outlines.
    pub(super) large: Mesh,
}

impl TextLayer {
    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.small.is_empty() && self.large.is_empty()
    }

    /// One bitmap.
    pub(super) fn quad(&mut self, at: Rect, uv: Rect, color: Color32) {
        let first = self.small.vertices.len() as u32;
        let corner = |pos, uv| Vertex { pos, uv, color };
        self.small.vertices.extend([
            corner(at.left_top(), uv.left_top()),
            corner(at.right_top(), uv.right_top()),
            corner(at.left_bottom(), uv.left_bottom()),
            corner(at.right_bottom(), uv.right_bottom()),
        ]);
        self.small.indices.extend([first, first + 1, first + 2, first + 2, first + 1, first + 3]);
    }

    /// The mesh of the bitmaps, for shapes that lie between letters: their texture coordinates are of [`super::GlyphPainter::swatch`].
    pub fn mesh(&mut self) -> &mut Mesh {
        &mut self.small
    }

    /// Puts the outlines added so far among the bitmaps, so that what comes next lies on top of them.
    pub fn join(&mut self, white: Pos2) {
        if !self.large.is_empty() {
            let mut large = std::mem::take(&mut self.large);
            large.texture_id = self.small.texture_id;
            large.vertices.iter_mut().for_each(|vertex| vertex.uv = white);
            self.small.append(large);
        }
    }

    /// Everything as one mesh, if all outlines were joined.
    pub fn into_mesh(mut self, atlas: TextureId) -> Mesh {
        self.small.texture_id = atlas;
        self.small
    }

    /// The meshes that have anything in them, the bitmaps with their texture.
    pub(super) fn into_shapes(mut self, atlas: TextureId) -> Vec<Shape> {
        self.small.texture_id = atlas;
        [self.small, self.large].into_iter().filter(|mesh| !mesh.is_empty()).map(Shape::mesh).collect()
    }
}
