//! Colours, pens and type sizes, for screen and paper. The values live in `assets/theme-*.ron` and `assets/pens-*.ron`, nowhere else.

mod colour;
mod palette;
mod pens;
mod roles;
mod type_style;

pub use colour::Rgba;
pub use palette::{GroupInk, Palette};
pub use pens::Pens;
pub use roles::{paper, role};
pub use type_style::{TypeStyle, Weight};

use std::sync::LazyLock;

/// Colours and pens together: everything a drawing needs to know about looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Which one it is.
    pub name: ThemeName,
    /// Its colours.
    pub palette: Palette,
    /// Its measures.
    pub pens: Pens,
}

/// Every theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThemeName {
    /// The light window and map.
    Light,
    /// The dark window and map.
    Dark,
    /// Pure black on white; the default of handouts.
    Paper,
    /// The light theme's inks on white, with paper's weights, dashes and hatches.
    PaperColour,
}

impl ThemeName {
    /// Every theme.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::Paper, Self::PaperColour];

    /// Whether it is for paper: bands instead of tints, part codes, pure white ground.
    pub const fn is_paper(self) -> bool {
        matches!(self, Self::Paper | Self::PaperColour)
    }

    /// Whether light ink stands on a dark ground.
    pub const fn is_dark(self) -> bool {
        matches!(self, Self::Dark)
    }

    /// The theme itself.
    pub fn theme(self) -> &'static Theme {
        static ALL: LazyLock<[Theme; 4]> = LazyLock::new(|| ThemeName::ALL.map(read));
        let [light, dark, paper, paper_colour] = &*ALL;
        match self {
            Self::Light => light,
            Self::Dark => dark,
            Self::Paper => paper,
            Self::PaperColour => paper_colour,
        }
    }
}

#[expect(clippy::expect_used, reason = "the texts are compiled in, and a test reads every one of them")]
fn read(name: ThemeName) -> Theme {
    let palette = match name {
        ThemeName::Light => include_str!("../../assets/theme-light.ron"),
        ThemeName::Dark => include_str!("../../assets/theme-dark.ron"),
        ThemeName::Paper => include_str!("../../assets/theme-paper.ron"),
        ThemeName::PaperColour => include_str!("../../assets/theme-paper-colour.ron"),
    };
    let pens = if name.is_paper() { include_str!("../../assets/pens-paper.ron") } else { include_str!("../../assets/pens-screen.ron") };
    Theme { name, palette: ron::from_str(palette).expect("a bundled theme"), pens: ron::from_str(pens).expect("bundled pens") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_reads() {
        for name in ThemeName::ALL {
            assert!(!name.theme().palette.group.is_empty());
            assert!(name.theme().palette.voice.len() >= 3);
        }
    }

    /// Text needs 4.5 and graphics 3, after the web's contrast rules, over every ground they can stand on.
    #[test]
    fn contrast_holds_over_every_ground() {
        for name in [ThemeName::Light, ThemeName::Dark, ThemeName::PaperColour] {
            let p = &name.theme().palette;
            let mut grounds = vec![p.ground, p.fill];
            grounds.extend(p.group.iter().map(|g| g.tint));
            let panels = [p.panel, p.second_panel, p.selected_row, p.bar];
            let worst = |ink: Rgba, over: &[Rgba]| over.iter().map(|&g| ink.contrast(g)).fold(f64::MAX, f64::min);
            for (what, ink, over, need) in [
                ("text", p.text, &grounds[..], 4.5),
                ("muted", p.muted, &grounds[..], 4.5),
                ("link", p.link, &grounds[..], 3.0),
                ("outline", p.outline, &grounds[..], 3.0),
                ("accent", p.accent, &grounds[..], 3.0),
                ("loop R", p.loop_r, &grounds[..], 4.5),
                ("loop B", p.loop_b, &grounds[..], 4.5),
                ("badge line", p.badge_line, &grounds[..], 3.0),
                ("text on panels", p.text, &panels[..], 4.5),
                ("muted on panels", p.muted, &panels[..], 4.5),
                ("warn on panels", p.warn, &panels[..], 4.5),
                ("ok on panels", p.ok, &panels[..], 4.5),
                ("accent on panels", p.accent, &panels[..], 4.5),
                ("on accent", p.on_accent, &[p.accent][..], 4.5),
                ("field line", p.field_line, &[p.panel, p.field][..], 3.0),
                ("voices", p.voice[0], &[p.badge][..], 3.0),
                ("voices", p.voice[1], &[p.badge][..], 3.0),
                ("voices", p.voice[2], &[p.badge][..], 3.0),
            ] {
                assert!(worst(ink, over) >= need, "{what} in {name:?}: {:.2}", worst(ink, over));
            }
            for group in &p.group {
                assert!(worst(group.edge, &[p.ground, group.tint]) >= 3.0, "group edge in {name:?}");
                assert!(worst(group.ink, &[group.tint]) >= 4.5, "group title in {name:?}");
            }
        }
    }
}
