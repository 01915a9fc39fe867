//! Which of a map's voices words count to: said by name, or proposed from who is said to have spoken.

use crate::map::{SystemMap, Voice, VoiceId};
use crate::words::fold;

/// Words that tell each of the voices a map starts with, folded. Literature first: "report of people accessing support" is a report.
const TELLING: [(&str, &[&str]); 3] = [
    (
        Voice::DEFAULTS[2],
        &[
            "literature",
            "report",
            "review",
            "et al",
            "article",
            "research",
            "researcher",
            "journal",
            "evaluation",
            "paper",
            "study",
            "published",
        ],
    ),
    (
        Voice::DEFAULTS[1],
        &[
            "worker",
            "workers",
            "working",
            "staff",
            "practitioner",
            "practitioners",
            "professional",
            "commissioner",
            "commissioners",
            "manager",
            "officer",
            "nurse",
            "doctor",
            "gp",
            "clinician",
            "therapist",
            "teacher",
            "provider",
            "policymaker",
            "official",
            "volunteer",
            "support worker",
            "link worker",
            "social worker",
            "employee",
            "funder",
        ],
    ),
    (
        Voice::DEFAULTS[0],
        &[
            "accessing",
            "client",
            "clients",
            "service user",
            "service users",
            "resident",
            "residents",
            "patient",
            "patients",
            "peer",
            "tenant",
            "carer",
            "parent",
            "lived experience",
            "expert by experience",
            "beneficiary",
            "customer",
            "citizen",
            "community member",
            "participant",
            "interviewee",
            "survivor",
            "student",
        ],
    ),
];

/// Whether words name a role that tells a voice.
pub(super) fn tells_voice(words: &str) -> bool {
    telling(&fold(words)).is_some()
}

fn telling(folded: &str) -> Option<&'static str> {
    TELLING.iter().find(|(_, words)| words.iter().any(|word| holds_word(folded, word))).map(|(voice, _)| *voice)
}

/// Whether a word stands in a text as a word of its own.
fn holds_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// The voice of this name, accents and case aside.
pub(super) fn voice_by_name(map: &SystemMap, name: &str) -> Option<VoiceId> {
    let name = fold(name.trim());
    map.voices().iter().find(|voice| fold(voice.name.trim()) == name).map(|voice| voice.id)
}

/// The voice that an attribution most likely counts to: one whose name it begins with, else one of those a map starts with that its words
/// tell. None when nothing does, for nobody's words are to count to a voice by chance.
pub fn proposed_voice(map: &SystemMap, attribution: &str) -> Option<VoiceId> {
    let folded = fold(attribution.trim());
    if folded.is_empty() {
        return None;
    }
    let begun = map.voices().iter().filter(|voice| !voice.name.trim().is_empty() && folded.starts_with(&fold(voice.name.trim())));
    let longest = begun.max_by_key(|voice| voice.name.len()).map(|voice| voice.id);
    longest.or_else(|| voice_by_name(map, telling(&folded)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Template;
    use crate::map::IdSource;

    #[test]
    fn a_voice_is_proposed_from_who_spoke() {
        let map = Template::named("blank").unwrap().map(&mut IdSource::seeded(1));
        let proposed =
            |words: &str| proposed_voice(&map, words).and_then(|id| map.voices().get(id)).map_or("", |voice| voice.name.as_str());
        assert_eq!(proposed("Person accessing support, talking about training professionals"), "Person accessing support");
        assert_eq!(proposed("Jo-Jo\u{2019}s link worker"), "Person working in the system");
        assert_eq!(proposed("Peer research report"), "Literature");
        assert_eq!((proposed("resident"), proposed("Dame Carol"), proposed("")), ("Person accessing support", "", ""));
        assert_eq!(proposed("Reporter"), "");
    }
}
