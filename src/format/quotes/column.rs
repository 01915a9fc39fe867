//! What a column of a table of quotes may hold, and the names by which a column is known: our own, those of Taguette, of the programs for
//! qualitative analysis, and those that people give.

use crate::words::fold;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnField {
    /// What was said.
    Text,
    /// Who, as printed.
    Attribution,
    /// The name of the voice.
    Voice,
    /// The title of the source.
    Source,
    /// Where in the source.
    Locator,
    /// A code for the person.
    Participant,
    /// What was agreed.
    Consent,
    /// When it was agreed.
    ConsentDate,
    /// On what basis.
    ConsentBasis,
    /// Supports, contradicts, qualifies.
    Stance,
    /// Whether readers should be warned.
    Sensitive,
    /// Elements, by label or code.
    Element,
    /// Connections, as `A -> B` or by code.
    Connection,
    /// The element where a connection starts.
    From,
    /// The element where it ends.
    To,
    /// Loops, by name or code.
    Loop,
    /// Codes of the analysis.
    Code,
    /// What a code stands for, in a list of codes.
    CodeNote,
    /// A number that rows of one quote share.
    Key,
}

impl ColumnField {
    /// Every field, in the order of the list in the window.
    pub const ALL: [Self; 19] = [
        Self::Text,
        Self::Attribution,
        Self::Voice,
        Self::Element,
        Self::Code,
        Self::Connection,
        Self::From,
        Self::To,
        Self::Loop,
        Self::Source,
        Self::Locator,
        Self::Stance,
        Self::Sensitive,
        Self::Participant,
        Self::Consent,
        Self::ConsentDate,
        Self::ConsentBasis,
        Self::CodeNote,
        Self::Key,
    ];

    /// The words in the window.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "Quote",
            Self::Attribution => "Attribution",
            Self::Voice => "Voice",
            Self::Source => "Source",
            Self::Locator => "Place in the source",
            Self::Participant => "Participant code",
            Self::Consent => "Consent",
            Self::ConsentDate => "Date of consent",
            Self::ConsentBasis => "Basis of consent",
            Self::Stance => "Stance",
            Self::Sensitive => "Sensitive topic",
            Self::Element => "Element",
            Self::Connection => "Connection (A -> B)",
            Self::From => "Connection from",
            Self::To => "Connection to",
            Self::Loop => "Loop",
            Self::Code => "Code",
            Self::CodeNote => "Note on a code",
            Self::Key => "Number of the quote",
        }
    }

    /// Whether several columns may hold it.
    pub const fn may_repeat(self) -> bool {
        matches!(self, Self::Element | Self::Connection | Self::Loop | Self::Code)
    }

    /// Names of columns that hold it, folded, the surest first.
    const fn known_as(self) -> &'static [&'static str] {
        match self {
            Self::Text => &[
                "text",
                "quote",
                "content",
                "quote text",
                "quotation",
                "quotation content",
                "quotation text",
                "coded text",
                "segment",
                "coded segment",
                "excerpt",
                "extract",
                "verbatim",
                "words",
                "statement",
                "comment",
                "response",
                "answer",
                "passage",
                "highlight",
            ],
            Self::Attribution => &["attribution", "attributed to", "said by", "speaker", "who", "who said it"],
            Self::Voice => &["voice", "role", "stakeholder", "stakeholder group", "participant type", "perspective"],
            Self::Source => {
                &["source", "source title", "document", "document name", "file", "file name", "interview", "transcript", "title"]
            }
            Self::Locator => {
                &["locator", "page", "pages", "section", "location", "position", "reference", "paragraph", "line", "time", "timestamp"]
            }
            Self::Participant => &[
                "participant",
                "participant code",
                "participant id",
                "participant number",
                "participant_id",
                "participant_number",
                "pid",
                "respondent",
                "respondent id",
                "interviewee",
                "person",
                "case",
            ],
            Self::Consent => &["consent", "permission", "consent given"],
            Self::ConsentDate => &["consent date", "date of consent", "consented on"],
            Self::ConsentBasis => &["consent basis", "basis of consent", "basis"],
            Self::Stance => &["stance", "supports or contradicts", "for or against"],
            Self::Sensitive => &["sensitive", "sensitive topic", "content warning", "content note"],
            Self::Element => &["element", "elements", "factor", "factors", "node", "nodes", "variable", "label"],
            Self::Connection => &["connection", "connections", "link", "links", "edge", "arrow"],
            Self::From => &["from", "from_label", "from label", "cause", "influence"],
            Self::To => &["to", "to_label", "to label", "effect", "consequence"],
            Self::Loop => &["loop", "loops", "feedback loop"],
            Self::Code => &["code", "codes", "tag", "tags", "theme", "themes", "topic", "category"],
            Self::CodeNote => &["description", "memo", "definition"],
            Self::Key => &["id", "quote id", "quotation id", "highlight id", "number", "no", "no.", "#", "statement_id"],
        }
    }

    /// What each column of this header most likely holds; none for those to leave out.
    pub fn proposed(header: &[String]) -> Vec<Option<Self>> {
        let names: Vec<String> = header.iter().map(|name| fold(name.trim())).collect();
        let mut columns = vec![None; header.len()];
        for field in Self::ALL {
            let known = field.known_as().iter().flat_map(|known| names.iter().enumerate().filter(move |(_, name)| name == known));
            for (at, _) in known {
                let Some(slot) = columns.get_mut(at).filter(|slot| slot.is_none()) else { continue };
                *slot = Some(field);
                if !field.may_repeat() {
                    break;
                }
            }
        }
        // A list of connections has its ends in columns that may also be called source and target.
        let is_open = |columns: &[Option<Self>], field| !columns.contains(&Some(field));
        let target = names.iter().position(|name| name == "target");
        if let Some(target) = target.filter(|_| is_open(&columns, Self::From) && is_open(&columns, Self::To)) {
            for slot in columns.iter_mut().filter(|slot| **slot == Some(Self::Source)) {
                *slot = Some(Self::From);
            }
            if let Some(slot) = columns.get_mut(target) {
                *slot = Some(Self::To);
            }
        }
        columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposed(header: &str) -> Vec<Option<ColumnField>> {
        ColumnField::proposed(&header.split(',').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn columns_are_known_by_the_names_that_people_and_programs_give() {
        use ColumnField::{Attribution, Code, Consent, Element, From, Key, Participant, Source, Text, To};
        assert_eq!(proposed("id,document,tag,content"), [Some(Key), Some(Source), Some(Code), Some(Text)]);
        assert_eq!(proposed("Element, TEXT ,Attribution,consent"), [Some(Element), Some(Text), Some(Attribution), Some(Consent)]);
        assert_eq!(proposed("source,target,quote,colour"), [Some(From), Some(To), Some(Text), None]);
        assert_eq!(proposed("Participant,Quote,Comment,Theme,Code"), [Some(Participant), Some(Text), None, Some(Code), Some(Code)]);
    }
}
