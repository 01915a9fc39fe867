//! Keeps the journal of a window on a thread of its own: what is done is written at once, and brought to the disk when nothing has been done
//! for a second, or every two seconds while much is.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::{About, Journal, discard};
use crate::document::Changes;
use crate::format::Passphrase;
use crate::map::SystemMap;
use crate::storage::{Disk, RealDisk};

/// Nothing done for so long: time to bring it to the disk.
const REST: Duration = Duration::from_secs(1);
/// Much done without rest: no longer than this until it is on the disk.
const BUSY: Duration = Duration::from_secs(2);
/// So many steps are quicker read as a whole map.
const STEPS: usize = 200;
/// A new whole map after this time, if anything was done.
const WHOLE_EVERY: Duration = Duration::from_mins(5);

enum Message {
    Begin { about: About, map: Box<SystemMap>, under: Option<Passphrase>, replaces: Option<PathBuf> },
    Changes(Changes),
    Close,
}

/// What the thread says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Nothing can be written down; why.
    Failed(String),
    /// It can again.
    Well,
}

/// The window's end of it.
#[derive(Debug)]
pub struct Keeper {
    sender: Option<Sender<Message>>,
    notices: Receiver<Notice>,
    thread: Option<JoinHandle<()>>,
    /// Whether a journal is being kept.
    keeps: bool,
}

impl Keeper {
    /// A keeper of journals in this folder.
    pub fn new(root: PathBuf) -> Self {
        let (sender, receiver) = channel();
        let (tell, notices) = channel();
        let thread = thread::Builder::new().name("journal".to_owned()).spawn(move || {
            Writer {
                disk: &RealDisk,
                root,
                tell,
                journal: None,
                replaced: Vec::new(),
                unsynced: false,
                synced: Instant::now(),
                whole: Instant::now(),
                failed: false,
            }
            .run(&receiver);
        });
        Self { sender: Some(sender), notices, thread: thread.ok(), keeps: false }
    }

    /// Whether a journal is being kept.
    pub fn keeps(&self) -> bool {
        self.keeps
    }

    /// Begins the journal of a map. Once it is on the disk, the journal that it was recovered from goes.
    pub fn begin(&mut self, about: About, map: SystemMap, under: Option<Passphrase>, replaces: Option<PathBuf>) {
        self.keeps = true;
        self.send(Message::Begin { about, map: Box::new(map), under, replaces });
    }

    /// Writes down what was done.
    pub fn note(&mut self, changes: Changes) {
        self.send(Message::Changes(changes));
    }

    /// The map is saved, or nobody wants what was done to it: the journal goes.
    pub fn close(&mut self) {
        if std::mem::take(&mut self.keeps) {
            self.send(Message::Close);
        }
    }

    /// What there is to say since the last call.
    pub fn notices(&self) -> Vec<Notice> {
        self.notices.try_iter().collect()
    }

    /// Waits until all of it is on the disk. Nothing is kept afterwards.
    pub fn finish(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            // A journal that fell over has told it on standard error already.
            let _ = thread.join();
        }
    }

    fn send(&self, message: Message) {
        if let Some(sender) = &self.sender {
            // The thread ends only with the keeper.
            let _ = sender.send(message);
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.finish();
    }
}

struct Writer<'d> {
    disk: &'d dyn Disk,
    root: PathBuf,
    tell: Sender<Notice>,
    journal: Option<Journal<'d>>,
    /// Journals that the one being kept stands for.
    replaced: Vec<PathBuf>,
    unsynced: bool,
    synced: Instant,
    whole: Instant,
    failed: bool,
}

impl Writer<'_> {
    fn run(mut self, messages: &Receiver<Message>) {
        loop {
            match messages.recv_timeout(if self.unsynced { REST } else { WHOLE_EVERY }) {
                Ok(message) => self.heed(message),
                Err(RecvTimeoutError::Timeout) => self.sync(),
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if self.unsynced && self.synced.elapsed() >= BUSY {
                self.sync();
            }
        }
        self.sync();
    }

    fn heed(&mut self, message: Message) {
        let done = match message {
            Message::Begin { about, map, under, replaces } => self.begin(about, &map, under.as_ref(), replaces),
            Message::Changes(changes) => self.append(&changes),
            Message::Close => {
                self.unsynced = false;
                self.journal.take().map_or(Ok(()), Journal::remove)
            }
        };
        self.told(done);
    }

    fn begin(&mut self, about: About, map: &SystemMap, under: Option<&Passphrase>, replaces: Option<PathBuf>) -> io::Result<()> {
        let old = self.journal.take().map(|old| old.folder().to_owned());
        self.replaced.extend(old.into_iter().chain(replaces));
        let journal = self.journal.insert(Journal::new(self.disk, &self.root, about, map, under)?);
        // Until it is there, it is tried again after every rest.
        self.unsynced = true;
        journal.snapshot()?;
        self.written()
    }

    fn append(&mut self, changes: &Changes) -> io::Result<()> {
        let Some(journal) = &mut self.journal else { return Ok(()) };
        if !self.unsynced {
            self.synced = Instant::now();
        }
        self.unsynced = true;
        journal.append(changes)?;
        if journal.steps() >= STEPS || (journal.steps() > 0 && self.whole.elapsed() >= WHOLE_EVERY) {
            journal.snapshot()?;
        }
        self.written()
    }

    fn sync(&mut self) {
        self.synced = Instant::now();
        if let Some(journal) = self.journal.as_mut().filter(|_| self.unsynced) {
            let done = journal.sync();
            self.unsynced = done.is_err();
            let done = done.and_then(|()| self.written());
            self.told(done);
        }
    }

    /// Once a whole map is on the disk, what it stands for may go.
    fn written(&mut self) -> io::Result<()> {
        if self.journal.as_ref().is_some_and(|journal| journal.steps() == 0) {
            self.whole = Instant::now();
        }
        self.replaced.drain(..).try_for_each(|folder| discard(self.disk, &folder))
    }

    /// Says it when something cannot be written down, once, and once that it can again.
    fn told(&mut self, done: io::Result<()>) {
        let failed = done.is_err();
        if failed != std::mem::replace(&mut self.failed, failed) {
            // The window may be gone.
            let _ = self.tell.send(done.map_or_else(|error| Notice::Failed(error.to_string()), |()| Notice::Well));
        }
    }
}
