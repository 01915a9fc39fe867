//! The head of an encrypted file: one scrypt stanza that wraps the file's key, and a code over all of it (c2sp.org/age, "The encrypted file
//! format").

use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD as BASE64;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{MOST_WORK, Passphrase, SealError};

/// The first line.
const VERSION: &str = "age-encryption.org/v1";
/// Before the salt, so that the same passphrase gives another key to another program.
const SALT_LABEL: &[u8] = b"age-encryption.org/v1/scrypt";
/// scrypt's block size, which the format fixes.
const BLOCKS: u32 = 8;

/// The key that a file's bytes are encrypted with.
pub(super) type FileKey = Zeroizing<[u8; 16]>;

/// A head as it was read.
struct Head<'a> {
    salt: [u8; 16],
    work: u8,
    wrapped: Vec<u8>,
    code: Vec<u8>,
    /// What the code is over.
    covered: &'a [u8],
    /// How long the head is.
    length: usize,
}

/// Writes a head that gives this key for this passphrase.
pub(super) fn write(key: &FileKey, passphrase: &Passphrase, salt: [u8; 16], work: u8) -> Result<Vec<u8>, String> {
    let wrapping = stretched(passphrase, salt, work).ok_or("so much work cannot be done")?;
    let cipher = ChaCha20Poly1305::new(Key::from_slice(wrapping.as_slice()));
    let wrapped = cipher.encrypt(&Nonce::default(), key.as_slice()).map_err(|error| error.to_string())?;
    let mut head = format!("{VERSION}\n-> scrypt {} {work}\n{}\n---", BASE64.encode(salt), BASE64.encode(wrapped)).into_bytes();
    let code = coded(key, &head).ok_or("the head cannot be coded")?.finalize().into_bytes();
    head.extend(format!(" {}\n", BASE64.encode(code)).into_bytes());
    Ok(head)
}

/// The key that a head gives for this passphrase, and how long the head is.
pub(super) fn read(bytes: &[u8], passphrase: &Passphrase) -> Result<(FileKey, usize), SealError> {
    let head = parsed(bytes)?;
    if head.work > MOST_WORK {
        return Err(SealError::TooMuchWork);
    }
    let wrapping = stretched(passphrase, head.salt, head.work).ok_or(SealError::Damaged)?;
    let cipher = ChaCha20Poly1305::new(Key::from_slice(wrapping.as_slice()));
    let plain = cipher.decrypt(&Nonce::default(), head.wrapped.as_slice()).map_err(|_| SealError::WrongPassphrase)?;
    let plain = Zeroizing::new(plain);
    let key: FileKey = Zeroizing::new(plain.as_slice().try_into().map_err(|_| SealError::Damaged)?);
    let right = coded(&key, head.covered).is_some_and(|code| code.verify_slice(&head.code).is_ok());
    if !right {
        return Err(SealError::Damaged);
    }
    Ok((key, head.length))
}

/// The next line and where the one after it begins.
fn line(bytes: &[u8], from: usize) -> Option<(&str, usize)> {
    let rest = bytes.get(from..)?;
    // No line of such a head is longer than this.
    let end = rest.iter().take(200).position(|&byte| byte == b'\n')?;
    Some((std::str::from_utf8(rest.get(..end)?).ok()?, from + end + 1))
}

fn parsed(bytes: &[u8]) -> Result<Head<'_>, SealError> {
    let next = |from| line(bytes, from).ok_or(SealError::Damaged);
    let (version, at) = next(0)?;
    let (stanza, at) = next(at)?;
    if version != VERSION {
        return Err(SealError::Damaged);
    }
    let words: Vec<&str> = stanza.split(' ').collect();
    let (salt, work) = match words.as_slice() {
        ["->", "scrypt", salt, work] => (decoded(salt)?, power(work)?),
        ["->", "scrypt", ..] => return Err(SealError::Damaged),
        ["->", ..] => return Err(SealError::ForKeys),
        _ => return Err(SealError::Damaged),
    };
    let (wrapped, last) = next(at)?;
    let (code, length) = next(last)?;
    let code = code.strip_prefix("--- ").ok_or(SealError::Damaged)?;
    let salt = salt.as_slice().try_into().map_err(|_| SealError::Damaged)?;
    let covered = bytes.get(..last + 3).ok_or(SealError::Damaged)?;
    Ok(Head { salt, work, wrapped: decoded(wrapped)?, code: decoded(code)?, covered, length })
}

fn decoded(text: &str) -> Result<Vec<u8>, SealError> {
    BASE64.decode(text).map_err(|_| SealError::Damaged)
}

/// A power of two as the format writes it: without zeros before it.
fn power(text: &str) -> Result<u8, SealError> {
    let canonical = !text.starts_with(['0', '+']);
    text.parse().ok().filter(|&work: &u8| canonical && work < 64).ok_or(SealError::Damaged)
}

/// The passphrase made long and slow to try.
fn stretched(passphrase: &Passphrase, salt: [u8; 16], work: u8) -> Option<Zeroizing<[u8; 32]>> {
    let params = scrypt::Params::new(work, BLOCKS, 1, 32).ok()?;
    let mut key = Zeroizing::new([0; 32]);
    scrypt::scrypt(passphrase.letters().as_bytes(), &[SALT_LABEL, &salt].concat(), &params, key.as_mut_slice()).ok()?;
    Some(key)
}

/// A key for one purpose, from the file's key.
pub(super) fn derived(key: &FileKey, salt: &[u8], purpose: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut derived = Zeroizing::new([0; 32]);
    let expanded = Hkdf::<Sha256>::new(Some(salt), key.as_slice()).expand(purpose, derived.as_mut_slice());
    debug_assert!(expanded.is_ok(), "32 bytes can always be derived");
    derived
}

/// The code over a head, not yet finished.
fn coded(key: &FileKey, covered: &[u8]) -> Option<Hmac<Sha256>> {
    let key = derived(key, b"", b"header");
    let mut code = <Hmac<Sha256> as Mac>::new_from_slice(key.as_slice()).ok()?;
    code.update(covered);
    Some(code)
}
