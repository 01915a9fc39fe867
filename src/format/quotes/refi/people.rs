//! Who spoke, as far as a project says: roles and codes of people from its cases, its variables and its sets of documents.

use std::collections::HashMap;

use super::codes::normal;
use crate::format::quotes::voices::tells_voice;
use crate::words::fold;

/// Names of variables that tell a role.
const ROLES: [&str; 10] =
    ["role", "voice", "type", "group", "stakeholder", "stakeholder group", "participant type", "position", "perspective", "kind"];

/// A case, or the variables of a source.
#[derive(Debug, Default)]
pub(super) struct Case {
    pub name: String,
    /// Identifiers of variables and their values.
    pub values: Vec<(String, String)>,
    /// Identifiers of the sources and selections that belong to it.
    pub targets: Vec<String>,
}

/// What is known of the person behind a source or a selection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Person {
    pub role: String,
    pub participant: String,
    /// As it is to be printed, where a project of ours says so.
    pub attribution: String,
    /// What was agreed, where the project says so.
    pub consent: String,
}

/// Everybody, by the identifier of what belongs to them.
#[derive(Debug, Default)]
pub(super) struct People {
    by_target: HashMap<String, Person>,
    /// Cases whose names may be names of people, and so were left behind.
    pub named: usize,
}

impl People {
    /// Brings cases and sets together. `variables` are names by identifier; a set is its name and its members.
    pub fn of(cases: &[Case], variables: &HashMap<String, String>, sets: &[(String, Vec<String>)]) -> Self {
        let mut people = Self::default();
        for (name, members) in sets.iter().filter(|(name, _)| tells_voice(name)) {
            for member in members {
                name.clone_into(&mut people.by_target.entry(normal(member)).or_default().role);
            }
        }
        for case in cases {
            let role = role_of(case, variables).unwrap_or_default();
            let said = |name: &str| case.values.iter().find(|(guid, _)| called(guid, variables) == name).map(|(_, value)| value.as_str());
            let (attribution, consent) = (said("attribution"), said("consent"));
            // A name with a digit in it is a code; any other may be somebody's name, and does not belong on a map.
            let is_code = case.name.chars().any(|c| c.is_ascii_digit());
            people.named += usize::from(!is_code && !case.name.is_empty() && !case.targets.is_empty());
            for target in &case.targets {
                let person = people.by_target.entry(normal(target)).or_default();
                if !role.is_empty() {
                    role.clone_into(&mut person.role);
                }
                attribution.unwrap_or_default().clone_into(&mut person.attribution);
                consent.unwrap_or_default().clone_into(&mut person.consent);
                if is_code {
                    case.name.clone_into(&mut person.participant);
                }
            }
        }
        people
    }

    /// The person behind a selection, else behind its source.
    pub fn behind(&self, selection: &str, sources: &[String]) -> Person {
        let mut keys = std::iter::once(selection).chain(sources.iter().map(String::as_str));
        keys.find_map(|key| self.by_target.get(&normal(key))).cloned().unwrap_or_default()
    }
}

/// The value of the variable that is called a role, else of one that tells a voice.
fn role_of<'a>(case: &'a Case, variables: &HashMap<String, String>) -> Option<&'a str> {
    let said = || case.values.iter().filter(|(_, value)| !value.trim().is_empty());
    let is_other = |guid: &String| ["attribution", "consent"].contains(&called(guid, variables).as_str());
    let known = ROLES.iter().find_map(|role| said().find(|(guid, _)| called(guid, variables) == *role));
    known.or_else(|| said().find(|(guid, value)| !is_other(guid) && tells_voice(value))).map(|(_, value)| value.trim())
}

/// The name of a variable, as names are compared.
fn called(guid: &str, variables: &HashMap<String, String>) -> String {
    variables.get(&normal(guid)).map(|name| fold(name.trim())).unwrap_or_default()
}
