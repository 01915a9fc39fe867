//! Notices when somebody else changes the open file: by its content, never by its time alone. On a thread of its own, which wakes the window
//! only when there is something to say.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, SystemTime};

use super::{RealDisk, digest, read_file_on};

/// How often it looks.
const EVERY: Duration = Duration::from_secs(2);
/// A file up to this size is read every time; a larger one when its time or size is another.
const SMALL: u64 = 1024 * 1024;

/// A file, and what it is thought to hold.
type Watched = Option<(PathBuf, String)>;

/// The window's end of it.
#[derive(Debug)]
pub struct Watcher {
    sender: Sender<Watched>,
    changes: Receiver<(PathBuf, String)>,
    watched: Watched,
}

impl Watcher {
    /// A watcher that looks at nothing yet. `wake` is called when there is something to say.
    pub fn new(wake: impl Fn() + Send + 'static) -> Self {
        let (sender, files) = channel();
        let (tell, changes) = channel();
        thread::spawn(move || look(&files, &tell, &wake));
        Self { sender, changes, watched: None }
    }

    /// Looks at this file from now on: its path, and the digest that it is thought to have.
    pub fn watch(&mut self, watched: Watched) {
        if self.watched != watched {
            self.watched.clone_from(&watched);
            // The thread ends only with the watcher.
            let _ = self.sender.send(watched);
        }
    }

    /// The digest that the file has now, if it is another than was thought; told once.
    pub fn changed(&self) -> Option<String> {
        let last = self.changes.try_iter().last();
        last.filter(|(path, _)| self.watched.as_ref().is_some_and(|(watched, _)| watched == path)).map(|(_, digest)| digest)
    }
}

fn look(files: &Receiver<Watched>, tell: &Sender<(PathBuf, String)>, wake: &dyn Fn()) {
    let (mut watched, mut known, mut seen): (Watched, String, Option<(u64, Option<SystemTime>)>) = (None, String::new(), None);
    loop {
        let wait = if watched.is_some() { EVERY } else { Duration::from_hours(1) };
        match files.recv_timeout(wait) {
            Ok(next) => {
                known = next.as_ref().map(|(_, digest)| digest.clone()).unwrap_or_default();
                (watched, seen) = (next, None);
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {}
        }
        let Some((path, _)) = &watched else { continue };
        // A file that is gone is written anew when the map is saved.
        let Ok(facts) = std::fs::metadata(path) else { continue };
        let now = Some((facts.len(), facts.modified().ok()));
        if now == std::mem::replace(&mut seen, now) && facts.len() > SMALL {
            continue;
        }
        let Ok(bytes) = read_file_on(&RealDisk, path) else { continue };
        let content = digest(&bytes);
        if content != known {
            known.clone_from(&content);
            if tell.send((path.clone(), content)).is_err() {
                return;
            }
            wake();
        }
    }
}
