//! Maps under a passphrase: nothing plain reaches the disk, and a wrong passphrase, a damaged file and one that is not encrypted are told
//! apart wherever such a map is opened.

use std::cell::RefCell;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::rc::Rc;

use causeway::document::{Document, Edit};
use causeway::format::sealed::{is_sealed, unseal};
use causeway::format::{Passphrase, SealError};
use causeway::map::{IdSource, Quote, SystemMap};
use causeway::session::{Sights, Unseen};
use causeway::storage::{
    Disk, Facts, Held, NewFile, OpenError, RealDisk, open_map, open_protected_map, save_map, save_protected_map, save_protected_map_on,
};

const SAID: &str = "Nobody had read my file before they asked.";

fn map() -> SystemMap {
    let mut document = Document::new(SystemMap::default(), IdSource::seeded(1));
    let quote = Quote::new(document.new_id(), 0, SAID);
    document.edit(&Edit::AddQuote(Box::new(quote)));
    document.map().clone()
}

fn passphrase() -> Passphrase {
    Passphrase::new("otter lamp quiet seven")
}

/// Remembers everything that is written, to any file.
#[derive(Clone, Default)]
struct Watched(Rc<RefCell<Vec<Vec<u8>>>>);

struct WatchedFile(Box<dyn NewFile>, Watched);

impl NewFile for WatchedFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.1.0.borrow_mut().push(bytes.to_owned());
        self.0.write_all(bytes)
    }
    fn sync(&mut self) -> io::Result<()> {
        self.0.sync()
    }
}

impl Disk for Watched {
    fn link_target(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        RealDisk.link_target(path)
    }
    fn facts(&self, path: &Path) -> io::Result<Option<Facts>> {
        RealDisk.facts(path)
    }
    fn may_write(&self, path: &Path) -> io::Result<()> {
        RealDisk.may_write(path)
    }
    fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
        RealDisk.read(path, limit)
    }
    fn names(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        RealDisk.names(folder)
    }
    fn create(&self, path: &Path, private: bool) -> io::Result<Box<dyn NewFile>> {
        Ok(Box::new(WatchedFile(RealDisk.create(path, private)?, self.clone())))
    }
    fn overwrite(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        Ok(Box::new(WatchedFile(RealDisk.overwrite(path)?, self.clone())))
    }
    fn dress(&self, path: &Path, like: &Path, facts: &Facts) -> io::Result<()> {
        RealDisk.dress(path, like, facts)
    }
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.create_folder(folder)
    }
    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.remove_folder(folder)
    }
    fn lock(&self, folder: &Path) -> io::Result<Held> {
        RealDisk.lock(folder)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.sync_folder(folder)
    }
}

#[test]
fn nothing_plain_reaches_the_disk_and_the_map_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.ron.age");
    let disk = Watched::default();
    let first = save_protected_map_on(&disk, &path, &map(), Some(&passphrase()), None).unwrap();
    // A second name for the file: it is written in place, after a copy was put by.
    #[cfg(unix)]
    fs::hard_link(&path, folder.path().join("other.ron.age")).unwrap();
    save_protected_map_on(&disk, &path, &map(), Some(&passphrase()), Some(&first.digest)).unwrap();
    let written = disk.0.borrow();
    assert!(written.len() >= 2);
    for bytes in written.iter() {
        assert!(is_sealed(bytes) && !bytes.windows(8).any(|w| w == &SAID.as_bytes()[..8]));
    }
    let opened = open_protected_map(&path, &passphrase()).unwrap();
    assert_eq!((opened.imported.map, opened.read_only), (map(), None));
    assert_eq!(opened.digest, causeway::storage::digest(&fs::read(&path).unwrap()));
}

#[test]
fn what_is_wrong_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.ron.age");
    save_protected_map(&path, &map(), Some(&passphrase()), None).unwrap();
    assert!(matches!(open_map(&path), Err(OpenError::Locked(_))));
    let tried = |path: &Path, passphrase: &Passphrase| match open_protected_map(path, passphrase) {
        Err(OpenError::Sealed { error, .. }) => error,
        other => panic!("{other:?}"),
    };
    assert_eq!(tried(&path, &Passphrase::new("otter")), SealError::WrongPassphrase);
    let mut bytes = fs::read(&path).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 0x40;
    fs::write(&path, &bytes).unwrap();
    assert_eq!(tried(&path, &passphrase()), SealError::Damaged);
    save_map(&path, &map(), None).unwrap();
    assert_eq!(tried(&path, &passphrase()), SealError::NotSealed);
    assert!(open_map(&path).unwrap_err().to_string().contains("not encrypted"));
}

#[test]
fn the_start_page_knows_nothing_of_a_protected_map() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.ron.age");
    save_protected_map(&path, &map(), Some(&passphrase()), None).unwrap();
    let mut sights = Sights::default();
    sights.refresh(std::slice::from_ref(&path));
    sights.wait();
    assert!(sights.of(&path).is_none());
    assert_eq!(sights.unseen(&path), Some(Unseen::Protected));
}

#[test]
fn the_command_line_takes_the_passphrase_from_its_environment() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("m.ron"), causeway::format::ron::write(&map())).unwrap();
    let run = |arguments: &[&str], passphrase: Option<&str>| -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_causeway"));
        command.args(arguments).current_dir(folder.path()).stdin(Stdio::null()).env_remove("CAUSEWAY_PASSPHRASE");
        command.env("CAUSEWAY_DATA_DIR", folder.path().join("data"));
        command.envs(passphrase.map(|passphrase| ("CAUSEWAY_PASSPHRASE", passphrase))).output().unwrap()
    };
    let told = |output: &Output| String::from_utf8_lossy(&output.stderr).into_owned();
    let done = run(&["convert", "m.ron", "m.ron.age"], Some("otter lamp"));
    assert_eq!(done.status.code(), Some(0), "{}", told(&done));
    let sealed = fs::read(folder.path().join("m.ron.age")).unwrap();
    assert_eq!(unseal(&sealed, &Passphrase::new("otter lamp")).unwrap().as_slice(), fs::read(folder.path().join("m.ron")).unwrap());
    let checked = run(&["check", "m.ron.age"], Some("otter lamp"));
    assert!(String::from_utf8_lossy(&checked.stdout).contains("m.ron.age is sound"), "{}", told(&checked));
    for (passphrase, says) in [(None, "CAUSEWAY_PASSPHRASE"), (Some("otter"), "not the passphrase")] {
        let failed = run(&["check", "m.ron.age"], passphrase);
        assert_eq!((failed.status.code(), told(&failed).lines().count()), (Some(2), 1), "{}", told(&failed));
        assert!(told(&failed).starts_with("causeway: ") && told(&failed).contains(says), "{}", told(&failed));
    }
    assert_eq!(run(&["convert", "m.ron", "n.ron.age"], None).status.code(), Some(2));
    assert!(!folder.path().join("n.ron.age").exists(), "never plain under such a name");
}
