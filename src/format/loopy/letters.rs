//! The letters of a link of LOOPY 2: which ones they are in a text, and the bytes that they stand for. They are base64 with `_`, `-` and `.`
//! where others have `+`, `/` and `=`; most stand for a stream of LZMA, whose usual begin is then left away up to what differs.

use std::io::Read as _;

use base64::Engine as _;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use lzma_rust2::LzmaReader;

use crate::format::FormatError;

/// How a stream of LZMA usually begins here, as base64.
const BEGIN: &str = "XQAAAAISAAAAAAAAAAAt";
/// The first byte of a stream of LZMA with the settings that everybody has.
const LZMA: u8 = 0x5D;
/// The most bytes that a drawing may have, unpacked: a thousand times as many as of a large one.
const LARGEST: u64 = 16 * 1024 * 1024;
/// The most memory that unpacking may take, in KiB. LOOPY asks for half of it.
const MOST_MEMORY: u32 = 64 * 1024;
/// The fewest letters that a link is known by.
const FEWEST: usize = 8;

/// Letters like the usual ones, where the last of them may have bits that mean nothing.
const LETTERS: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true).with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// What is packed into the first link of a text that leads to LOOPY and names no `data=`: what follows its question mark, or its `#`.
pub(super) fn in_link(text: &str) -> Option<&str> {
    let mut words = text.split(|c: char| c.is_whitespace() || "<>()[]\"'".contains(c));
    words.find_map(|word| {
        let (site, letters) = word.split_once("://")?.1.split_once(['?', '#'])?;
        let site = site.to_lowercase();
        let letters = letters.trim_end_matches([',', ';']);
        let ours = site.contains("loopy") || site.starts_with("lo0p.it");
        (ours && letters.len() >= FEWEST && are_letters(letters)).then_some(letters)
    })
}

/// Whether these are letters that something can be packed into.
pub(super) fn are_letters(text: &str) -> bool {
    text.trim_end_matches(['.', '=']).bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-/+".contains(&byte))
}

/// The bytes that letters of a link stand for. An error when they are damaged.
pub(super) fn bytes_of(letters: &str) -> Result<Vec<u8>, FormatError> {
    let whole = with_begin(letters).ok_or_else(broken)?;
    let usual = whole.replace('_', "+").replace('-', "/");
    LETTERS.decode(usual.trim_end_matches(['.', '='])).map_err(|_| broken())
}

/// The letters with the begin that is left away. Before the slash stands what differs from the usual: how many letters on, and which.
fn with_begin(letters: &str) -> Option<String> {
    let mut parts = letters.split('/');
    let (Some(differs), Some(rest), None) = (parts.next(), parts.next(), parts.next()) else { return Some(letters.to_owned()) };
    let (mut begin, mut at) = (BEGIN.as_bytes().to_vec(), 0);
    let (pairs, odd) = differs.as_bytes().as_chunks::<2>();
    for &[step, letter] in pairs {
        at += usize::from(step.checked_sub(b'0').filter(|step| *step < 10)?);
        *begin.get_mut(at)? = letter;
    }
    let begin = String::from_utf8(begin).ok().filter(|_| odd.is_empty())?;
    Some(begin + rest)
}

/// Whether bytes are a stream of LZMA.
pub(super) fn is_stream(bytes: &[u8]) -> bool {
    bytes.first() == Some(&LZMA)
}

/// What a stream of LZMA holds, or the bytes themselves. An error when it is damaged, or far larger than any drawing.
pub(super) fn unpacked(bytes: Vec<u8>) -> Result<Vec<u8>, FormatError> {
    if !is_stream(&bytes) {
        return Ok(bytes);
    }
    let said = bytes.get(5..13).and_then(|said| said.try_into().ok()).map_or(0, u64::from_le_bytes);
    if said > LARGEST && said != u64::MAX {
        return Err(too_large());
    }
    let reader = LzmaReader::new_mem_limit(bytes.as_slice(), MOST_MEMORY, None).map_err(|_| broken())?;
    let mut whole = Vec::new();
    reader.take(LARGEST + 1).read_to_end(&mut whole).map_err(|_| broken())?;
    if whole.len() as u64 > LARGEST { Err(too_large()) } else { Ok(whole) }
}

/// The one sentence for everything that is cut off or was changed on its way.
pub(super) fn broken() -> FormatError {
    FormatError::new(
        "the drawing that LOOPY 2 packed is cut short or damaged",
        "copy the whole link again, or open it in a browser, save the drawing there with \u{201c}json export\u{201d}, and open that",
    )
}

fn too_large() -> FormatError {
    FormatError::new(
        "the drawing grows far beyond its size when it is unpacked, as no work of people does",
        "ask whoever sent it for a JSON export",
    )
}

/// Letters for bytes, as LOOPY writes them, for tests: the begin left away where that is shorter.
#[cfg(test)]
pub(super) fn letters_of(bytes: &[u8]) -> String {
    let plain = base64::engine::general_purpose::STANDARD.encode(bytes).replace('+', "_").replace('/', "-").replace('=', ".");
    let (mut differs, mut last) = (String::new(), 0);
    let digit = |steps: usize| char::from(b'0' + steps as u8);
    for (at, (_, letter)) in BEGIN.chars().zip(plain.chars()).enumerate().filter(|(_, (usual, letter))| usual != letter) {
        while at - last > 9 {
            last += 9;
            differs.extend([digit(9), char::from(plain.as_bytes()[last])]);
        }
        differs.extend([digit(at - last), letter]);
        last = at;
    }
    let short = format!("{differs}/{}", plain.get(BEGIN.len()..).unwrap_or_default());
    if short.len() < plain.len() { short } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What LOOPY's own tests say of these letters.
    #[test]
    fn the_begin_that_is_left_away_comes_back() {
        for (letters, whole) in [
            ("/plop", "XQAAAAISAAAAAAAAAAAtplop"),
            ("9A6B/plop", "XQAAAAISAAAAAAABAAAtplop"),
            ("XQAAAAISAAAAAAAAAAAkplop", "XQAAAAISAAAAAAAAAAAkplop"),
            ("a/b/c", "a/b/c"),
        ] {
            assert_eq!(with_begin(letters).as_deref(), Some(whole));
        }
        for damaged in ["xA/plop", "9/plop", "9A9B9C/plop", "9\u{e9}/plop"] {
            assert_eq!(with_begin(damaged), None, "{damaged}");
        }
        for bytes in [&[7; 40][..], &LETTERS.decode("XQAAAAISAAAAAAABAAAtplop").unwrap()] {
            assert_eq!(bytes_of(&letters_of(bytes)).unwrap(), bytes);
        }
        assert_eq!(letters_of(&LETTERS.decode("XQAAAAISAAAAAAABAAAtplop").unwrap()), "9A6B/plop");
    }

    #[test]
    fn letters_are_found_in_links_that_lead_to_loopy() {
        for text in [
            "https://lo0p.it/2/?9A6B/plopplop",
            "See <https://1000i100.github.io/loopy/2/#9A6B/plopplop> for more",
            "[map](https://sjp.mitre.org/loopy2/?9A6B/plopplop), drawn in May",
        ] {
            assert_eq!(in_link(text), Some("9A6B/plopplop"), "{text}");
        }
        for text in ["https://lo0p.it/2/", "https://lo0p.it/2/?no_ui=1", "https://example.org/?9A6B/plopplop", "loopy?9A6B/plopplop"] {
            assert_eq!(in_link(text), None, "{text}");
        }
    }

    /// A stream that says of itself that it holds so much, with a dictionary of so much.
    fn stream(size: u64, dictionary: u32, rest: &[u8]) -> Vec<u8> {
        [&[LZMA][..], &dictionary.to_le_bytes(), &size.to_le_bytes(), rest].concat()
    }

    #[test]
    fn what_grows_beyond_any_drawing_is_refused_and_takes_no_memory() {
        for size in [LARGEST + 1, 1 << 40, u64::MAX - 1] {
            assert!(unpacked(stream(size, 1 << 25, &[0; 64])).unwrap_err().to_string().contains("grows far beyond"));
        }
        for dictionary in [1 << 28, u32::MAX] {
            assert!(unpacked(stream(64, dictionary, &[0; 64])).unwrap_err().to_string().contains("cut short or damaged"));
        }
        // Noughts stand for many more noughts: of few of them the stream ends too early, of many it does not end in time.
        assert!(unpacked(stream(u64::MAX, 1 << 25, &[0; 4096])).unwrap_err().to_string().contains("cut short or damaged"));
        assert!(unpacked(stream(u64::MAX, 1 << 25, &vec![0; 1 << 20])).unwrap_err().to_string().contains("grows far beyond"));
        assert!(unpacked(stream(u64::MAX, 1 << 25, &[0xFF; 4096])).is_err());
        assert_eq!(unpacked(b"plain".to_vec()).unwrap(), b"plain");
    }
}
