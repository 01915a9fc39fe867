//! What was found of work that was not saved when the program stopped, and what it differs in from the file.

use std::path::PathBuf;

use crate::document::diff;
use crate::storage::journal::{Found, recover, scan};
use crate::storage::{Disk, open_map_on};
use crate::words::{delta_told, deltas_summed, size_told};

/// More changes than this are not told one by one.
const MOST_TOLD: usize = 200;

/// Something to recover.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsaved {
    /// Where it lies.
    pub found: Found,
    /// The map's name.
    pub name: String,
    /// What it holds more or other than the file, in short.
    pub summary: String,
    /// The same, change by change.
    pub changes: Vec<String>,
    /// Whether it can be read: what cannot can only be discarded.
    pub readable: bool,
}

/// The page of unsaved work.
#[derive(Clone, Debug, Default)]
pub struct RecoveryState {
    /// Everything found, the newest first.
    pub lines: Vec<Unsaved>,
    /// Whose changes are shown one by one.
    pub shown: Option<PathBuf>,
    /// Whether it is being looked for.
    pub looking: bool,
}

impl Unsaved {
    /// Everything to recover in this folder. Reads maps: not for the thread of the window.
    pub fn all(disk: &dyn Disk, root: &std::path::Path) -> Vec<Self> {
        scan(disk, root).into_iter().map(|found| Self::of(disk, found)).collect()
    }

    fn of(disk: &dyn Disk, found: Found) -> Self {
        let file = found.about.path.as_deref().and_then(|path| path.file_name());
        let name = file.map_or_else(|| "Unsaved map".to_owned(), |name| name.to_string_lossy().into_owned());
        let (summary, changes, readable) = if found.sealed {
            ("Protected with a passphrase: what differs can be seen once it is open".to_owned(), Vec::new(), true)
        } else {
            told(disk, &found)
        };
        Self { found, name, summary, changes, readable }
    }
}

fn told(disk: &dyn Disk, found: &Found) -> (String, Vec<String>, bool) {
    let recovered = match recover(disk, &found.folder, None) {
        Ok(recovered) => recovered,
        Err(error) => return (format!("This copy cannot be opened: {error}"), Vec::new(), false),
    };
    let mut changes = recovered.report;
    let Some(path) = &found.about.path else {
        return (format!("Never saved. {}", size_told(&recovered.map)), changes, true);
    };
    let Ok(saved) = open_map_on(disk, path) else {
        return (format!("The file cannot be read now. {}", size_told(&recovered.map)), changes, true);
    };
    let deltas = diff(&saved.imported.map, &recovered.map);
    changes.extend(deltas.iter().take(MOST_TOLD).map(delta_told));
    if deltas.len() > MOST_TOLD {
        changes.push(format!("And {} more.", deltas.len() - MOST_TOLD));
    }
    let summary = match deltas_summed(&deltas) {
        Some(sum) => format!("Not in the file: {sum}"),
        None => "The file has all of it".to_owned(),
    };
    let other = found.about.digest.as_ref().is_some_and(|digest| *digest != saved.digest);
    let summary = if other { format!("{summary}. The file was changed since") } else { summary };
    (summary, changes, true)
}
