//! What a person chose for this program on this computer: kept between runs, never in a map.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl ThemeChoice {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "As the system",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }
}

/// Sizes of words and buttons that can be chosen, in percent.
pub const SCALES: [u32; 8] = [80, 90, 100, 110, 125, 150, 175, 200];

/// How many files are remembered.
const RECENT: usize = 9;

/// A file opened or saved not long ago.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recent {
    /// Where it lies.
    pub path: PathBuf,
    /// The map's title, or the file's name.
    pub title: String,
    /// How many elements it had.
    pub elements: usize,
    /// When, in seconds since 1970.
    pub when: i64,
}

impl Default for Recent {
    fn default() -> Self {
        Self { path: PathBuf::new(), title: String::new(), elements: 0, when: 0 }
    }
}

/// What a person chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark, or as the system has it.
    pub theme: ThemeChoice,
    /// Size of words and buttons, in percent.
    pub scale: u32,
    /// Files opened or saved not long ago, the last first.
    pub recent: Vec<Recent>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: ThemeChoice::default(), scale: 100, recent: Vec::new() }
    }
}

impl Settings {
    /// The next scale up or down; the same at the end.
    pub fn next_scale(&self, up: bool) -> u32 {
        let next = if up { SCALES.into_iter().find(|&s| s > self.scale) } else { SCALES.into_iter().rfind(|&s| s < self.scale) };
        next.unwrap_or(self.scale)
    }

    /// Puts a file first in the list of recent ones.
    pub fn remember(&mut self, recent: Recent) {
        self.forget(&recent.path);
        self.recent.insert(0, recent);
        self.recent.truncate(RECENT);
    }

    /// Takes a file out of the list of recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|known| known.path != path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_stop_at_both_ends() {
        let at = |scale| Settings { scale, ..Settings::default() };
        assert_eq!(at(100).next_scale(true), 110);
        assert_eq!(at(100).next_scale(false), 90);
        assert_eq!(at(200).next_scale(true), 200);
        assert_eq!(at(80).next_scale(false), 80);
        assert_eq!(at(137).next_scale(true), 150);
    }

    #[test]
    fn a_file_is_remembered_once_and_first() {
        let mut settings = Settings::default();
        for name in ["a.ron", "b.ron", "a.ron"] {
            settings.remember(Recent { path: name.into(), ..Recent::default() });
        }
        let paths: Vec<_> = settings.recent.iter().map(|r| r.path.to_string_lossy().into_owned()).collect();
        assert_eq!(paths, ["a.ron", "b.ron"]);
        (0..30).for_each(|n| settings.remember(Recent { path: format!("{n}.ron").into(), ..Recent::default() }));
        assert_eq!(settings.recent.len(), RECENT);
    }
}
