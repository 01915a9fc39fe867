//! A disk in memory whose power can fail at any call: what was not brought to it before is then there, in part, or not at all.
//!
//! As with real ones, bytes written are not on the disk before the file is synced, nor names before their folder is. At the cut chance
//! decides of each file how much of what was not synced is there (none, a part, or all), and of each folder how many of its last changes
//! are, in the order in which they were made.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use causeway::storage::{Disk, Facts, Held, NewFile};

/// A file, whatever its names are.
#[derive(Clone, Debug, Default)]
struct Inode {
    now: Vec<u8>,
    synced: Vec<u8>,
}

type Names = BTreeMap<PathBuf, usize>;

#[derive(Debug, Default)]
struct Platter {
    inodes: Vec<Inode>,
    now: Names,
    /// Names that are on the disk.
    synced: Names,
    /// Changes of names since, with the folder that each is in.
    pending: Vec<(PathBuf, Names)>,
    folders: Vec<PathBuf>,
    calls: usize,
    cut_at: usize,
    /// Says that it synced and did not.
    lies: bool,
}

impl Platter {
    fn call(&mut self) -> io::Result<()> {
        self.calls += 1;
        if self.calls >= self.cut_at { Err(io::Error::other("the power is gone")) } else { Ok(()) }
    }

    fn renamed(&mut self, path: &Path) {
        let folder = path.parent().unwrap().to_owned();
        self.pending.push((folder, self.now.clone()));
    }

    fn inode(&self, path: &Path) -> io::Result<usize> {
        self.now.get(path).copied().ok_or_else(|| ErrorKind::NotFound.into())
    }
}

/// The disk.
#[derive(Clone, Debug, Default)]
pub struct CutDisk(Rc<RefCell<Platter>>);

impl CutDisk {
    /// A disk whose power fails at this call.
    pub fn new(cut_at: usize, lies: bool) -> Self {
        Self(Rc::new(RefCell::new(Platter { cut_at, lies, ..Platter::default() })))
    }

    /// Puts a file on the disk, safely.
    pub fn put(&self, path: &Path, bytes: &[u8]) {
        let mut disk = self.0.borrow_mut();
        disk.inodes.push(Inode { now: bytes.to_owned(), synced: bytes.to_owned() });
        let inode = disk.inodes.len() - 1;
        disk.now.insert(path.to_owned(), inode);
        disk.synced = disk.now.clone();
    }

    /// Whether the power failed.
    pub fn is_cut(&self) -> bool {
        let disk = self.0.borrow();
        disk.calls >= disk.cut_at
    }

    /// What is on the disk when the computer starts again.
    pub fn after_the_cut(&self, chance: &mut fastrand::Rng) -> Self {
        let disk = self.0.borrow();
        let survived = chance.usize(..=disk.pending.len());
        let names = disk.pending[..survived].last().map_or_else(|| disk.synced.clone(), |(_, names)| names.clone());
        let inodes = disk.inodes.iter().map(|inode| {
            let bytes = if inode.now == inode.synced {
                inode.synced.clone()
            } else {
                match chance.u8(..3) {
                    0 => inode.synced.clone(),
                    1 => inode.now.clone(),
                    _ => {
                        // What was added to synced bytes leaves them alone.
                        let least = if inode.now.starts_with(&inode.synced) { inode.synced.len() } else { 0 };
                        inode.now[..chance.usize(least..=inode.now.len())].to_owned()
                    }
                }
            };
            Inode { now: bytes.clone(), synced: bytes }
        });
        let platter = Platter {
            inodes: inodes.collect(),
            now: names.clone(),
            synced: names,
            folders: disk.folders.clone(),
            cut_at: usize::MAX,
            ..Platter::default()
        };
        Self(Rc::new(RefCell::new(platter)))
    }
}

struct CutFile(CutDisk, usize);

impl NewFile for CutFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut disk = self.0.0.borrow_mut();
        let cut = disk.call();
        // Half of it gets through.
        let part = if cut.is_err() { bytes.len() / 2 } else { bytes.len() };
        disk.inodes[self.1].now.extend(&bytes[..part]);
        cut
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut disk = self.0.0.borrow_mut();
        disk.call()?;
        if !disk.lies {
            let inode = &mut disk.inodes[self.1];
            inode.synced = inode.now.clone();
        }
        Ok(())
    }
}

impl Disk for CutDisk {
    fn link_target(&self, _path: &Path) -> io::Result<Option<PathBuf>> {
        Ok(None)
    }
    fn facts(&self, path: &Path) -> io::Result<Option<Facts>> {
        let disk = self.0.borrow();
        let is_file = disk.now.contains_key(path);
        let is_folder = disk.folders.iter().any(|folder| folder == path);
        let facts = Facts { is_file, is_folder, write_protected: false, names: 1, owner: None, mode: None, age: Some(Duration::ZERO) };
        Ok((is_file || is_folder).then_some(facts))
    }
    fn may_write(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }
    fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
        let disk = self.0.borrow();
        let mut bytes = disk.inodes[disk.inode(path)?].now.clone();
        bytes.truncate(limit.saturating_add(1));
        Ok(bytes)
    }
    fn names(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let disk = self.0.borrow();
        Ok(disk.now.keys().chain(&disk.folders).filter(|path| path.parent() == Some(folder)).cloned().collect())
    }
    fn create(&self, path: &Path, _private: bool) -> io::Result<Box<dyn NewFile>> {
        let mut disk = self.0.borrow_mut();
        disk.call()?;
        if disk.now.contains_key(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        disk.inodes.push(Inode::default());
        let inode = disk.inodes.len() - 1;
        disk.now.insert(path.to_owned(), inode);
        disk.renamed(path);
        drop(disk);
        Ok(Box::new(CutFile(self.clone(), inode)))
    }
    fn overwrite(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        let mut disk = self.0.borrow_mut();
        disk.call()?;
        let inode = disk.inode(path)?;
        disk.inodes[inode].now.clear();
        drop(disk);
        Ok(Box::new(CutFile(self.clone(), inode)))
    }
    fn dress(&self, _path: &Path, _like: &Path, _facts: &Facts) -> io::Result<()> {
        Ok(())
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut disk = self.0.borrow_mut();
        disk.call()?;
        let inode = disk.inode(from)?;
        disk.now.remove(from);
        disk.now.insert(to.to_owned(), inode);
        disk.renamed(to);
        Ok(())
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut disk = self.0.borrow_mut();
        disk.call()?;
        disk.inode(path)?;
        disk.now.remove(path);
        disk.renamed(path);
        Ok(())
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut disk = self.0.borrow_mut();
        disk.call()?;
        if !disk.lies {
            // What was done to names in this folder, and all before it, is on the disk from now on.
            if let Some(last) = disk.pending.iter().rposition(|(of, _)| of == folder) {
                disk.synced = disk.pending[last].1.clone();
                disk.pending.drain(..=last);
            }
        }
        Ok(())
    }
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        let mut disk = self.0.borrow_mut();
        disk.call()?;
        disk.folders.push(folder.to_owned());
        Ok(())
    }
    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        let mut disk = self.0.borrow_mut();
        disk.call()?;
        disk.folders.retain(|known| known != folder);
        Ok(())
    }
    fn lock(&self, _folder: &Path) -> io::Result<Held> {
        Ok(Box::new(()))
    }
    fn pause(&self, _time: Duration) {}
}
