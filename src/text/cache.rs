//! Remembers laid-out text. Bounded: two generations, the older of which is dropped when the younger is full.

use std::collections::HashMap;
use std::sync::Arc;

use super::shaped::{Align, Shaped};
use crate::theme::{TypeStyle, Weight};

/// Texts per generation; a map of 2,000 elements has about 6,000.
const GENERATION: usize = 8192;

/// Everything but the text that a layout depends on.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key {
    size: u32,
    leading: u32,
    weight: Weight,
    measure: Option<u32>,
    align: Align,
    balanced: bool,
}

impl Key {
    /// Floats are compared by their bits.
    pub fn new(style: TypeStyle, measure: Option<f32>, align: Align, balanced: bool) -> Self {
        Self {
            size: style.size.to_bits(),
            leading: style.leading.to_bits(),
            weight: style.weight,
            measure: measure.map(f32::to_bits),
            align,
            balanced,
        }
    }
}

/// By key, then by text (so that a look-up needs no owned text).
type Generation = HashMap<Key, HashMap<Box<str>, Arc<Shaped>>>;

/// Layouts made so far.
#[derive(Default)]
pub(super) struct Cache {
    young: Generation,
    young_len: usize,
    old: Generation,
}

impl Cache {
    /// Whether it is here.
    pub fn knows(&self, key: Key, text: &str) -> bool {
        [&self.young, &self.old].into_iter().any(|texts| texts.get(&key).is_some_and(|texts| texts.contains_key(text)))
    }

    /// Takes in what another has made.
    pub fn take_in(&mut self, other: Self) {
        for (key, texts) in [other.old, other.young].into_iter().flatten() {
            for shaped in texts.into_values() {
                self.insert(key, shaped);
            }
        }
    }

    /// The layout of `text`, made young again if it was old.
    pub fn get(&mut self, key: Key, text: &str) -> Option<Arc<Shaped>> {
        if let Some(found) = self.young.get(&key).and_then(|texts| texts.get(text)) {
            return Some(Arc::clone(found));
        }
        let found = self.old.get_mut(&key)?.remove(text)?;
        self.insert(key, Arc::clone(&found));
        Some(found)
    }

    /// Keeps a layout under its own text.
    pub fn insert(&mut self, key: Key, shaped: Arc<Shaped>) {
        if self.young_len >= GENERATION {
            self.old = std::mem::take(&mut self.young);
            self.young_len = 0;
        }
        self.young_len += 1;
        let texts = self.young.entry(key).or_default();
        texts.insert(shaped.text.as_str().into(), shaped);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shaped(text: &str) -> Arc<Shaped> {
        Arc::new(Shaped { text: text.to_owned(), size: 1.0, lines: Vec::new(), width: 0.0, height: 0.0 })
    }

    #[test]
    fn keeps_what_is_used_and_stays_bounded() {
        let style = TypeStyle { size: 14.0, leading: 1.25, weight: Weight::Regular };
        let key = Key::new(style, None, Align::Start, false);
        let mut cache = Cache::default();
        cache.insert(key, shaped("used"));
        for i in 0..3 * GENERATION {
            cache.insert(key, shaped(&i.to_string()));
            assert!(cache.get(key, "used").is_some());
        }
        assert!(cache.get(key, "0").is_none());
        assert!(cache.young_len <= GENERATION);
        assert!(cache.old.values().map(HashMap::len).sum::<usize>() <= GENERATION);
    }
}
