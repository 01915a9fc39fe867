//! The decoder rule for text that other programs wrote: UTF-8, else UTF-16 by its mark, else Windows-1252. It never fails.

/// How the bytes of a text were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16 of either order, with a mark.
    Utf16,
    /// Windows-1252, because nothing else fitted.
    Windows1252,
}

/// A text and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, line ends as they were.
    pub text: String,
    /// How it was read.
    pub encoding: Encoding,
    /// Some of it was not legal and reads as U+FFFD.
    pub damaged: bool,
}

impl Decoded {
    /// A sentence for the report, when there is something to say.
    pub fn remark(&self) -> Option<String> {
        if self.damaged {
            return Some("some characters could not be read and stand as \u{fffd}".into());
        }
        let told = "the file is not UTF-8, it was read as Windows-1252; look whether accents and quotation marks are right";
        (self.encoding == Encoding::Windows1252).then(|| told.into())
    }
}

/// Reads bytes as text.
pub fn decode(bytes: &[u8]) -> Decoded {
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(body) {
        return Decoded { text: text.to_owned(), encoding: Encoding::Utf8, damaged: false };
    }
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => {
            let text = body.iter().map(|&b| windows_1252(b)).collect();
            Decoded { text, encoding: Encoding::Windows1252, damaged: false }
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|&pair| unit(pair)).collect();
    let (text, broken) = match String::from_utf16(&units) {
        Ok(text) => (text, false),
        Err(_) => (String::from_utf16_lossy(&units), true),
    };
    Decoded { text, encoding: Encoding::Utf16, damaged: broken || !odd.is_empty() }
}

/// The WHATWG index: the five unassigned bytes are the C1 controls of the same value.
fn windows_1252(byte: u8) -> char {
    const HIGH: [u16; 32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90,
        0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ];
    let high = byte.checked_sub(0x80).and_then(|i| HIGH.get(usize::from(i)).copied());
    high.and_then(|unit| char::from_u32(u32::from(unit))).unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_decide_and_windows_1252_is_the_last_resort() {
        assert_eq!(decode(b"\xEF\xBB\xBFa\xC3\xA9").text, "aé");
        assert_eq!(decode(b"\xFF\xFEa\0\xE9\0").text, "aé");
        assert_eq!(decode(b"\xFE\xFF\0a\0\xE9").text, "aé");
        let old = decode(b"\x93caf\xE9\x94 \x80");
        assert_eq!((old.text.as_str(), old.encoding), ("\u{201c}café\u{201d} €", Encoding::Windows1252));
        assert!(old.remark().is_some());
        assert!(decode(b"\xFF\xFEa").damaged);
    }
}
