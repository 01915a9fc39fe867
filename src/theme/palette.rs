//! The colours of a theme, by what they are for.

use serde::Deserialize;

use super::Rgba;

/// Colours of one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupInk {
    /// The area on the screen.
    pub tint: Rgba,
    /// The edge.
    pub edge: Rgba,
    /// Number and title.
    pub ink: Rgba,
}

/// Colours by what they are for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Palette {
    /// Canvas or page.
    pub ground: Rgba,
    /// Inside of elements.
    pub fill: Rgba,
    /// Element outlines.
    pub outline: Rgba,
    /// Labels and body text.
    pub text: Rgba,
    /// Relation verbs, second lines.
    pub muted: Rgba,
    /// Causal connections.
    pub link: Rgba,
    /// Relations.
    pub relation: Rgba,
    /// Selection, traced loop, primary button.
    pub accent: Rgba,
    /// Halo of a selected element.
    pub halo: Rgba,
    /// Inside of badges.
    pub badge: Rgba,
    /// Outline of badges.
    pub badge_line: Rgba,
    /// Inks of the voices: solid, diagonal, empty.
    pub voice: Vec<Rgba>,
    /// Badge and name of reinforcing loops.
    pub loop_r: Rgba,
    /// Badge and name of balancing loops.
    pub loop_b: Rgba,
    /// The lever mark.
    pub lever: Rgba,
    /// Groups; beyond the last they repeat.
    pub group: Vec<GroupInk>,
    /// Side panels.
    pub panel: Rgba,
    /// Cards in panels.
    pub second_panel: Rgba,
    /// Menu bar, toolbar, status line.
    pub bar: Rgba,
    /// Lines between parts of the window.
    pub separator: Rgba,
    /// Inside of fields.
    pub field: Rgba,
    /// Outline of fields and buttons.
    pub field_line: Rgba,
    /// Selected row of a list.
    pub selected_row: Rgba,
    /// Row under the pointer.
    pub hover: Rgba,
    /// Warnings, always beside words.
    pub warn: Rgba,
    /// All is well, always beside words.
    pub ok: Rgba,
    /// Text on the accent colour.
    pub on_accent: Rgba,
    /// Behind a page in the preview.
    pub desk: Rgba,
}

impl Palette {
    /// The colours of the group with this tint.
    pub fn group(&self, tint: u8) -> GroupInk {
        let count = self.group.len().max(1);
        let plain = GroupInk { tint: self.fill, edge: self.outline, ink: self.text };
        self.group.get(usize::from(tint) % count).copied().unwrap_or(plain)
    }

    /// The ink of the voice at this place; voices past the last share the last.
    pub fn voice(&self, place: usize) -> Rgba {
        self.voice.get(place).or(self.voice.last()).copied().unwrap_or(self.text)
    }
}
