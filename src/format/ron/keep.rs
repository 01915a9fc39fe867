//! Typed reading that keeps what it does not know: structs with an [`Extra`], words outside a vocabulary, identities, attribute values.
//!
//! `serde(flatten)` would be shorter but makes RON demand map syntax; `ron::Value` would lose enum names.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::Deserialize;
use serde::de::{Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor};

use crate::map::{Attribute, Extra, ParseIdError};

use super::vocabulary::Vocabulary;

/// Declares structs whose fields may all be absent and whose unknown fields are kept, in `extra`, as source text.
macro_rules! keeping {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Default)]
        #[allow(clippy::struct_excessive_bools, reason = "the file's fields, one for one")]
        pub(super) struct $name {
            $(pub(super) $field: $type,)*
            pub(super) extra: $crate::map::Extra,
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Fields;
                impl<'de> serde::de::Visitor<'de> for Fields {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("a block of fields (", $(stringify!($field), ": \u{2026}, ",)* ")"))
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut fields: A) -> Result<$name, A::Error> {
                        $(let mut $field: Option<$type> = None;)*
                        let mut extra = $crate::map::Extra::default();
                        while let Some(key) = fields.next_key::<&'de str>()? {
                            match key {
                                $(stringify!($field) => {
                                    if $field.replace(fields.next_value()?).is_some() {
                                        return Err(serde::de::Error::duplicate_field(stringify!($field)));
                                    }
                                })*
                                unknown => $crate::format::ron::keep::keep(&mut extra, unknown, &mut fields)?,
                            }
                        }
                        Ok($name { $($field: $field.unwrap_or_default(),)* extra })
                    }
                }
                deserializer.deserialize_struct(stringify!($name), &[$(stringify!($field)),*], Fields)
            }
        }
    )*};
}
pub(super) use keeping;

/// Puts the source text of an unknown field by.
pub(super) fn keep<'de, A: MapAccess<'de>>(extra: &mut Extra, key: &str, fields: &mut A) -> Result<(), A::Error> {
    let value = fields.next_value::<&'de ron::value::RawValue>()?.get_ron();
    match extra.0.insert(key.to_owned(), value.to_owned()) {
        None => Ok(()),
        Some(_) => Err(A::Error::custom(format!("the field {key} stands twice"))),
    }
}

/// The most records of one kind that are read. A map that people draw has hundreds.
const MOST: usize = 200_000;

/// Records of one kind, not more than a computer can hold. A file of millions ends in a sentence before they fill the memory.
#[derive(Debug)]
pub(super) struct Many<T>(Vec<T>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> std::ops::Deref for Many<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> IntoIterator for Many<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
            type Value = Many<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list in square brackets")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Many<T>, A::Error> {
                let mut records = Vec::new();
                while let Some(record) = list.next_element()? {
                    if records.len() >= MOST {
                        return Err(A::Error::custom("this list has more than 200,000 records, more than are read"));
                    }
                    records.push(record);
                }
                Ok(Many(records))
            }
        }
        deserializer.deserialize_seq(List(PhantomData))
    }
}

/// An identity as text.
#[derive(Clone, Copy, Debug)]
pub(super) struct IdText<I>(pub(super) I);

impl<'de, I: FromStr<Err = ParseIdError>> Deserialize<'de> for IdText<I> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text<I>(PhantomData<I>);
        impl<I: FromStr<Err = ParseIdError>> Visitor<'_> for Text<I> {
            type Value = IdText<I>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an identity in quotation marks")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<IdText<I>, E> {
                text.parse().map(IdText).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text(PhantomData))
    }
}

/// A word of a closed vocabulary, or one that a newer version may know.
#[derive(Debug)]
pub(super) enum Word<T> {
    /// A word of the vocabulary.
    Known(T),
    /// Any other.
    Unknown(String),
}

/// A bare identifier.
struct Identifier<'de>(&'de str);

impl<'de> Deserialize<'de> for Identifier<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bare;
        impl<'de> Visitor<'de> for Bare {
            type Value = Identifier<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word without quotation marks")
            }

            fn visit_borrowed_str<E>(self, word: &'de str) -> Result<Identifier<'de>, E> {
                Ok(Identifier(word))
            }
        }
        deserializer.deserialize_identifier(Bare)
    }
}

impl<'de, T: Vocabulary> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOf<T>(PhantomData<T>);
        impl<'de, T: Vocabulary> Visitor<'de> for OneOf<T> {
            type Value = Word<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let words: Vec<_> = T::WORDS.iter().map(|(word, _)| *word).collect();
                write!(f, "one of the words {}", words.join(", "))
            }

            fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Word<T>, A::Error> {
                let (Identifier(word), content) = access.variant()?;
                content.unit_variant()?;
                Ok(T::from_word(word).map_or_else(|| Word::Unknown(word.to_owned()), Word::Known))
            }
        }
        deserializer.deserialize_enum("", &[], OneOf(PhantomData))
    }
}

/// A value of a free attribute: text or a number.
#[derive(Debug)]
pub(super) struct AttributeValue(pub(super) Attribute);

impl<'de> Deserialize<'de> for AttributeValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrNumber;
        impl Visitor<'_> for TextOrNumber {
            type Value = AttributeValue;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text in quotation marks or a number")
            }

            fn visit_str<E>(self, text: &str) -> Result<AttributeValue, E> {
                Ok(AttributeValue(Attribute::Text(text.to_owned())))
            }

            fn visit_f64<E>(self, number: f64) -> Result<AttributeValue, E> {
                Ok(AttributeValue(Attribute::Number(number)))
            }

            fn visit_i64<E>(self, number: i64) -> Result<AttributeValue, E> {
                Ok(AttributeValue(Attribute::Number(number as f64)))
            }

            fn visit_u64<E>(self, number: u64) -> Result<AttributeValue, E> {
                Ok(AttributeValue(Attribute::Number(number as f64)))
            }
        }
        deserializer.deserialize_any(TextOrNumber)
    }
}

/// Values by name, each name once.
#[derive(Debug)]
pub(super) struct Named<V>(pub(super) BTreeMap<String, V>);

impl<V> Default for Named<V> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Named<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs<V>(PhantomData<V>);
        impl<'de, V: Deserialize<'de>> Visitor<'de> for Pairs<V> {
            type Value = Named<V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("pairs in braces")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Named<V>, A::Error> {
                let mut named = BTreeMap::new();
                while let Some((name, value)) = pairs.next_entry::<String, V>()? {
                    let told = format!("\u{201c}{name}\u{201d} stands twice");
                    if named.insert(name, value).is_some() {
                        return Err(A::Error::custom(told));
                    }
                }
                Ok(Named(named))
            }
        }
        deserializer.deserialize_map(Pairs(PhantomData))
    }
}
