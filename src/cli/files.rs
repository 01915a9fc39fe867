//! Files and the standard streams, as every command reads and writes them.

use std::io::{ErrorKind, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::thread;

use zeroize::Zeroizing;

use super::failure::{Failure, note};
use crate::format::ron::salvage;
use crate::format::sealed::{is_sealed, is_sealed_name, seal, unseal};
use crate::format::{FORMATS, Format, ImportOptions, Imported, LARGEST_FILE, Passphrase, SealError, by_extension, by_name, reader_of};
use crate::map::{QuoteId, SystemMap};
use crate::release::Audience;
use crate::release::check::{findings, open_findings, sentence_of};
use crate::storage::{self, HandedOut, remember_handed_out};

/// Holds the passphrase of what is read and written, for scripts.
const PASSPHRASE_VARIABLE: &str = "CAUSEWAY_PASSPHRASE";
/// How to give it.
const SAY_IT: &str = "put it in the environment variable CAUSEWAY_PASSPHRASE, or run the command in a terminal and be asked";

/// Whether a path stands for a standard stream.
pub(super) fn is_stream(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The format with this name, or else the one that the file's name says. A standard stream is our own unless it is named.
pub(super) fn format_of(path: &Path, name: Option<&str>, option: &str) -> Result<&'static Format, Failure> {
    if let Some(name) = name {
        return by_name(name).ok_or_else(|| Failure::new(format_args!("there is no format \u{201c}{name}\u{201d}"), known()));
    }
    let found = if is_stream(path) { by_name("ron") } else { by_extension(&without_seal(path)) };
    found.ok_or_else(|| {
        Failure::new(
            format_args!("the name {} does not say what kind of file it is", path.display()),
            format_args!("add {option}: {}", known()),
        )
    })
}

/// The name that says what lies under the passphrase: `map.ron` of `map.ron.age`.
fn without_seal(path: &Path) -> PathBuf {
    if is_sealed_name(path) { path.with_extension("") } else { path.to_owned() }
}

/// The passphrase that was given, once it was.
static GIVEN: OnceLock<Passphrase> = OnceLock::new();

/// The passphrase that was given for what was read or written so far.
pub(super) fn known_passphrase() -> Option<&'static Passphrase> {
    GIVEN.get()
}

/// The passphrase for what is read or written: from the environment, or asked for once where somebody can answer.
fn passphrase(path: &Path) -> Result<&'static Passphrase, Failure> {
    if let Some(given) = GIVEN.get() {
        return Ok(given);
    }
    let name = path.display();
    let given = match std::env::var(PASSPHRASE_VARIABLE) {
        Ok(given) if !given.is_empty() => Passphrase::new(given),
        _ if std::io::stdin().is_terminal() => {
            let asked = rpassword::prompt_password(format!("Passphrase of {name}: "));
            Passphrase::new(asked.map_err(|error| Failure::new(format_args!("the passphrase cannot be asked for ({error})"), SAY_IT))?)
        }
        _ => return Err(Failure::new(format_args!("{name} is protected with a passphrase"), SAY_IT)),
    };
    if given.is_empty() {
        return Err(Failure::new(format_args!("the passphrase of {name} is empty"), "say at least one letter"));
    }
    Ok(GIVEN.get_or_init(|| given))
}

/// What is under the passphrase, or the bytes themselves.
fn unlocked(path: &Path, bytes: Vec<u8>) -> Result<Zeroizing<Vec<u8>>, Failure> {
    if !is_sealed(&bytes) && !is_sealed_name(path) {
        return Ok(Zeroizing::new(bytes));
    }
    let cannot = |error| Failure::of(format_args!("{} cannot be opened: {error}", path.display()));
    if !is_sealed(&bytes) {
        return Err(cannot(SealError::NotSealed));
    }
    unseal(&bytes, passphrase(path)?).map_err(cannot)
}

fn known() -> String {
    let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    format!("say one of {}", names.join(", "))
}

/// Reads a map of any format: the one that is named, else the one that the content and the file's name say. A standard stream is our own
/// unless it is named. A link of LOOPY is its own file.
pub(super) fn read(path: &Path, format: Option<&str>, options: &ImportOptions) -> Result<Imported, Failure> {
    let named = if format.is_some() || is_stream(path) { Some(format_of(path, format, "--from")?) } else { None };
    let bytes = match link(path) {
        Some(link) => link.into(),
        None if is_stream(path) => read_stream()?,
        None => storage::read_file(path).map_err(Failure::of)?,
    };
    let bytes = unlocked(path, bytes)?;
    let cannot = |error| Failure::of(format_args!("{} cannot be opened: {error}", path.display()));
    let format = named.map_or_else(|| reader_of(&without_seal(path), &bytes), Ok).map_err(cannot)?;
    format.read(&bytes, options).map_err(cannot)
}

/// A link that holds a whole drawing, given in the place of a file. Nothing is fetched.
fn link(path: &Path) -> Option<&str> {
    let leads = |text: &&str| ["data=", "loopy", "lo0p.it"].iter().any(|part| text.contains(part));
    path.to_str().filter(|text| text.starts_with("http") && text.contains(['?', '#']) && !path.exists()).filter(leads)
}

/// Reads what is whole of a damaged map.
pub(super) fn rescue(path: &Path) -> Result<Imported, Failure> {
    let bytes = if is_stream(path) { read_stream()? } else { storage::read_file(path).map_err(Failure::of)? };
    let bytes = unlocked(path, bytes)?;
    salvage(&bytes).map_err(|error| Failure::of(format_args!("{} cannot be rescued: {error}", path.display())))
}

/// Reads a map that a command needs, whatever kind of file, and tells on standard error what was mended or guessed.
pub(super) fn read_map(path: &Path) -> Result<SystemMap, Failure> {
    let imported = read(path, None, &ImportOptions::default())?;
    for line in &imported.report {
        note(format_args!("{}: {line}", path.display()));
    }
    Ok(imported.map)
}

/// Does the work, and looks meanwhile for what could tell who somebody is in what goes to an audience: how much that is is told on standard
/// error in one sentence when the work is done.
pub(super) fn noting_findings<T>(map: &SystemMap, audience: Audience, work: impl FnOnce() -> T) -> T {
    thread::scope(|scope| {
        let looking = scope.spawn(|| sentence_of(open_findings(&findings(map, Some(audience))).count()));
        let done = work();
        if let Some(sentence) = looking.join().ok().flatten() {
            note(sentence);
        }
        done
    })
}

fn read_stream() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let most = LARGEST_FILE as u64 + 1;
    std::io::stdin()
        .lock()
        .take(most)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::new(format_args!("standard input cannot be read ({error})"), "give a file"))?;
    Ok(bytes)
}

/// Writes a file in place of whatever is there, or to standard output; under a passphrase if its name says so.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if is_stream(path) {
        return print(|out| out.write_all(bytes));
    }
    let sealed = if is_sealed_name(path) { Some(sealed(path, bytes)?) } else { None };
    let saved = storage::write_file(path, sealed.as_deref().unwrap_or(bytes)).map_err(Failure::of)?;
    if let Some(warning) = saved.warning {
        note(format_args!("causeway: {warning}"));
    }
    Ok(())
}

fn sealed(path: &Path, bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let cannot = |error| Failure::new(format_args!("{} cannot be encrypted ({error})", path.display()), "try again");
    seal(bytes, passphrase(path)?).map_err(cannot)
}

/// Remembers what left with these quotes in it; what goes to a standard stream is nobody's file.
pub(super) fn remember(what: &str, path: &Path, audience: Audience, quotes: impl IntoIterator<Item = QuoteId>) {
    if !is_stream(path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        remember_handed_out(&HandedOut::today(what, path.to_string_lossy(), audience.key(), quotes));
    }
}

/// Writes to standard output. A reader that has seen enough, like `head`, is no failure.
pub(super) fn print(write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), Failure> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(format_args!("standard output cannot be written ({error})"), "look where it leads"))
        }
        Err(_) => {
            // What is still in the buffer has nobody to go to.
            let _ = out.into_parts();
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}
