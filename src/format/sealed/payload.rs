//! The body of an encrypted file: pieces of 64 KiB, each sealed with its number and whether it is the last, so that none can be changed, moved
//! or cut off unnoticed (c2sp.org/age, "Payload").

use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use zeroize::Zeroizing;

use super::SealError;
use super::header::{FileKey, derived};
use crate::format::LARGEST_FILE;

/// Plain bytes of a piece.
const PIECE: usize = 64 * 1024;
/// What sealing adds to a piece.
const TAG: usize = 16;
/// Random bytes before the first piece.
const SALT: usize = 16;

fn cipher(key: &FileKey, salt: &[u8]) -> ChaCha20Poly1305 {
    let key = derived(key, salt, b"payload");
    ChaCha20Poly1305::new(Key::from_slice(key.as_slice()))
}

/// The piece's number in eleven bytes, and whether it is the last.
fn nonce(number: usize, last: bool) -> Nonce {
    let mut nonce = Nonce::default();
    let number = (number as u64).to_be_bytes();
    nonce.iter_mut().skip(3).zip(number).for_each(|(to, byte)| *to = byte);
    if let Some(end) = nonce.last_mut() {
        *end = u8::from(last);
    }
    nonce
}

/// Seals bytes and puts them behind a head.
pub(super) fn write(key: &FileKey, salt: [u8; SALT], plain: &[u8], out: &mut Vec<u8>) -> Result<(), String> {
    let cipher = cipher(key, &salt);
    out.extend(salt);
    // Nothing at all is one empty piece.
    let count = plain.len().div_ceil(PIECE).max(1);
    for number in 0..count {
        let from = number * PIECE;
        let piece = plain.get(from..(from + PIECE).min(plain.len())).unwrap_or_default();
        out.extend(cipher.encrypt(&nonce(number, number + 1 == count), piece).map_err(|error| error.to_string())?);
    }
    Ok(())
}

/// Opens what stands behind a head; at most a little more than the largest file.
pub(super) fn read(key: &FileKey, bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let (salt, sealed) = bytes.split_at_checked(SALT).ok_or(SealError::Damaged)?;
    let cipher = cipher(key, salt);
    let count = sealed.len().div_ceil(PIECE + TAG);
    if count == 0 {
        return Err(SealError::Damaged);
    }
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    for (number, piece) in sealed.chunks(PIECE + TAG).enumerate() {
        let opened = cipher.decrypt(&nonce(number, number + 1 == count), piece).map_err(|_| SealError::Damaged)?;
        let opened = Zeroizing::new(opened);
        if opened.is_empty() && count > 1 {
            return Err(SealError::Damaged);
        }
        plain.extend_from_slice(&opened);
        if plain.len() > LARGEST_FILE {
            break;
        }
    }
    Ok(plain)
}
