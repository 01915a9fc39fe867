//! Page setup: what one may choose before printing.

use std::collections::{BTreeMap, BTreeSet};

use crate::map::ElementId;
use crate::theme::{Theme, ThemeName, TypeStyle, paper};

use super::{Paper, PrintKind};

/// The factor by which large print is larger than clear print.
pub const LARGE_PRINT: f64 = paper::LARGE_PRINT / paper::SMALLEST_READING;

/// What one may choose. The audience is the released map's own.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box to tick")]
pub struct PrintOptions {
    /// The finished size; the kind's own paper without one.
    pub paper: Option<Paper>,
    /// The sheets that a poster is cut into.
    pub tile: Paper,
    /// Wide or high; whichever fits best without a choice.
    pub landscape: Option<bool>,
    /// Pure black on white; else the light inks on white.
    pub greyscale: bool,
    /// Reading text of 18 pt instead of 12, and nowhere under 16 without a warning.
    pub large_print: bool,
    /// Below this size of text, in points, one is warned; else below 12, or 16 in large print.
    pub min_text: Option<f64>,
    /// Margins in millimetres; never under 5, where printers do not reach.
    pub margin: f64,
    /// Part codes at elements.
    pub codes: bool,
    /// A legend on sheets that need one.
    pub legend: bool,
    /// Only the loop with this code or name.
    pub loop_code: Option<String>,
    /// Only the group with this title.
    pub group: Option<String>,
    /// Only what the saved view with this title keeps.
    pub view: Option<String>,
    /// Only these elements; all when empty.
    pub selection: BTreeSet<ElementId>,
    /// What is one step away from the part asked for stays too.
    pub around: bool,
    /// What was chosen for this kind alone, by the names of its settings.
    pub own: BTreeMap<String, String>,
}

impl Default for PrintOptions {
    fn default() -> Self {
        Self {
            paper: None,
            tile: Paper::A4,
            landscape: None,
            greyscale: true,
            large_print: false,
            min_text: None,
            margin: 12.0,
            codes: true,
            legend: true,
            loop_code: None,
            group: None,
            view: None,
            selection: BTreeSet::new(),
            around: false,
            own: BTreeMap::new(),
        }
    }
}

impl PrintOptions {
    /// Black or coloured paper.
    pub fn theme(&self) -> &'static Theme {
        if self.greyscale { ThemeName::Paper.theme() } else { ThemeName::PaperColour.theme() }
    }

    /// The paper chosen, or the kind's own, upright unless it was turned.
    pub(super) fn paper_of(&self, kind: &PrintKind) -> Paper {
        self.paper.unwrap_or(kind.paper).turned(self.landscape.unwrap_or(kind.paper.is_landscape()))
    }

    /// Whether only a part of the map was asked for.
    pub fn names_part(&self) -> bool {
        self.loop_code.is_some() || self.group.is_some() || self.view.is_some() || !self.selection.is_empty()
    }

    /// Asks for the part of the map that other options ask for, and no other.
    pub fn take_part(&mut self, of: &Self) {
        self.loop_code.clone_from(&of.loop_code);
        self.group.clone_from(&of.group);
        self.view.clone_from(&of.view);
        self.selection.clone_from(&of.selection);
        self.around = of.around;
    }

    /// Margins in points.
    pub(super) fn margin_pt(&self) -> f64 {
        self.margin.clamp(5.0, 60.0) * super::MM
    }

    /// The smallest reading text that needs no warning, in points.
    pub fn smallest_reading(&self) -> f64 {
        self.min_text.unwrap_or(if self.large_print { paper::SMALLEST_LARGE } else { paper::SMALLEST_READING })
    }

    /// A paper style in the size that was chosen.
    pub(super) fn style(&self, style: TypeStyle) -> TypeStyle {
        if self.large_print { TypeStyle { size: style.size * LARGE_PRINT as f32, ..style } } else { style }
    }
}
