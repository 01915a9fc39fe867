//! Polarity discs: + open, − filled with the sign cut out, ? open. Signs are paths, so that no font is needed to read them.

use kurbo::{Arc, BezPath, Point, Shape as _, SvgArc, Vec2};

use super::Role;
use super::easel::{Easel, line};
use crate::layout::circle;
use crate::map::Polarity;
use crate::theme::{Rgba, Theme};

/// The cut-out sign is a little larger, since the dark around it closes in on it in the copier.
const CUT_OUT: f64 = 1.05;

/// Draws a disc in this colour.
pub(super) fn draw(easel: &mut Easel, at: Point, polarity: Polarity, ink: Rgba) {
    let theme = easel.theme;
    let (palette, pens) = (&theme.palette, &theme.pens);
    if polarity == Polarity::Minus {
        easel.fill(Role::Disc, circle(at, pens.disc + pens.disc_line / 2.0), ink);
        sign(easel, at, polarity, palette.ground, CUT_OUT);
    } else {
        easel.fill(Role::Disc, circle(at, pens.disc), palette.badge);
        easel.stroke(Role::Disc, circle(at, pens.disc), ink, pens.disc_line);
        sign(easel, at, polarity, ink, 1.0);
    }
}

fn sign(easel: &mut Easel, at: Point, polarity: Polarity, ink: Rgba, scale: f64) {
    let theme: &Theme = easel.theme;
    let (arm, width) = (theme.pens.glyph_arm * scale, theme.pens.glyph_line * scale);
    let level = || line(at - Vec2::new(arm, 0.0), at + Vec2::new(arm, 0.0));
    match polarity {
        Polarity::Minus => {
            easel.stroke(Role::Disc, level(), ink, width).round();
        }
        Polarity::Plus => {
            let mut cross = level();
            cross.extend(line(at - Vec2::new(0.0, arm), at + Vec2::new(0.0, arm)));
            easel.stroke(Role::Disc, cross, ink, width).round();
        }
        Polarity::Unknown => {
            let size = arm / 4.0;
            easel.stroke(Role::Disc, hook(at, size), ink, width * 0.95).round();
            easel.fill(Role::Disc, circle(at + Vec2::new(0.0, 4.4) * size, width * 0.64), ink);
        }
    }
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

/// Whether a badge may come as close as it likes to a mark of its own connection: it keeps its own distance from discs and heads.
pub(super) fn sign_free_of(role: Role) -> bool {
    matches!(role, Role::Disc)
}
