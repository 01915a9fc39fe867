//! A disk that fails at the call a test says, once or from then on, in the way a test says.

use std::cell::{Cell, RefCell};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use causeway::storage::{Disk, Facts, Held, NewFile, RealDisk};

/// When and how to fail.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// The call that fails, from 1.
    pub call: usize,
    /// This many calls fail, from that one on.
    pub times: usize,
    /// The error.
    pub kind: ErrorKind,
}

/// Counts calls for a disk and the files on it.
#[derive(Debug)]
struct Calls {
    fault: Fault,
    made: Cell<usize>,
    failed: RefCell<Vec<&'static str>>,
}

impl Calls {
    fn make(&self, call: &'static str) -> io::Result<()> {
        self.made.set(self.made.get() + 1);
        let since = self.made.get().checked_sub(self.fault.call);
        if since.is_some_and(|since| since < self.fault.times) {
            self.failed.borrow_mut().push(call);
            return Err(io::Error::new(self.fault.kind, "a fault of the test"));
        }
        Ok(())
    }
}

/// The disk.
#[derive(Debug)]
pub struct FaultyDisk(Rc<Calls>);

impl FaultyDisk {
    pub fn new(fault: Fault) -> Self {
        Self(Rc::new(Calls { fault, made: Cell::new(0), failed: RefCell::new(Vec::new()) }))
    }

    /// The calls that failed.
    pub fn failed(&self) -> Vec<&'static str> {
        self.0.failed.borrow().clone()
    }
}

struct FaultyFile(Box<dyn NewFile>, Rc<Calls>);

impl NewFile for FaultyFile {
    /// Half of it gets through before the fault.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let fault = self.1.make("write");
        if fault.is_err() {
            self.0.write_all(&bytes[..bytes.len() / 2])?;
        }
        fault?;
        self.0.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.1.make("sync")?;
        self.0.sync()
    }
}

impl Disk for FaultyDisk {
    fn link_target(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        self.0.make("link_target")?;
        RealDisk.link_target(path)
    }
    fn facts(&self, path: &Path) -> io::Result<Option<Facts>> {
        self.0.make("facts")?;
        RealDisk.facts(path)
    }
    fn may_write(&self, path: &Path) -> io::Result<()> {
        self.0.make("may_write")?;
        RealDisk.may_write(path)
    }
    fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
        self.0.make("read")?;
        RealDisk.read(path, limit)
    }
    fn names(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.0.make("names")?;
        RealDisk.names(folder)
    }
    fn create(&self, path: &Path, private: bool) -> io::Result<Box<dyn NewFile>> {
        self.0.make("create")?;
        Ok(Box::new(FaultyFile(RealDisk.create(path, private)?, Rc::clone(&self.0))))
    }
    fn overwrite(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        self.0.make("overwrite")?;
        Ok(Box::new(FaultyFile(RealDisk.overwrite(path)?, Rc::clone(&self.0))))
    }
    fn dress(&self, path: &Path, like: &Path, facts: &Facts) -> io::Result<()> {
        self.0.make("dress")?;
        RealDisk.dress(path, like, facts)
    }
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.make("create_folder")?;
        RealDisk.create_folder(folder)
    }
    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.make("remove_folder")?;
        RealDisk.remove_folder(folder)
    }
    fn lock(&self, folder: &Path) -> io::Result<Held> {
        self.0.make("lock")?;
        RealDisk.lock(folder)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.make("rename")?;
        RealDisk.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.0.make("remove")?;
        RealDisk.remove(path)
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.make("sync_folder")?;
        RealDisk.sync_folder(folder)
    }
    fn pause(&self, _time: Duration) {}
}
