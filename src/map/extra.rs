//! Fields that a newer version or a careful hand wrote and this version does not know: kept as text, through load and save.

use std::collections::BTreeMap;

/// Field name to the field's source text, exactly as it stood in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra(pub BTreeMap<String, String>);

impl Extra {
    /// No unknown field.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
