//! LZ-String as PRSM packs its maps with it: 15 bits in every character, 32 added so that none is a control character.

use crate::format::{FormatError, LARGEST_FILE};

/// Unpacks a text. An error when it is cut short, none, or grows beyond every map.
pub(super) fn unpacked(text: &str) -> Result<String, FormatError> {
    let mut bits = Bits { units: text.encode_utf16().collect(), at: 0 };
    let broken = || FormatError::new("the packed map is cut short or damaged", "save it again in PRSM");
    let units = phrases(&mut bits).ok_or_else(broken)?;
    if units.len() > LARGEST_FILE {
        return Err(FormatError::new(
            "the packed map grows far beyond its size, as no work of people does",
            "save it again without its history",
        ));
    }
    Ok(String::from_utf16_lossy(&units))
}

struct Bits {
    units: Vec<u16>,
    at: usize,
}

impl Bits {
    /// As many bits, the lowest first.
    fn take(&mut self, count: u32) -> Option<u32> {
        let mut value = 0;
        for place in 0..count {
            let unit = self.units.get(self.at / 15)?.checked_sub(32)?;
            let bit = unit >> (14 - self.at % 15) & 1;
            value |= u32::from(bit) << place;
            self.at += 1;
        }
        Some(value)
    }

    /// A new letter, of 8 or 16 bits.
    fn letter(&mut self, code: u32) -> Option<u16> {
        self.take(if code == 0 { 8 } else { 16 }).and_then(|unit| u16::try_from(unit).ok())
    }
}

/// A phrase is a letter behind an older phrase: so a long dictionary costs no more than its numbers.
#[derive(Clone, Copy)]
struct Phrase {
    start: usize,
    length: usize,
}

/// Everything, or one unit more than any map has.
fn phrases(bits: &mut Bits) -> Option<Vec<u16>> {
    let code = bits.take(2)?;
    if code == 2 {
        return Some(Vec::new());
    }
    let mut out = vec![bits.letter(code)?];
    // The first three codes are a letter of 8 bits, a letter of 16 bits, and the end.
    let mut known = vec![Phrase { start: 0, length: 0 }; 3];
    known.push(Phrase { start: 0, length: 1 });
    let mut last = Phrase { start: 0, length: 1 };
    let (mut width, mut room) = (3, 4_u32);
    let mut spend = |width: &mut u32| {
        room -= 1;
        if room == 0 {
            room = 1 << *width;
            *width += 1;
        }
    };
    loop {
        let mut code = usize::try_from(bits.take(width)?).ok()?;
        let start = out.len();
        match code {
            2 => return Some(out),
            0 | 1 => {
                let letter = bits.letter(u32::try_from(code).ok()?)?;
                code = known.len();
                out.push(letter);
                known.push(Phrase { start, length: 1 });
                spend(&mut width);
            }
            _ => {
                let length = match known.get(code) {
                    Some(phrase) => phrase.length,
                    None if code == known.len() => last.length + 1,
                    None => return None,
                };
                let from = known.get(code).map_or(last.start, |phrase| phrase.start);
                for at in 0..length {
                    // The last letter of a phrase that is not known yet is its own first.
                    let letter = if at == length - 1 && code == known.len() { *out.get(last.start)? } else { *out.get(from + at)? };
                    out.push(letter);
                }
            }
        }
        if out.len() > LARGEST_FILE {
            return Some(out);
        }
        // The phrase before with the first letter of this one: they lie behind each other in what is written.
        known.push(Phrase { start: last.start, length: last.length + 1 });
        spend(&mut width);
        last = Phrase { start, length: out.len() - start };
        let _ = code;
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::collections::HashMap;

    /// The packing side, as LZ-String does it.
    pub(in crate::format::prsm) fn packed(text: &str) -> String {
        let mut out = Out::default();
        let mut dictionary: HashMap<Vec<u16>, u32> = HashMap::new();
        let mut fresh: std::collections::HashSet<Vec<u16>> = std::collections::HashSet::new();
        let (mut word, mut next, mut width, mut room) = (Vec::new(), 3_u32, 2_u32, 2_i64);
        let emit = |word: &Vec<u16>,
                    dictionary: &HashMap<Vec<u16>, u32>,
                    fresh: &mut std::collections::HashSet<Vec<u16>>,
                    out: &mut Out,
                    width: &mut u32,
                    room: &mut i64| {
            let spend = |width: &mut u32, room: &mut i64| {
                *room -= 1;
                if *room == 0 {
                    *room = 1 << *width;
                    *width += 1;
                }
            };
            if fresh.remove(word) {
                let wide = word[0] >= 256;
                out.put(u32::from(wide), *width);
                out.put(u32::from(word[0]), if wide { 16 } else { 8 });
                spend(width, room);
            } else {
                out.put(dictionary[word], *width);
            }
            spend(width, room);
        };
        for unit in text.encode_utf16() {
            if let std::collections::hash_map::Entry::Vacant(new) = dictionary.entry(vec![unit]) {
                new.insert(next);
                next += 1;
                fresh.insert(vec![unit]);
            }
            let mut longer = word.clone();
            longer.push(unit);
            if dictionary.contains_key(&longer) {
                word = longer;
            } else {
                emit(&word, &dictionary, &mut fresh, &mut out, &mut width, &mut room);
                dictionary.insert(longer, next);
                next += 1;
                word = vec![unit];
            }
        }
        if !word.is_empty() {
            emit(&word, &dictionary, &mut fresh, &mut out, &mut width, &mut room);
        }
        out.put(2, width);
        out.done()
    }

    #[derive(Default)]
    struct Out {
        bits: Vec<bool>,
    }

    impl Out {
        fn put(&mut self, value: u32, width: u32) {
            self.bits.extend((0..width).map(|place| value >> place & 1 == 1));
        }
        fn done(self) -> String {
            let unit = |bits: &[bool]| bits.iter().enumerate().fold(0_u16, |unit, (at, bit)| unit | u16::from(*bit) << (14 - at));
            let units: Vec<u16> = self.bits.chunks(15).map(|bits| unit(bits) + 32).chain([32]).collect();
            String::from_utf16(&units).unwrap()
        }
    }

    #[test]
    fn what_was_packed_comes_back() {
        for text in
            ["a", "aaaaaaaaaaaaaaaa", "{\"nodes\":[{\"id\":\"1\"},{\"id\":\"2\"}]} é \u{2212} 漢字 \u{1f600}", &"abcabcabd".repeat(500)]
        {
            assert_eq!(unpacked(&packed(text)).unwrap(), text);
        }
    }

    #[test]
    fn the_bytes_of_real_files_begin_as_ours() {
        let begins = packed("{\n\t\"saved\"");
        assert_eq!(begins.chars().take(2).collect::<String>(), "\u{1be1}\u{2044}");
    }

    #[test]
    fn bombs_and_damage_are_refused() {
        let whole = packed("some words that are long enough to be cut");
        let cut: String = whole.chars().take(6).collect();
        assert!(unpacked(&cut).is_err() && unpacked("").is_err() && unpacked("\u{1}").is_err());
        let bomb = packed(&"a".repeat(300_000));
        assert!(bomb.len() < 4_000 && unpacked(&bomb).is_ok());
    }
}
