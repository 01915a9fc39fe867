//! What is written down when the program stops for a fault of its own: where in the program, and never a word of the map. It stays on this
//! computer.

use std::any::Any;
use std::fs;
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};

use super::{data_folder, write_file};

/// Older reports go.
const KEPT: usize = 10;

/// Beginnings of messages that are the program's own words. What comes after them may be anybody's.
const OWN_WORDS: [&str; 14] = [
    "index out of bounds",
    "range start index",
    "range end index",
    "slice index starts at",
    "byte index",
    "start byte index",
    "end byte index",
    "attempt to",
    "already borrowed",
    "already mutably borrowed",
    "called `Option::unwrap()` on a `None` value",
    "called `Result::unwrap()` on an `Err` value",
    "assertion",
    "internal error: entered unreachable code",
];

/// From now on a fault is written down, and told in one sentence on standard error. With `RUST_BACKTRACE` set, what Rust says comes too.
pub fn install() {
    let rust = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        tell(info);
        if std::env::var_os("RUST_BACKTRACE").is_some_and(|value| value != "0") {
            rust(info);
        }
    }));
}

fn tell(info: &PanicHookInfo<'_>) {
    let place = info.location().map_or_else(|| "an unknown place".to_owned(), |at| format!("{}:{}", short(at.file()), at.line()));
    let thread = std::thread::current().name().unwrap_or("a thread").to_owned();
    let text = report(info.payload(), &place, &thread);
    let kept = folder().ok_or(()).and_then(|folder| keep(&folder, &text).map_err(drop));
    match kept {
        Ok(file) => eprintln!(
            "causeway: a fault of the program ({place}); please report it with {}, which holds no word of the map",
            file.display()
        ),
        Err(()) => eprintln!("causeway: a fault of the program ({place}); please report it with what you did last"),
    }
}

/// The report: version, system, place, and as much of the message as is the program's own words.
pub fn report(payload: &(dyn Any + Send), place: &str, thread: &str) -> String {
    let (name, version) = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    let message = own_words(payload);
    format!("{name} {version}\nsystem: {system} {machine}\nthread: {thread}\nplace: {place}\nmessage: {message}\n")
}

/// A text that stands in the program is shown; of one that was put together only a beginning that is known.
fn own_words(payload: &(dyn Any + Send)) -> &'static str {
    if let Some(text) = payload.downcast_ref::<&'static str>() {
        return text;
    }
    let text = payload.downcast_ref::<String>().map_or("", String::as_str);
    OWN_WORDS.into_iter().find(|known| text.starts_with(known)).unwrap_or("left out, for it may hold words of a map")
}

/// A source file without the folders of the computer it was compiled on.
fn short(file: &str) -> &str {
    let Some(sources) = file.rfind("/src/").or_else(|| file.rfind("\\src\\")) else { return file };
    let package = file.get(..sources).and_then(|before| before.rfind(['/', '\\'])).map_or(0, |at| at + 1);
    file.get(package..).unwrap_or(file)
}

/// Writes a report into this folder, which is made if need be, and lets old ones go. The file.
pub fn keep(folder: &Path, text: &str) -> Result<PathBuf, String> {
    fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let now = jiff::Zoned::now().strftime("%Y-%m-%d-%H%M%S-%3f").to_string();
    let file = folder.join(format!("crash-{now}.txt"));
    write_file(&file, text.as_bytes()).map_err(|error| error.to_string())?;
    let names = fs::read_dir(folder).map_err(|error| error.to_string())?.flatten().map(|entry| entry.path());
    let mut reports: Vec<PathBuf> = names.filter(|path| is_report(path)).collect();
    reports.sort();
    for old in reports.iter().rev().skip(KEPT) {
        let _ = fs::remove_file(old);
    }
    Ok(file)
}

fn is_report(path: &Path) -> bool {
    let named = path.file_stem().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with("crash-"));
    named && path.extension().is_some_and(|extension| extension == "txt")
}

fn folder() -> Option<PathBuf> {
    data_folder().map(|folder| folder.join("crashes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Panics with somebody's words in the message, as the standard library does.
    fn caught(fault: impl FnOnce() + panic::UnwindSafe) -> Box<dyn Any + Send> {
        panic::catch_unwind(fault).unwrap_err()
    }

    #[test]
    fn no_word_of_the_map_is_in_a_report() {
        let said = "Sé que nadie me creyó".to_owned();
        let (a, b, c) = (said.clone(), said.clone(), said.clone());
        let faults = [
            caught(move || drop(a[0..2].to_owned())),
            caught(move || std::hint::black_box(Err::<(), String>(b)).unwrap()),
            caught(move || panic!("the quote {c} has no voice")),
            caught(|| panic!("a thing that cannot be")),
        ];
        let told = faults.each_ref().map(|payload| report(payload.as_ref(), "src/map/quote.rs:7", "main"));
        for text in &told {
            assert!(!said.split(' ').any(|word| word.len() > 2 && text.contains(word)), "{text}");
            assert!(text.contains("place: src/map/quote.rs:7") && text.contains(env!("CARGO_PKG_VERSION")));
        }
        assert!(told[1].contains("called `Result::unwrap()`") && told[2].contains("left out"));
        assert!(told[3].contains("a thing that cannot be"), "the program's own words are kept");
    }

    #[test]
    fn reports_are_kept_and_old_ones_go() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("made/when/needed");
        let files: Vec<PathBuf> = (0..KEPT + 3)
            .map(|n| {
                std::thread::sleep(std::time::Duration::from_millis(2));
                keep(&inside, &n.to_string()).unwrap()
            })
            .collect();
        assert_eq!(fs::read_dir(&inside).unwrap().count(), KEPT);
        assert_eq!(fs::read_to_string(files.last().unwrap()).unwrap(), (KEPT + 2).to_string());
        assert_eq!(short("/home/somebody/.cargo/registry/src/egui-0.37/src/ui.rs"), "egui-0.37/src/ui.rs");
    }
}
