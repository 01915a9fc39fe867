//! The key file: which person stands behind a participant's code. It is no part of a map and lies apart from it, always under a passphrase;
//! nothing of it is ever shown by a debug print.

use std::fmt;

use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::FormatError;

/// What the file begins with once it is decrypted.
const HEAD: &str = "// Causeway key file: who is who. Keep it apart from the map.\n";

/// Somebody with a code.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// The code in the map.
    pub code: String,
    /// Who it is.
    pub name: String,
    /// How to reach them.
    pub contact: String,
    /// What else matters.
    pub note: String,
}

impl Person {
    /// Somebody of whom only the code is known.
    pub fn with_code(code: impl Into<String>) -> Self {
        Self { code: code.into(), ..Self::default() }
    }
}

impl Zeroize for Person {
    fn zeroize(&mut self) {
        for text in [&mut self.code, &mut self.name, &mut self.contact, &mut self.note] {
            text.zeroize();
        }
    }
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Person(hidden)")
    }
}

/// Who is who.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyFile {
    /// Everybody, in the order of the list.
    pub people: Vec<Person>,
}

impl fmt::Debug for KeyFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyFile({} hidden)", self.people.len())
    }
}

impl Drop for KeyFile {
    fn drop(&mut self) {
        self.people.iter_mut().for_each(Zeroize::zeroize);
    }
}

impl KeyFile {
    /// As text, to be encrypted. The error is a sentence.
    pub fn write(&self) -> Result<Zeroizing<String>, String> {
        let text = ron::Options::default().to_string_pretty(self, ron::ser::PrettyConfig::new().new_line("\n"));
        let text = Zeroizing::new(text.map_err(|error| error.to_string())?);
        Ok(Zeroizing::new(format!("{HEAD}{}\n", *text)))
    }

    /// From text that was decrypted.
    pub fn read(bytes: &[u8]) -> Result<Self, FormatError> {
        let no_key_file = || FormatError::new("it is not a key file", "open the file that says who is who, not a map");
        let text = std::str::from_utf8(bytes).map_err(|_| no_key_file())?;
        // What the reader would say of it may hold names.
        ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(text).map_err(|_| no_key_file())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_who_comes_back_and_is_never_shown() {
        let person =
            Person { code: "P07".into(), name: "Åsa \"O\u{2019}Neil\"".into(), contact: "0161 496 0000".into(), note: "\n".into() };
        let keys = KeyFile { people: vec![person, Person::with_code("P08")] };
        let text = keys.write().unwrap();
        assert!(text.starts_with("// Causeway key file") && text.contains("Åsa"));
        assert_eq!(KeyFile::read(text.as_bytes()).unwrap(), keys);
        assert!(!format!("{keys:?} {:?}", keys.people).contains("sa"));
        assert!(KeyFile::read(b"(format: 1, elements: [])").unwrap_err().to_string().contains("; "));
    }
}
