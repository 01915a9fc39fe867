//! Files under a passphrase: any bytes, encrypted as age does it (c2sp.org/age), so that `age -d` opens them too. Reading tells a wrong
//! passphrase, a damaged file and one that is not encrypted apart.

mod header;
mod payload;

use std::fmt;
use std::path::Path;

use zeroize::Zeroizing;

/// What every such file begins with.
const MAGIC: &[u8] = b"age-encryption.org/";
/// The extension that says a file is under a passphrase, whatever stands before it: `map.ron.age`.
pub const EXTENSION: &str = "age";
/// Work to try one passphrase, as a power of two: 128 MiB and about half a second, what OWASP asks of scrypt.
const WORK: u8 = 17;
/// More work than this is refused: 1 GiB and some seconds. What other programs write by themselves stays below.
const MOST_WORK: u8 = 20;

/// A passphrase. It is wiped from memory when dropped, and never shown by a debug print.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// This passphrase.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// Its letters; to be kept nowhere.
    pub fn letters(&self) -> &str {
        &self.0
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_empty() { "Passphrase(none)" } else { "Passphrase(hidden)" })
    }
}

/// Why a file under a passphrase could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealError {
    /// The passphrase is not the one.
    WrongPassphrase,
    /// The passphrase is the one, or none was tried, but bytes are missing or changed.
    Damaged,
    /// The file is not encrypted.
    NotSealed,
    /// It is encrypted for keys, not with a passphrase.
    ForKeys,
    /// Trying one passphrase would take too much time and memory.
    TooMuchWork,
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WrongPassphrase => "that is not the passphrase the file was protected with; look at Caps Lock and try again",
            Self::Damaged => "the file is damaged, its bytes are not those that were written; open another copy of it",
            Self::NotSealed => "the file is not encrypted, though its name says so; give it a name that does not end in .age",
            Self::ForKeys => "the file is encrypted for keys, not with a passphrase; decrypt it with the program that made it",
            Self::TooMuchWork => "the file asks for more memory to try a passphrase than is safe; decrypt it with the program that made it",
        })
    }
}

impl std::error::Error for SealError {}

/// Whether these are the bytes of an encrypted file.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Whether a name says that the file is encrypted.
pub fn is_sealed_name(path: &Path) -> bool {
    path.extension().and_then(|e| e.to_str()).is_some_and(|e| e.eq_ignore_ascii_case(EXTENSION))
}

/// Encrypts many things under one passphrase with the work of one: each is a whole encrypted file.
pub struct Sealer {
    key: header::FileKey,
    head: Vec<u8>,
}

impl Sealer {
    /// Does the work once. The error is a sentence.
    pub fn new(passphrase: &Passphrase) -> Result<Self, String> {
        let key = Zeroizing::new(random()?);
        let head = header::write(&key, passphrase, random()?, WORK)?;
        Ok(Self { key, head })
    }

    /// Encrypts bytes.
    pub fn seal(&self, plain: &[u8]) -> Result<Vec<u8>, String> {
        let mut sealed = Vec::with_capacity(self.head.len() + plain.len() + plain.len() / 2048 + 64);
        sealed.extend(&self.head);
        payload::write(&self.key, random()?, plain, &mut sealed)?;
        Ok(sealed)
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealer")
    }
}

/// Decrypts many things that one [`Sealer`] encrypted, with the work of one.
pub struct Unsealer<'a> {
    passphrase: &'a Passphrase,
    known: Option<(Vec<u8>, header::FileKey)>,
}

impl<'a> Unsealer<'a> {
    /// With this passphrase.
    pub fn new(passphrase: &'a Passphrase) -> Self {
        Self { passphrase, known: None }
    }

    /// Decrypts bytes.
    pub fn unseal(&mut self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        if let Some((head, key)) = &self.known
            && let Some(body) = sealed.strip_prefix(head.as_slice())
        {
            return payload::read(key, body);
        }
        if !is_sealed(sealed) {
            return Err(SealError::NotSealed);
        }
        let (key, length) = header::read(sealed, self.passphrase)?;
        let (head, body) = sealed.split_at_checked(length).ok_or(SealError::Damaged)?;
        let plain = payload::read(&key, body)?;
        self.known = Some((head.to_owned(), key));
        Ok(plain)
    }
}

/// Encrypts bytes. The error is a sentence; there is none but for a system without randomness or memory.
pub fn seal(plain: &[u8], passphrase: &Passphrase) -> Result<Vec<u8>, String> {
    Sealer::new(passphrase)?.seal(plain)
}

/// Decrypts bytes; of more than the largest file only the beginning. What comes back is wiped from memory when dropped.
pub fn unseal(sealed: &[u8], passphrase: &Passphrase) -> Result<Zeroizing<Vec<u8>>, SealError> {
    if !is_sealed(sealed) {
        return Err(SealError::NotSealed);
    }
    let (key, length) = header::read(sealed, passphrase)?;
    payload::read(&key, sealed.get(length..).unwrap_or_default())
}

fn random() -> Result<[u8; 16], String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_damaged_and_not_encrypted_are_told_apart() {
        let (right, wrong) = (Passphrase::new("four words that hold"), Passphrase::new("four words that hold "));
        let plain = "On the stairs. ".repeat(5000);
        let sealed = seal(plain.as_bytes(), &right).unwrap();
        assert!(is_sealed(&sealed) && !sealed.windows(10).any(|w| w == b"the stairs"));
        assert_eq!(unseal(&sealed, &right).unwrap().as_slice(), plain.as_bytes());
        assert_eq!(unseal(&sealed, &wrong), Err(SealError::WrongPassphrase));
        let mut flipped = sealed.clone();
        *flipped.last_mut().unwrap() ^= 1;
        assert_eq!(unseal(&flipped, &right), Err(SealError::Damaged));
        assert_eq!(unseal(&sealed[..sealed.len() - 70_000], &right), Err(SealError::Damaged));
        assert_eq!(unseal(&sealed[..40], &right), Err(SealError::Damaged), "nothing is tried on half a head");
        assert_eq!(unseal(plain.as_bytes(), &right), Err(SealError::NotSealed));
    }

    #[test]
    fn no_file_makes_us_work_without_end() {
        let passphrase = Passphrase::new("x");
        let sealed = seal(b"short", &passphrase).unwrap();
        let at = sealed.windows(4).position(|w| w == b" 17\n").unwrap();
        let mut greedy = sealed.clone();
        greedy[at + 1..at + 3].copy_from_slice(b"40");
        assert_eq!(unseal(&greedy, &passphrase), Err(SealError::TooMuchWork));
    }

    #[test]
    fn a_passphrase_is_never_shown() {
        assert_eq!(format!("{:?}", Passphrase::new("open sesame")), "Passphrase(hidden)");
        assert!(is_sealed_name(Path::new("a/map.ron.AGE")) && !is_sealed_name(Path::new("age.ron")));
    }
}
