//! Whether a part belongs to the system as it is, to the system as it is to be, or to both.

/// The state of the system that a part belongs to. A map of both holds what stays once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Horizon {
    /// It is so and stays so.
    #[default]
    Both,
    /// It is so now and is to go.
    AsIs,
    /// It is to come.
    ToBe,
}

impl Horizon {
    /// What the map and lists say of it; nothing of what stays.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Both => "",
            Self::AsIs => "as is",
            Self::ToBe => "to be",
        }
    }

    /// What a text says of it, in a sentence.
    pub const fn sentence(self) -> Option<&'static str> {
        match self {
            Self::Both => None,
            Self::AsIs => Some("As it is now, not as it is to be."),
            Self::ToBe => Some("As it is to be, not as it is now."),
        }
    }
}
