//! REFI-QDA: coded projects (.qdpx) and codebooks (.qdc) of NVivo, ATLAS.ti, MAXQDA, QualCoder and their like (standard 1.0, MIT). Passages of
//! text become quotes; positions are code points from 0, the end not included.

mod codes;
mod listen;
mod note;
mod passages;
mod people;
mod slice;
mod write;

pub(in crate::format) use write::{CODEBOOK, PROJECT};

use super::registry::QuoteFile;
use super::sheet::QuoteSheet;
use crate::format::guard::Container;
use crate::format::{FormatError, LARGEST_FILE, decode, markup};

/// Reads a project: passages, codes, and roles of those who spoke.
pub(super) fn read_project(bytes: &[u8]) -> Result<QuoteFile, FormatError> {
    let mut container = Container::open(bytes)?;
    let name = project_name(&container)?;
    let text = decode(&container.read(&name).unwrap_or_else(|| Ok(Vec::new()))?).text;
    let mut told = listen::Told::default();
    markup::read(&text, &mut told)?;
    drop(text);
    passages::sheet(told, &mut container).map(QuoteFile::Sheet)
}

/// Reads a codebook: codes alone.
pub(super) fn read_codebook(bytes: &[u8]) -> Result<QuoteFile, FormatError> {
    if bytes.len() > LARGEST_FILE {
        return Err(FormatError::new("the file is larger than 64 MiB", "export a smaller codebook"));
    }
    let decoded = decode(bytes);
    let mut told = listen::Told::default();
    markup::read(&decoded.text, &mut told)?;
    if told.codes.is_empty() {
        return Err(FormatError::new("the file holds no code", "export the codebook again as .qdc"));
    }
    let report = decoded.remark().into_iter().chain(told.not_carried()).collect();
    Ok(QuoteFile::Sheet(QuoteSheet { codes: told.codes.into_sheet(), report, ..QuoteSheet::default() }))
}

/// The one .qde file at the root, whatever it is called; the standard says project.qde.
fn project_name(container: &Container<'_>) -> Result<String, FormatError> {
    let at_root = |name: &&str| !name.contains(['/', '\\']) && name.to_lowercase().ends_with(".qde");
    let mut names: Vec<&str> = container.names().filter(at_root).collect();
    names.sort_by_key(|name| !name.eq_ignore_ascii_case("project.qde"));
    match names.as_slice() {
        [only] => Ok((*only).to_owned()),
        [first, ..] if first.eq_ignore_ascii_case("project.qde") => Ok((*first).to_owned()),
        [] => Err(FormatError::new("the file holds no project (no .qde at its root)", "export the project again as REFI-QDA")),
        _ => Err(FormatError::new("the file holds several projects", "export the one that you mean as a file of its own")),
    }
}
