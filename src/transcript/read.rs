//! Bytes of a text file or a Word file to a [`Transcript`]. Nothing is tidied: line ends, spaces and marks stay as they are.

use super::{Transcript, docx};
use crate::format::{FormatError, decode};

/// Endings of files that can be opened beside the map.
pub const EXTENSIONS: [&str; 3] = ["txt", "md", "docx"];
/// The longest text, in bytes of UTF-8: about three million words.
pub const LARGEST_TEXT: usize = 16 * 1024 * 1024;

/// Reads a file under its name. The error says what is wrong with it and what to do.
pub fn read(name: &str, bytes: &[u8]) -> Result<Transcript, FormatError> {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(FormatError::new(
            "it is a Word file of before 2007, or another old office file",
            "save it as .docx or .txt and open that",
        ));
    }
    if bytes.starts_with(b"%PDF") {
        return Err(FormatError::new("it is a PDF", "save its text as .txt and open that"));
    }
    let (text, remark) = if bytes.starts_with(b"PK") {
        (docx::text(bytes)?, None)
    } else {
        let decoded = decode(bytes);
        let remark = decoded.remark();
        (decoded.text, remark)
    };
    if text.contains('\0') {
        return Err(FormatError::new("it does not hold text", "save the transcript as .txt in UTF-8, or as .docx, and open that"));
    }
    if text.len() > LARGEST_TEXT {
        return Err(too_long());
    }
    let mut transcript = Transcript::new(name, text);
    transcript.remark = remark;
    Ok(transcript)
}

pub(super) fn too_long() -> FormatError {
    FormatError::new("its text is longer than 16 MB", "cut it into several files, one a conversation, and open those")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_words_and_line_ends_stay() {
        let text = "\u{2018}Don\u{2019}t\u{2026}\u{2019}\r\ncaf\u{e9}\n";
        let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        let western = b"\x91Don\x92t\x85\x92\r\ncaf\xE9\n";
        for bytes in [text.as_bytes(), &wide, &marked, western] {
            assert_eq!(read("t.txt", bytes).unwrap().text(), text);
        }
        assert!(read("t.txt", western).unwrap().remark.is_some(), "a guess is told");
        assert_eq!(read("t.md", "# Title\n\n**bold**".as_bytes()).unwrap().text(), "# Title\n\n**bold**", "marks stay");
    }

    #[test]
    fn what_is_no_text_is_refused_with_a_way_out() {
        for bytes in [b"\xD0\xCF\x11\xE0old".as_slice(), b"%PDF-1.7", b"PK\x03\x04 no zip", b"a\0b\0c", &vec![b'a'; LARGEST_TEXT + 1]] {
            let said = read("t.txt", bytes).unwrap_err().to_string();
            assert!(said.contains("; ") && said.contains("open"), "{said}");
        }
    }
}
