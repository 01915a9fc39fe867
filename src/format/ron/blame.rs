//! What is wrong with a file that is not a map of ours, in one sentence with a line, a column and something to do.

use ron::error::{Error, SpannedError};

use crate::format::{FormatError, LARGEST_FILE};

const BACKUP: &str = "open a backup or an earlier version of it";
const MEND: &str = "mend that place in a text editor, or open a backup or an earlier version of the file";

/// More bytes than are read.
pub(super) fn too_large(bytes: usize) -> FormatError {
    const MIB: usize = 1024 * 1024;
    let what = format!("the file has {} MiB, more than the {} MiB that are read", bytes.div_ceil(MIB), LARGEST_FILE / MIB);
    FormatError::new(what, "choose a Causeway map (.ron)")
}

/// Nothing in it.
pub(super) fn empty() -> FormatError {
    FormatError::new("the file is empty", BACKUP)
}

/// Bytes that are not UTF-8.
pub(super) fn not_text(bytes: &[u8]) -> FormatError {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => {
            FormatError::new("the file is UTF-16 text", "save it as UTF-8 in a text editor and open it again")
        }
        _ => FormatError::new(
            "the file is not text, so it is not a Causeway map or it is damaged",
            format!("choose another file, or {BACKUP}"),
        ),
    }
}

/// Written by a version to come, in a way that cannot be read.
pub(super) fn newer(version: u32) -> FormatError {
    FormatError::new(
        format!("the file was written by a newer version of Causeway (format {version}, this one reads up to {})", super::VERSION),
        "open it with the newer version",
    )
}

/// RON, but perhaps not ours.
pub(super) fn no_version() -> FormatError {
    FormatError::new("the file does not say `format: 1`, so it is not a Causeway map", "choose another file, or add that line at its start")
}

/// What the parser found.
pub(super) fn syntax(text: &str, error: &SpannedError) -> FormatError {
    if let Some(line) = conflict_mark(text) {
        return FormatError::at(
            line,
            1,
            "the file holds two versions with git conflict marks between them",
            "settle the conflict, or merge the two versions with `causeway merge`",
        );
    }
    if text.contains('\0') {
        return FormatError::new("the file holds NUL bytes, so it is damaged or not a Causeway map", BACKUP);
    }
    let (line, column) = (error.span.end.line, error.span.end.col);
    match &error.code {
        Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment => {
            FormatError::at(line, column, "the file ends before the map does; it was cut off", BACKUP)
        }
        Error::ExceededRecursionLimit => {
            FormatError::at(line, column, "brackets are nested too deeply for a Causeway map", "choose another file")
        }
        _ if !text.contains("format") => FormatError::at(line, column, "this is not a Causeway map", "choose another file"),
        code => FormatError::at(line, column, in_words(code), MEND),
    }
}

/// The line of the first mark that git leaves in a file it could not merge.
fn conflict_mark(text: &str) -> Option<usize> {
    let marked = |line: &str| line.starts_with("<<<<<<<") || line.starts_with(">>>>>>>");
    text.lines().position(marked).map(|index| index + 1)
}

fn in_words(code: &Error) -> String {
    let plain = match code {
        Error::ExpectedArray => "a list in square brackets is expected here",
        Error::ExpectedArrayEnd => "a comma or the end of a list, ], is expected here",
        Error::ExpectedBoolean => "true or false is expected here",
        Error::ExpectedComma => "a comma is expected here",
        Error::ExpectedFloat => "a number is expected here",
        Error::ExpectedInteger => "a whole number is expected here",
        Error::IntegerOutOfBounds => "this number is too large or too small",
        Error::ExpectedMap => "pairs in braces are expected here",
        Error::ExpectedMapColon => "a colon is expected here",
        Error::ExpectedMapEnd => "a comma or a closing brace is expected here",
        Error::ExpectedString => "text in quotation marks is expected here",
        Error::ExpectedIdentifier => "a name is expected here",
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => "a block in round brackets is expected here",
        Error::ExpectedStructLikeEnd => "a comma or a closing round bracket is expected here",
        Error::TrailingCharacters => "something stands after the end of the map",
        Error::DuplicateStructField { field, .. } => return format!("the field {field} stands twice"),
        Error::Message(message) => return message.clone(),
        other => return other.to_string(),
    };
    plain.to_owned()
}
