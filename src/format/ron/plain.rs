//! A file as we write it, read several times as fast as the `ron` crate does, which has to allow for all of RON. It judges nothing: whatever
//! stands otherwise than [`super::write`] writes it ends in [`Otherwise`], and the crate reads the file and says what is wrong with it.

use std::fmt;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;

/// The text is not written as we write. It says no more: the `ron` crate will.
#[derive(Debug)]
pub(super) struct Otherwise;

impl fmt::Display for Otherwise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not written as we write")
    }
}

impl std::error::Error for Otherwise {}

impl Error for Otherwise {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Reads a whole file: comment lines, a block, comment lines.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Otherwise> {
    let mut plain = Plain { text, at: 0 };
    plain.skip_comment_lines();
    let value = T::deserialize(&mut plain)?;
    plain.skip_comment_lines();
    if plain.at == text.len() { Ok(value) } else { Err(Otherwise) }
}

/// The text, and how much of it was read. Between two calls it stands before what is not white space.
struct Plain<'de> {
    text: &'de str,
    at: usize,
}

impl<'de> Plain<'de> {
    /// The byte that comes next; 0 at the end, which nothing we write begins with.
    fn next(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    fn skip_space(&mut self) {
        while matches!(self.next(), b' ' | b'\n') {
            self.at += 1;
        }
    }

    fn skip_comment_lines(&mut self) {
        self.skip_space();
        while self.text.get(self.at..).is_some_and(|rest| rest.starts_with("//")) {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            self.skip_space();
        }
    }

    /// Passes over a sign and the white space after it, if it comes next.
    fn pass(&mut self, sign: u8) -> bool {
        let there = self.next() == sign;
        if there {
            self.at += 1;
            self.skip_space();
        }
        there
    }

    fn expect(&mut self, sign: u8) -> Result<(), Otherwise> {
        if self.pass(sign) { Ok(()) } else { Err(Otherwise) }
    }

    /// Whether one more item comes before the end of what is open; it stands behind the end if not.
    fn one_more(&mut self, first: &mut bool, end: u8) -> Result<bool, Otherwise> {
        let parted = std::mem::replace(first, false) || self.pass(b',');
        if self.pass(end) {
            return Ok(false);
        }
        if parted { Ok(true) } else { Err(Otherwise) }
    }

    /// The bytes from here on that are of a kind, and the white space behind them passed over.
    fn while_it_is(&mut self, of_kind: impl Fn(u8) -> bool) -> Result<&'de str, Otherwise> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|&byte| !of_kind(byte)).unwrap_or(rest.len());
        let found = self.text.get(self.at..self.at + length).filter(|found| !found.is_empty()).ok_or(Otherwise)?;
        self.at += length;
        self.skip_space();
        Ok(found)
    }

    fn word(&mut self) -> Result<&'de str, Otherwise> {
        if self.next().is_ascii_digit() {
            return Err(Otherwise);
        }
        self.while_it_is(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    }

    fn number<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Otherwise> {
        let digits = self.while_it_is(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e'))?;
        if digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return visitor.visit_u64(digits.parse().map_err(|_| Otherwise)?);
        }
        visitor.visit_f64(digits.parse().map_err(|_| Otherwise)?)
    }

    /// A text in quotation marks; borrowed where nothing in it is escaped, as in nearly all.
    fn quoted<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Otherwise> {
        if self.next() != b'"' {
            return Err(Otherwise);
        }
        self.at += 1;
        let mut unescaped = String::new();
        loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let length = memchr::memchr2(b'"', b'\\', rest).ok_or(Otherwise)?;
            let plain = self.text.get(self.at..self.at + length).ok_or(Otherwise)?;
            self.at += length + 1;
            if rest.get(length) == Some(&b'\\') {
                unescaped.push_str(plain);
                unescaped.push(self.escaped()?);
                continue;
            }
            self.skip_space();
            if unescaped.is_empty() {
                return visitor.visit_borrowed_str(plain);
            }
            unescaped.push_str(plain);
            return visitor.visit_string(unescaped);
        }
    }

    /// The letter that stands behind a backslash.
    fn escaped(&mut self) -> Result<char, Otherwise> {
        let sign = self.next();
        self.at += 1;
        match sign {
            b'"' => Ok('"'),
            b'\\' => Ok('\\'),
            b'n' => Ok('\n'),
            b'r' => Ok('\r'),
            b't' => Ok('\t'),
            b'u' => {
                let rest = self.text.get(self.at..).and_then(|rest| rest.strip_prefix('{')).ok_or(Otherwise)?;
                let (digits, _) = rest.split_once('}').filter(|(digits, _)| digits.len() <= 6).ok_or(Otherwise)?;
                self.at += digits.len() + 2;
                u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).ok_or(Otherwise)
            }
            _ => Err(Otherwise),
        }
    }
}

impl<'de> Deserializer<'de> for &mut Plain<'de> {
    type Error = Otherwise;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Otherwise> {
        match self.next() {
            b'"' => self.quoted(visitor),
            b'0'..=b'9' | b'-' => self.number(visitor),
            _ => Err(Otherwise),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Otherwise> {
        match self.word()? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(Otherwise),
        }
    }

    /// What is there stands as it is, what is not is left out.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Otherwise> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if rest.starts_with(b"None") || rest.starts_with(b"Some") { Err(Otherwise) } else { visitor.visit_some(self) }
    }

    /// The source text of a field that is not known: the `ron` crate keeps it.
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, _: V) -> Result<V::Value, Otherwise> {
        Err(Otherwise)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Otherwise> {
        self.expect(b'[')?;
        visitor.visit_seq(Items { plain: self, first: true })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Otherwise> {
        self.expect(b'{')?;
        visitor.visit_map(Pairs { plain: self, first: true })
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Otherwise> {
        self.expect(b'(')?;
        visitor.visit_map(Fields { plain: self, first: true })
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Otherwise> {
        visitor.visit_enum(self)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Otherwise> {
        visitor.visit_borrowed_str(self.word()?)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple tuple_struct ignored_any
    }
}

/// A word by itself: nothing we write holds more.
impl<'de> EnumAccess<'de> for &mut Plain<'de> {
    type Error = Otherwise;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Otherwise> {
        Ok((seed.deserialize(&mut *self)?, self))
    }
}

impl<'de> VariantAccess<'de> for &mut Plain<'de> {
    type Error = Otherwise;

    fn unit_variant(self) -> Result<(), Otherwise> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Otherwise> {
        Err(Otherwise)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Otherwise> {
        Err(Otherwise)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Otherwise> {
        Err(Otherwise)
    }
}

/// A list in square brackets.
struct Items<'a, 'de> {
    plain: &'a mut Plain<'de>,
    first: bool,
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Otherwise;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Otherwise> {
        if !self.plain.one_more(&mut self.first, b']')? {
            return Ok(None);
        }
        seed.deserialize(&mut *self.plain).map(Some)
    }
}

/// Pairs in braces, their names in quotation marks.
struct Pairs<'a, 'de> {
    plain: &'a mut Plain<'de>,
    first: bool,
}

impl<'de> MapAccess<'de> for Pairs<'_, 'de> {
    type Error = Otherwise;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Otherwise> {
        if !self.plain.one_more(&mut self.first, b'}')? {
            return Ok(None);
        }
        seed.deserialize(&mut *self.plain).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Otherwise> {
        self.plain.expect(b':')?;
        seed.deserialize(&mut *self.plain)
    }
}

/// Fields in round brackets, their names bare.
struct Fields<'a, 'de> {
    plain: &'a mut Plain<'de>,
    first: bool,
}

impl<'de> MapAccess<'de> for Fields<'_, 'de> {
    type Error = Otherwise;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Otherwise> {
        if !self.plain.one_more(&mut self.first, b')')? {
            return Ok(None);
        }
        seed.deserialize(BorrowedStrDeserializer::new(self.plain.word()?)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Otherwise> {
        self.plain.expect(b':')?;
        seed.deserialize(&mut *self.plain)
    }
}

#[cfg(test)]
mod tests {
    use ron::extensions::Extensions;

    use super::*;
    use crate::format::ron::{v1, write};
    use crate::map::{Attribute, SyntheticSize, SystemMap, synthetic};

    fn by_the_crate(text: &str) -> v1::Map {
        ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(text).unwrap()
    }

    /// A map with every kind of value in it, and letters of every kind.
    fn map() -> SystemMap {
        let map = synthetic(SyntheticSize { elements: 12, connections: 20, quotes: 30 }, 4);
        let mut records = map.records();
        for record in &mut records {
            if let crate::map::Record::Element(element) = record {
                element.label = format!("{} \u{201c}\u{645}\u{202e}\\\"\u{1f469}\r\n\t\u{0}\u{7f}", element.label);
                element.attributes.insert("\n".into(), Attribute::Number(-1.5e-7));
                element.attributes.insert("none".into(), Attribute::Text("None".into()));
                element.leverage.levels.insert("meadows".into(), "6".into());
                element.size = Some(crate::map::Size::new(80.0, 30.25));
            }
        }
        SystemMap::from_records(records, map.numbers()).0
    }

    #[test]
    fn what_we_write_is_read_as_the_crate_reads_it() {
        let text = write(&map());
        let read: v1::Map = read(&text).unwrap();
        assert_eq!(read.elements.len(), 12);
        assert_eq!(format!("{read:?}"), format!("{:?}", by_the_crate(&text)));
    }

    #[test]
    fn whatever_it_reads_the_crate_reads_alike_however_it_is_changed() {
        let text = write(&map());
        let mut rng = fastrand::Rng::with_seed(9);
        let mut understood = 0;
        for _ in 0..400 {
            let mut bytes = text.clone().into_bytes();
            let at = rng.usize(..bytes.len());
            let put = b" \n,:()[]{}\"\\nu/0-.eSN"[rng.usize(..20)];
            bytes.splice(at..=at, std::iter::repeat_n(put, rng.usize(0..3)));
            let Ok(text) = String::from_utf8(bytes) else { continue };
            if let Ok(read) = read::<v1::Map>(&text) {
                understood += 1;
                assert_eq!(format!("{read:?}"), format!("{:?}", by_the_crate(&text)));
            }
        }
        assert!(understood > 100, "{understood}");
    }

    #[test]
    fn what_we_do_not_write_is_left_to_the_crate() {
        let understood = |text: &str| read::<v1::Map>(text).is_ok();
        assert!(understood("// x\n(format: 1, elements: [(x: 1, y: -2.5)])\n// y\n"));
        for other in [
            "(format: 1, colour: \"red\")",
            "(format: 1, elements: [(kind: Some(Actor))])",
            "(format: 1, elements: [(label: r\"x\")])",
            "(format: 1, /* x */ elements: [])",
            "(format: 1, format: 1)",
            "(format: 1_0)",
            "(format: 1) x",
            "(format: 1",
            "Map(format: 1)",
            "",
        ] {
            assert!(!understood(other), "{other}");
        }
    }
}
