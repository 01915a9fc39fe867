//! Saving under faults: the old file or the new one, whole, and the fault told.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use causeway::map::SystemMap;
use causeway::storage::{OpenError, RealDisk, SaveError, digest, open_map, save_map, save_map_on, write_file};

use crate::faulty_disk::{Fault, FaultyDisk};
use crate::random_map::random_map;

const KINDS: [ErrorKind; 6] = [
    ErrorKind::StorageFull,
    ErrorKind::PermissionDenied,
    ErrorKind::Other,
    ErrorKind::CrossesDevices,
    ErrorKind::Interrupted,
    ErrorKind::ResourceBusy,
];

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(self.0.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn bytes(map: &SystemMap) -> Vec<u8> {
    causeway::format::ron::write(map).into_bytes()
}

/// Lets every call fail in turn, until one run meets no fault. Returns how many runs met one.
fn every_fault(times: usize, mut run: impl FnMut(&FaultyDisk)) -> usize {
    let mut faults = 0;
    for kind in KINDS {
        for call in 1.. {
            let disk = FaultyDisk::new(Fault { call, times, kind });
            run(&disk);
            if disk.failed().is_empty() {
                break;
            }
            faults += 1;
        }
    }
    faults
}

#[test]
fn a_fault_at_any_call_leaves_the_old_or_the_new_map() {
    let (old, new) = (random_map(2, 1), random_map(3, 2));
    for (times, existing) in [(1, true), (1, false), (usize::MAX, true), (usize::MAX, false)] {
        let faults = every_fault(times, |disk| {
            let folder = Folder::new();
            let path = folder.path("map.ron");
            if existing {
                save_map(&path, &old, None).unwrap();
            }
            let expected = existing.then(|| digest(&bytes(&old)));
            let result = save_map_on(disk, &path, &new, expected.as_deref());
            let now = fs::read(&path).ok();
            match &result {
                Ok(saved) => assert_eq!((now, &saved.digest), (Some(bytes(&new)), &digest(&bytes(&new)))),
                Err(error) => {
                    assert_eq!(now, existing.then(|| bytes(&old)), "{error}");
                    assert!(error.to_string().contains("; "), "{error}");
                }
            }
            if times == 1 {
                assert_eq!(folder.names().len(), usize::from(existing || result.is_ok()), "{:?} after {:?}", folder.names(), disk.failed());
            }
            if disk.failed() == ["sync_folder"] {
                assert!(result.unwrap().warning.is_some_and(|told| told.contains("did not confirm")));
            }
        });
        assert!(faults > 40, "{faults} faults");
    }
}

#[cfg(unix)]
#[test]
fn a_file_with_two_names_keeps_both_under_any_fault() {
    let (old, new) = (random_map(2, 1), random_map(3, 2));
    for times in [1, usize::MAX] {
        every_fault(times, |disk| {
            let folder = Folder::new();
            let (path, other) = (folder.path("map.ron"), folder.path("other.ron"));
            save_map(&path, &old, None).unwrap();
            fs::hard_link(&path, &other).unwrap();
            let result = save_map_on(disk, &path, &new, None);
            assert_eq!(fs::read(&path).unwrap(), fs::read(&other).unwrap(), "the names were split");
            let whole = match &result {
                Ok(_) => bytes(&new),
                Err(SaveError::HalfWritten { backup, .. }) => {
                    assert_eq!(fs::read(backup).unwrap(), bytes(&old));
                    return;
                }
                Err(_) => bytes(&old),
            };
            assert_eq!(fs::read(&path).unwrap(), whole, "{result:?} after {:?}", disk.failed());
        });
    }
}

#[test]
fn a_rename_that_fails_five_times_works_the_sixth() {
    let folder = Folder::new();
    let path = folder.path("map.ron");
    let calls_before = (1..50).find(|&call| {
        let disk = FaultyDisk::new(Fault { call, times: 1, kind: ErrorKind::Other });
        let _ = save_map_on(&disk, &path, &random_map(2, 1), None);
        disk.failed() == ["rename"]
    });
    let disk = FaultyDisk::new(Fault { call: calls_before.unwrap(), times: 5, kind: ErrorKind::ResourceBusy });
    save_map_on(&disk, &path, &random_map(2, 1), None).unwrap();
    assert_eq!(disk.failed(), ["rename"; 5]);
}

#[test]
fn somebody_elses_change_is_never_written_over() {
    let folder = Folder::new();
    let path = folder.path("map.ron");
    let (mine, theirs) = (random_map(2, 1), random_map(3, 2));
    let saved = save_map(&path, &mine, None).unwrap();
    let opened = open_map(&path).unwrap();
    assert_eq!((&opened.digest, &opened.imported.map), (&saved.digest, &mine));
    let touched = fs::read(&path).unwrap();
    fs::write(&path, &touched).unwrap();
    save_map(&path, &mine, Some(&opened.digest)).expect("the same bytes with a new time are no change");
    save_map(&path, &theirs, None).unwrap();
    let refused = save_map(&path, &mine, Some(&opened.digest));
    assert!(matches!(refused, Err(SaveError::ChangedOnDisk(_))), "{refused:?}");
    assert_eq!(open_map(&path).unwrap().imported.map, theirs);
    fs::remove_file(&path).unwrap();
    save_map(&path, &mine, Some(&opened.digest)).expect("a file that is gone is written anew");
    assert_eq!(folder.names(), ["map.ron"]);
}

#[cfg(unix)]
#[test]
fn links_lead_to_the_file_and_stay() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    fs::create_dir(folder.path("sub")).unwrap();
    let (file, near, far, dangling) =
        (folder.path("sub/map.ron"), folder.path("near.ron"), folder.path("far.ron"), folder.path("dangling.ron"));
    save_map(&file, &random_map(2, 1), None).unwrap();
    symlink("sub/map.ron", &near).unwrap();
    symlink(&near, &far).unwrap();
    save_map(&far, &random_map(3, 2), None).unwrap();
    assert_eq!(open_map(&file).unwrap().imported.map, random_map(3, 2));
    symlink("sub/new.ron", &dangling).unwrap();
    save_map(&dangling, &random_map(3, 2), None).unwrap();
    assert!(folder.path("sub/new.ron").is_file());
    assert!([&near, &far, &dangling].iter().all(|link| link.is_symlink()));
    let (one, two) = (folder.path("one.ron"), folder.path("two.ron"));
    symlink(&one, &two).unwrap();
    symlink(&two, &one).unwrap();
    assert!(matches!(save_map(&one, &random_map(2, 1), None), Err(SaveError::NotAFile(_))));
}

#[cfg(unix)]
#[test]
fn permission_bits_stay_and_protected_files_are_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let path = folder.path("map.ron");
    save_map(&path, &random_map(2, 1), None).unwrap();
    for mode in [0o640, 0o664] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        save_map(&path, &random_map(3, 2), None).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, mode);
    }
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let refused = save_map(&path, &random_map(2, 1), None).unwrap_err();
    assert!(refused.to_string().contains("write-protected; save under another name"), "{refused}");
    let opened = open_map(&path).unwrap();
    assert!(opened.read_only.is_some() && opened.imported.map == random_map(3, 2));
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = Folder::new();
    assert!(matches!(write_file(folder.0.path(), b"x"), Err(SaveError::NotAFile(_))));
    assert!(matches!(write_file(Path::new("/"), b"x"), Err(SaveError::NotAFile(_))));
    let nowhere = write_file(&folder.path("no/such/folder.svg"), b"x").unwrap_err().to_string();
    assert!(nowhere.contains("its folder is not there"), "{nowhere}");
    assert!(matches!(open_map(&folder.path("none.ron")), Err(OpenError::NotFound(_))));
    assert!(matches!(open_map(folder.0.path()), Err(OpenError::Disk { .. })));
    write_file(&folder.path("plain.svg"), b"<svg/>").unwrap();
    assert!(matches!(open_map(&folder.path("plain.svg")), Err(OpenError::Format { .. })));
}

#[test]
fn old_temporary_files_are_swept_and_young_ones_kept() {
    let folder = Folder::new();
    let path = folder.path("map.ron");
    save_map(&path, &random_map(2, 1), None).unwrap();
    for name in [".~map.ron.abc123.tmp", ".~map.ron.def456.tmp", ".~other.ron.abc123.tmp"] {
        fs::write(folder.path(name), "half").unwrap();
    }
    let an_hour_ago = std::time::SystemTime::now() - std::time::Duration::from_hours(1);
    for name in [".~map.ron.abc123.tmp", ".~other.ron.abc123.tmp"] {
        fs::File::options().write(true).open(folder.path(name)).unwrap().set_modified(an_hour_ago).unwrap();
    }
    open_map(&path).unwrap();
    assert_eq!(folder.names(), [".~map.ron.def456.tmp", ".~other.ron.abc123.tmp", "map.ron"]);
}

#[test]
fn a_long_name_still_fits() {
    let folder = Folder::new();
    let path = folder.path(&format!("{}é.ron", "n".repeat(240)));
    save_map_on(&RealDisk, &path, &random_map(2, 1), None).unwrap();
    assert_eq!(folder.names().len(), 1);
}
