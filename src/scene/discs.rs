//! Polarity discs: + open, − filled with the sign cut out, ? open. Signs are paths, so that no font is needed to read them.

use kurbo::{Arc, BezPath, Point, Shape as _, SvgArc, Vec2};

use super::Role;
use super::easel::{Easel, line};
use crate::layout::circle;
use crate::map::Polarity;
use crate::theme::{Rgba, Theme};

/// The cut-out sign is a little larger, since the dark around it closes in on it in the copier.
const CUT_OUT: f64 = 1.05;

/// A piece of a disc.
pub(super) enum Piece {
    /// An area.
    Fill(BezPath, Rgba),
    /// A line with round ends and its width.
    Round(BezPath, Rgba, f64),
}

/// Draws a disc of the part that the easel is at.
pub(super) fn draw(easel: &mut Easel, at: Point, polarity: Polarity, ink: Rgba) {
    for piece in pieces(easel.theme, at, polarity, ink) {
        match piece {
            Piece::Fill(path, ink) => easel.fill(Role::Disc, path, ink),
            Piece::Round(path, ink, width) => easel.stroke(Role::Disc, path, ink, width).round(),
        };
    }
}

/// A disc in this colour, from back to front.
pub(super) fn pieces(theme: &Theme, at: Point, polarity: Polarity, ink: Rgba) -> Vec<Piece> {
    let (palette, pens) = (&theme.palette, &theme.pens);
    let scale = if polarity == Polarity::Minus { CUT_OUT } else { 1.0 };
    let (arm, width) = (pens.glyph_arm * scale, pens.glyph_line * scale);
    let mut level = line(at - Vec2::new(arm, 0.0), at + Vec2::new(arm, 0.0));
    let mut pieces = if polarity == Polarity::Minus {
        vec![Piece::Fill(circle(at, pens.disc + pens.disc_line / 2.0), ink)]
    } else {
        vec![Piece::Fill(circle(at, pens.disc), palette.badge), Piece::Round(circle(at, pens.disc), ink, pens.disc_line)]
    };
    match polarity {
        Polarity::Minus => pieces.push(Piece::Round(level, palette.ground, width)),
        Polarity::Plus => {
            level.extend(line(at - Vec2::new(0.0, arm), at + Vec2::new(0.0, arm)));
            pieces.push(Piece::Round(level, ink, width));
        }
        Polarity::Unknown => {
            let size = arm / 4.0;
            pieces.push(Piece::Round(hook(at, size), ink, width * 0.95));
            pieces.push(Piece::Fill(circle(at + Vec2::new(0.0, 4.4) * size, width * 0.64), ink));
        }
    }
    pieces
}

/// The upper part of a question mark.
fn hook(at: Point, size: f64) -> BezPath {
    let place = |x: f64, y: f64| at + Vec2::new(x, y) * size;
    let radius = 2.6 * size;
    let bow = SvgArc {
        from: place(-2.5, -2.3),
        to: place(1.2, -0.1),
        radii: Vec2::new(radius, radius),
        x_rotation: 0.0,
        large_arc: true,
        sweep: true,
    };
    let mut path = Arc::from_svg_arc(&bow).map_or_else(BezPath::new, |arc| arc.to_path(0.01));
    if path.elements().is_empty() {
        path.move_to(bow.from);
    }
    path.quad_to(place(0.0, 0.5), place(0.0, 1.7));
    path
}
