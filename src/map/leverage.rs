//! Leverage points: at what level of a framework pushing on an element would act, and who could push.
//!
//! Levels are readings, not measurements. Meadows, "Leverage points: places to intervene in a system" (1999); Abson et al.,
//! "Leverage points for sustainability transformation" (2017); Kania, Kramer and Senge, "The water of systems change" (2018);
//! the four plain levels of the NIHR people-insight system maps; the iceberg model.

use std::collections::BTreeMap;

use super::ElementId;

/// A level of a framework.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// The value kept in the map's file and drawn in the lever mark.
    pub key: &'static str,
    /// The level in words.
    pub name: &'static str,
}

/// A framework of leverage, and the only legal values in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Framework {
    /// The name in the map's file.
    pub key: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Weakest first.
    pub levels: &'static [Level],
}

const fn level(key: &'static str, name: &'static str) -> Level {
    Level { key, name }
}

/// Every framework. A new one is a row here.
pub const FRAMEWORKS: &[Framework] = &[
    Framework {
        key: "meadows",
        title: "Meadows, twelve places to intervene",
        levels: &[
            level("12", "Constants, parameters, numbers"),
            level("11", "Sizes of buffers"),
            level("10", "Structure of material stocks and flows"),
            level("9", "Lengths of delays"),
            level("8", "Strength of balancing loops"),
            level("7", "Gain of reinforcing loops"),
            level("6", "Structure of information flows"),
            level("5", "Rules of the system"),
            level("4", "Power to add, change or self-organise"),
            level("3", "Goals of the system"),
            level("2", "Mindset the system arises from"),
            level("1", "Power to transcend mindsets"),
        ],
    },
    Framework {
        key: "realms",
        title: "Four realms",
        levels: &[level("parameters", "Parameters"), level("feedbacks", "Feedbacks"), level("design", "Design"), level("intent", "Intent")],
    },
    Framework {
        key: "plain",
        title: "Four plain levels",
        levels: &[
            level("assets", "Assets and parameters"),
            level("processes", "Processes and relationships"),
            level("structure", "Structure and organisation"),
            level("mindsets", "Mindsets and values"),
        ],
    },
    Framework {
        key: "conditions",
        title: "Six conditions of systems change",
        levels: &[
            level("policies", "Policies"),
            level("practices", "Practices"),
            level("resource flows", "Resource flows"),
            level("relationships and connections", "Relationships and connections"),
            level("power dynamics", "Power dynamics"),
            level("mental models", "Mental models"),
        ],
    },
    Framework {
        key: "iceberg",
        title: "Iceberg",
        levels: &[
            level("events", "Events"),
            level("patterns", "Patterns"),
            level("structures", "Structures"),
            level("mental models", "Mental models"),
        ],
    },
];

/// The framework with this name.
pub fn framework(key: &str) -> Option<&'static Framework> {
    FRAMEWORKS.iter().find(|f| f.key == key)
}

impl Framework {
    /// The place of a level from the weakest, 0 up.
    pub fn rank(&self, key: &str) -> Option<usize> {
        self.levels.iter().position(|l| l.key == key)
    }

    /// The level at which a leverage point acts: the one recorded, or of the four realms the one in which its level after Meadows lies.
    pub fn level_of(&self, leverage: &Leverage) -> Option<&'static Level> {
        let recorded = leverage.in_framework(self.key).and_then(|key| self.level(key));
        recorded.or_else(|| {
            let meadows = framework("meadows").filter(|_| self.key == "realms")?;
            let rank = meadows.rank(leverage.in_framework(meadows.key)?)?;
            self.levels.get(rank * self.levels.len() / meadows.levels.len())
        })
    }

    /// The level with this value.
    pub fn level(&self, key: &str) -> Option<&'static Level> {
        self.levels.iter().find(|l| l.key == key)
    }
}

/// What makes an element a leverage point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leverage {
    /// Framework to level, at most one a framework.
    pub levels: BTreeMap<String, String>,
    /// Actors who could push.
    pub who: Vec<ElementId>,
    /// Why, or what speaks for it.
    pub note: String,
}

impl Leverage {
    /// Whether the element is marked as a leverage point in any framework.
    pub fn is_marked(&self) -> bool {
        !self.levels.is_empty()
    }

    /// The level in a framework.
    pub fn in_framework(&self, key: &str) -> Option<&str> {
        self.levels.get(key).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meadows_runs_from_twelve_to_one() {
        let meadows = framework("meadows").unwrap();
        let keys: Vec<_> = meadows.levels.iter().map(|l| l.key.parse::<u8>().unwrap()).collect();
        assert_eq!(keys, (1..=12).rev().collect::<Vec<_>>());
        assert!(meadows.rank("1") > meadows.rank("12"));
        assert_eq!(meadows.rank("13"), None);
    }

    #[test]
    fn realms_follow_from_meadows_unless_recorded() {
        let realms = framework("realms").unwrap();
        let of = |level: &str| {
            let leverage = Leverage { levels: BTreeMap::from([("meadows".into(), level.into())]), ..Leverage::default() };
            realms.level_of(&leverage).map(|level| level.key)
        };
        let expected = ["12", "10", "9", "7", "6", "4", "3", "1"].map(of);
        let realm = ["parameters", "parameters", "feedbacks", "feedbacks", "design", "design", "intent", "intent"];
        assert_eq!(expected, realm.map(Some));
        let mut both = Leverage { levels: BTreeMap::from([("meadows".into(), "12".into())]), ..Leverage::default() };
        both.levels.insert("realms".into(), "intent".into());
        assert_eq!(realms.level_of(&both).map(|level| level.key), Some("intent"));
        assert_eq!(framework("iceberg").unwrap().level_of(&both), None);
    }
}
