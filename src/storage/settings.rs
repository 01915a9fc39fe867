//! What the editor remembers between two starts: window, theme, scale, open panels, recent files. Never anything of a map.
//!
//! Settings never stand in the way: what cannot be read is as if it had not been there, what cannot be written is logged.

use std::fs;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};

use super::write_file;

/// Names the folder of the settings, in place of the system's.
const FOLDER_VARIABLE: &str = "CAUSEWAY_CONFIG_DIR";
const FILE: &str = "settings.ron";
const MOST_RECENT: usize = 12;

/// The size of the window, in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowSize {
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
}

/// Light, dark, or as the system is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system is.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl ThemeChoice {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The words for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "As the system",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }
}

/// What the editor remembers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The size of the window when it was last closed.
    pub window: Option<WindowSize>,
    /// Light, dark, or as the system is.
    pub theme: ThemeChoice,
    /// How much larger than usual everything in the window is, 0.5 to 3.
    pub ui_scale: f32,
    /// Files opened or saved, the latest first, at most 12.
    pub recent: Vec<PathBuf>,
    /// The panels that are open, by name; the editor's own choice until somebody opened or closed one.
    pub panels: Option<Vec<String>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { window: None, theme: ThemeChoice::System, ui_scale: 1.0, recent: Vec::new(), panels: None }
    }
}

impl Settings {
    /// The settings of this user, or the defaults.
    pub fn load() -> Self {
        folder().map(|folder| Self::load_from(&folder)).unwrap_or_default()
    }

    /// The settings in this folder, or the defaults.
    pub fn load_from(folder: &Path) -> Self {
        let Ok(text) = fs::read_to_string(folder.join(FILE)) else { return Self::default() };
        let ron = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        match ron.from_str::<Self>(&text) {
            Ok(settings) => settings.within_bounds(),
            Err(error) => {
                log::warn!("the settings cannot be read and start afresh: {error}");
                Self::default()
            }
        }
    }

    /// Keeps the settings of this user.
    pub fn save(&self) {
        match folder() {
            Some(folder) => self.save_to(&folder),
            None => log::warn!("the settings cannot be kept: this user has no folder for them"),
        }
    }

    /// Keeps the settings in this folder, which is made if need be.
    pub fn save_to(&self, folder: &Path) {
        if let Err(told) = self.try_save_to(folder) {
            log::warn!("the settings cannot be kept: {told}");
        }
    }

    fn try_save_to(&self, folder: &Path) -> Result<(), String> {
        fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        // RON is text: a path that is none is not remembered.
        let recent = self.recent.iter().filter(|path| path.to_str().is_some()).cloned().collect();
        let kept = Self { recent, ..self.clone() };
        let text = ron::Options::default()
            .with_default_extension(Extensions::IMPLICIT_SOME)
            .to_string_pretty(&kept, ron::ser::PrettyConfig::new().new_line("\n"))
            .map_err(|error| error.to_string())?;
        write_file(&folder.join(FILE), format!("{text}\n").as_bytes()).map(drop).map_err(|error| error.to_string())
    }

    /// Puts a file at the head of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(MOST_RECENT);
    }

    /// Forgets a recent file.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
    }

    /// Forgets all recent files.
    pub fn forget_recent(&mut self) {
        self.recent.clear();
    }

    fn within_bounds(mut self) -> Self {
        self.ui_scale = if self.ui_scale.is_finite() { self.ui_scale.clamp(0.5, 3.0) } else { 1.0 };
        self.window = self.window.filter(|w| [w.width, w.height].iter().all(|side| (200.0..=20_000.0).contains(side)));
        self.recent.truncate(MOST_RECENT);
        self
    }
}

fn folder() -> Option<PathBuf> {
    let said = std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty()).map(PathBuf::from);
    said.or_else(|| ProjectDirs::from("", "", "causeway").map(|folders| folders.config_dir().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_damage_is_forgiven() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("made/when/needed");
        assert_eq!(Settings::load_from(&inside), Settings::default());
        let mut settings = Settings {
            theme: ThemeChoice::Dark,
            ui_scale: 1.5,
            window: Some(WindowSize { width: 900.0, height: 700.0 }),
            panels: Some(vec!["inspector".into()]),
            ..Settings::default()
        };
        for n in 0..20 {
            settings.remember(Path::new(&format!("/maps/{n}.ron")));
        }
        settings.remember(Path::new("/maps/15.ron"));
        assert_eq!(settings.recent.len(), 12);
        assert!(settings.recent[0].ends_with("maps/15.ron"), "{:?}", settings.recent[0]);
        settings.save_to(&inside);
        assert_eq!(Settings::load_from(&inside), settings);
        fs::write(inside.join(FILE), "(theme: Light, from_the_future: 3, ui_scale: NaN, window: (width: 1, height: 1))").unwrap();
        assert_eq!(Settings::load_from(&inside), Settings { theme: ThemeChoice::Light, ..Settings::default() });
        fs::write(inside.join(FILE), b"\xFF\0(((").unwrap();
        assert_eq!(Settings::load_from(&inside), Settings::default());
    }

    #[test]
    fn settings_that_cannot_be_kept_are_no_error() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("file");
        fs::write(&taken, "").unwrap();
        Settings::default().save_to(&taken);
    }
}
