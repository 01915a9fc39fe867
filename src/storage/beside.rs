//! A file on its way beside a map: where it lies already, or a copy of it.

use std::path::{Component, Path};

use crate::format::photo::{LARGEST_PHOTO, photo};
use crate::map::Photo;

use super::{Disk, RealDisk, write_file};

/// Names that are tried before it is given up.
const MOST_NAMES: usize = 100;

/// A picture that lies beside a map.
#[derive(Debug)]
pub struct Beside {
    /// Its path from the map's folder, with `/` between folders.
    pub file: String,
    /// The picture.
    pub photo: Photo,
    /// It lay elsewhere and was copied.
    pub copied: bool,
}

/// Reads a picture and sees to it that its file lies in the map's folder or below: one that lies elsewhere is copied there. The error is a
/// sentence.
pub fn photo_beside(map: &Path, picked: &Path) -> Result<Beside, String> {
    let told = |why: String| format!("{} cannot be put behind the map: {why}.", picked.display());
    let bytes = RealDisk.read(picked, LARGEST_PHOTO).map_err(|error| told(error.to_string()))?;
    let photo = photo(&bytes).map_err(|error| told(error.to_string()))?;
    let folder = map.parent().ok_or_else(|| told("the map has no folder; save it first".to_owned()))?;
    if let Some(file) = below(folder, picked) {
        return Ok(Beside { file, photo, copied: false });
    }
    let name = picked.file_name().and_then(|name| name.to_str()).ok_or_else(|| told("its name is no text; rename it first".to_owned()))?;
    for at in 1..=MOST_NAMES {
        let file = numbered(name, at);
        match RealDisk.read(&folder.join(&file), LARGEST_PHOTO) {
            Ok(there) if there == bytes => return Ok(Beside { file, photo, copied: false }),
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                write_file(&folder.join(&file), &bytes).map_err(|error| told(error.to_string()))?;
                return Ok(Beside { file, photo, copied: true });
            }
            Err(error) => return Err(told(error.to_string())),
        }
    }
    Err(told("there are too many files of its name beside the map; rename it first".to_owned()))
}

/// The path of a file in a folder or below it, as it is written in the map.
fn below(folder: &Path, file: &Path) -> Option<String> {
    let whole = |path: &Path| path.canonicalize().ok();
    let path = whole(file)?.strip_prefix(whole(folder)?).ok()?.to_owned();
    let parts = path.components().map(|part| if let Component::Normal(name) = part { name.to_str() } else { None });
    parts.collect::<Option<Vec<&str>>>().map(|parts| parts.join("/"))
}

/// The name itself, then `wall 2.jpg`.
fn numbered(name: &str, at: usize) -> String {
    match name.rsplit_once('.') {
        _ if at == 1 => name.to_owned(),
        Some((stem, extension)) => format!("{stem} {at}.{extension}"),
        None => format!("{name} {at}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(folder: &Path, name: &str, side: u32) -> std::path::PathBuf {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        image::RgbImage::from_pixel(side, side, image::Rgb([10, 20, 30])).save_with_format(&path, image::ImageFormat::Png).unwrap();
        path
    }

    #[test]
    fn what_lies_elsewhere_is_copied_once_and_nothing_is_written_over() {
        let (home, away) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let map = home.path().join("map.ron");
        let beside = |picked: &Path| photo_beside(&map, picked).map(|b| (b.file, b.copied));
        let here = png(home.path(), "photos/wall.png", 4);
        assert_eq!(beside(&here), Ok(("photos/wall.png".to_owned(), false)));
        let elsewhere = png(away.path(), "wall.png", 5);
        assert_eq!(beside(&elsewhere), Ok(("wall.png".to_owned(), true)));
        assert_eq!(beside(&elsewhere), Ok(("wall.png".to_owned(), false)), "it is there already");
        let other = png(&away.path().join("more"), "wall.png", 6);
        assert_eq!(beside(&other), Ok(("wall 2.png".to_owned(), true)));
        assert_eq!(std::fs::read(home.path().join("wall.png")).unwrap(), std::fs::read(&elsewhere).unwrap());
        std::fs::write(away.path().join("words.png"), "words").unwrap();
        assert!(beside(&away.path().join("words.png")).unwrap_err().contains("no picture"));
        assert!(beside(&away.path().join("none.png")).is_err());
    }
}
