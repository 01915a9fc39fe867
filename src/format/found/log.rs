//! The report of an import: what was repaired, guessed and not carried over, one sentence for each kind of thing, with the number of them
//! and the names of the first.

/// How many names a sentence has.
const NAMED: usize = 5;
/// The longest name, in characters.
const LONGEST: usize = 48;

/// What became of a thing of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Repaired,
    Guessed,
    LeftOut,
}

impl Fate {
    const ALL: [Self; 3] = [Self::Repaired, Self::Guessed, Self::LeftOut];

    const fn word(self) -> &'static str {
        match self {
            Self::Repaired => "Repaired",
            Self::Guessed => "Guessed",
            Self::LeftOut => "Not carried over",
        }
    }
}

#[derive(Clone, Debug)]
struct Entry {
    fate: Fate,
    what: String,
    count: usize,
    names: Vec<String>,
}

/// Remarks on their way to a report.
#[derive(Clone, Debug, Default)]
pub(in crate::format) struct Log {
    entries: Vec<Entry>,
    sentences: Vec<String>,
}

impl Log {
    /// One more thing that was mended: "line breaks in labels, joined".
    pub fn repaired(&mut self, what: &str, name: &str) {
        self.note(Fate::Repaired, what, name);
    }

    /// One more thing that was taken for something.
    pub fn guessed(&mut self, what: &str, name: &str) {
        self.note(Fate::Guessed, what, name);
    }

    /// One more thing that did not come along.
    pub fn left_out(&mut self, what: &str, name: &str) {
        self.note(Fate::LeftOut, what, name);
    }

    /// Something to say as it is.
    pub fn say(&mut self, sentence: impl Into<String>) {
        self.sentences.push(sentence.into());
    }

    /// Everything, a sentence each.
    pub fn into_sentences(self) -> Vec<String> {
        let mut told = self.sentences;
        for fate in Fate::ALL {
            told.extend(self.entries.iter().filter(|entry| entry.fate == fate).map(sentence));
        }
        told
    }

    fn note(&mut self, fate: Fate, what: &str, name: &str) {
        let at = self.entries.iter().position(|entry| entry.fate == fate && entry.what == what).unwrap_or(self.entries.len());
        if at == self.entries.len() {
            self.entries.push(Entry { fate, what: what.to_owned(), count: 0, names: Vec::new() });
        }
        let Some(entry) = self.entries.get_mut(at) else { return };
        entry.count += 1;
        let name = short(name);
        if !name.is_empty() && entry.names.len() < NAMED && !entry.names.contains(&name) {
            entry.names.push(name);
        }
    }
}

/// "Repaired: line breaks in labels, joined (22: Staff morale, Trust, and 20 more)".
fn sentence(entry: &Entry) -> String {
    let word = entry.fate.word();
    let more = entry.count.saturating_sub(entry.names.len());
    let mut names = entry.names.join(", ");
    if more > 0 && !names.is_empty() {
        names = format!("{names} and {more} more");
    }
    let count = entry.count;
    if names.is_empty() { format!("{word}: {} ({count})", entry.what) } else { format!("{word}: {} ({count}: {names})", entry.what) }
}

fn short(name: &str) -> String {
    let flat = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = flat.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    if cut.len() < flat.len() { format!("{cut}\u{2026}") } else { cut }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_told_by_name_and_count() {
        let mut log = Log::default();
        log.left_out("pictures", "logo.png");
        for at in 0..7 {
            log.repaired("line breaks in labels, joined", &format!("a\n{at}"));
        }
        log.say("The file is old");
        assert_eq!(
            log.into_sentences(),
            [
                "The file is old",
                "Repaired: line breaks in labels, joined (7: a 0, a 1, a 2, a 3, a 4 and 2 more)",
                "Not carried over: pictures (1: logo.png)"
            ]
        );
    }
}
