//! The last line: `// sha256 ` and the digest, in hexadecimal, of every byte before it.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::format::Checksum;

const MARK: &str = "// sha256 ";

/// Appends the line to a text that ends in a line end.
pub(super) fn append(text: &mut String) {
    let digest = Sha256::digest(text.as_bytes());
    text.push_str(MARK);
    push_hex(text, &digest);
    text.push('\n');
}

fn push_hex(out: &mut String, digest: &[u8]) {
    for byte in digest {
        // Writing into a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
}

/// Compares the line, if there is one, with what stands before it. Text after the line counts as a change.
pub(super) fn check(text: &str) -> Checksum {
    let Some(at) = text.rfind(MARK) else { return Checksum::Absent };
    let Some((body, line)) = text.split_at_checked(at) else { return Checksum::Absent };
    if !(body.is_empty() || body.ends_with('\n')) {
        return Checksum::Absent;
    }
    let mut expected = String::with_capacity(64);
    push_hex(&mut expected, &Sha256::digest(body.as_bytes()));
    let written = line.strip_prefix(MARK).unwrap_or_default().trim_end_matches('\n');
    if written == expected { Checksum::Matches } else { Checksum::Mismatch }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_change_is_noticed() {
        let mut text = String::from("(format: 1)\n");
        assert_eq!(check(&text), Checksum::Absent);
        append(&mut text);
        assert_eq!(check(&text), Checksum::Matches);
        assert_eq!(check(&text.replace('1', "2")), Checksum::Mismatch);
        assert_eq!(check(&format!("{text}// more\n")), Checksum::Mismatch);
    }
}
