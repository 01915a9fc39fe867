//! The disk of the computer.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::{Disk, Facts, Held, NewFile};

/// The disk of the computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl NewFile for File {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        Write::write_all(self, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

fn absent_is_none<T>(error: io::Error) -> io::Result<Option<T>> {
    if error.kind() == ErrorKind::NotFound { Ok(None) } else { Err(error) }
}

impl Disk for RealDisk {
    fn link_target(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        match fs::symlink_metadata(path) {
            Ok(metadata) if metadata.file_type().is_symlink() => fs::read_link(path).map(Some),
            Ok(_) => Ok(None),
            Err(error) => absent_is_none(error),
        }
    }

    fn facts(&self, path: &Path) -> io::Result<Option<Facts>> {
        fs::metadata(path).map_or_else(absent_is_none, |metadata| Ok(Some(facts(&metadata))))
    }

    fn may_write(&self, path: &Path) -> io::Result<()> {
        OpenOptions::new().write(true).open(path).map(drop)
    }

    fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
        let file = File::open(path)?;
        let size = file.metadata().map_or(0, |metadata| metadata.len());
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(usize::MAX).min(limit) + 1);
        file.take(limit as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect()
    }

    fn create(&self, path: &Path, private: bool) -> io::Result<Box<dyn NewFile>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, if private { 0o600 } else { 0o666 });
        #[cfg(not(unix))]
        let _ = private;
        Ok(Box::new(options.open(path)?))
    }

    fn overwrite(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        Ok(Box::new(OpenOptions::new().write(true).truncate(true).open(path)?))
    }

    #[cfg(unix)]
    fn dress(&self, path: &Path, like: &Path, facts: &Facts) -> io::Result<()> {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
        if let Some((user, group)) = facts.owner {
            let now = fs::metadata(path)?;
            if (now.uid(), now.gid()) != (user, group) {
                chown(path, Some(user), Some(group))?;
            }
        }
        // After the owner: changing the owner may take bits away. Before the labels: an access list refines the bits.
        facts.mode.map_or(Ok(()), |mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)))?;
        copy_labels(path, like)
    }

    #[cfg(not(unix))]
    fn dress(&self, _path: &Path, _like: &Path, _facts: &Facts) -> io::Result<()> {
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir(folder)
    }

    /// A folder can be locked itself, and nothing is left lying in it.
    #[cfg(unix)]
    fn lock(&self, folder: &Path) -> io::Result<Held> {
        let file = File::open(folder)?;
        file.try_lock()?;
        Ok(Box::new(file))
    }

    /// Windows opens no folder as a file: one that nobody else may open stands in, and goes when it is closed.
    #[cfg(windows)]
    fn lock(&self, folder: &Path) -> io::Result<Held> {
        use std::os::windows::fs::OpenOptionsExt;
        const DELETE_ON_CLOSE: u32 = 0x0400_0000;
        const SHARING_VIOLATION: i32 = 32;
        let mut options = OpenOptions::new();
        options.write(true).create(true).share_mode(0).custom_flags(DELETE_ON_CLOSE);
        match options.open(folder.join(".~causeway.saving")) {
            Ok(file) => Ok(Box::new(file)),
            Err(error) if error.raw_os_error() == Some(SHARING_VIOLATION) => Err(ErrorKind::WouldBlock.into()),
            Err(error) => Err(error),
        }
    }

    #[cfg(not(any(unix, windows)))]
    fn lock(&self, _folder: &Path) -> io::Result<Held> {
        Err(ErrorKind::Unsupported.into())
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }

    /// Windows keeps names in order by itself and opens no folder as a file.
    #[cfg(not(unix))]
    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }
}

/// Access lists, tags, where a download came from: whatever the system keeps beside the bytes of a file.
#[cfg(unix)]
fn copy_labels(path: &Path, like: &Path) -> io::Result<()> {
    if !xattr::SUPPORTED_PLATFORM {
        return Ok(());
    }
    let names = match xattr::list(like) {
        Ok(names) => names,
        Err(error) if error.kind() == ErrorKind::Unsupported => return Ok(()),
        Err(error) => return Err(error),
    };
    for name in names {
        let value = xattr::get(like, &name)?;
        if let Some(value) = value.filter(|value| xattr::get(path, &name).ok().flatten().as_ref() != Some(value)) {
            xattr::set(path, &name, &value)?;
        }
    }
    Ok(())
}

fn facts(metadata: &fs::Metadata) -> Facts {
    #[cfg(unix)]
    let (names, owner, mode) = {
        use std::os::unix::fs::MetadataExt;
        (metadata.nlink(), Some((metadata.uid(), metadata.gid())), Some(metadata.mode() & 0o7777))
    };
    #[cfg(not(unix))]
    let (names, owner, mode) = (1, None, None);
    Facts {
        is_file: metadata.is_file(),
        is_folder: metadata.is_dir(),
        write_protected: metadata.permissions().readonly(),
        names,
        owner,
        mode,
        age: metadata.modified().ok().and_then(|changed| changed.elapsed().ok()),
    }
}
