//! What a column may hold, and the names by which it is known: our own, those of Kumu, PRSM and Causal Map, and those that people give.

use crate::words::fold;

macro_rules! fields {
    ($($field:ident: $($name:literal)+;)*) => {
        /// What stands in a column.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Field { $($field),* }

        impl Field {
            /// The word for it.
            pub fn word(self) -> &'static str {
                Self::ALL.iter().find(|(field, _)| *field == self).and_then(|(_, names)| names.first()).copied().unwrap_or_default()
            }

            const ALL: &'static [(Self, &'static [&'static str])] = &[$((Self::$field, &[$($name),+])),*];
        }
    };
}

// The first name of a field is the word for it in `--column`; of several columns the one whose name stands first is taken.
fields! {
    From: "from" "cause" "cause label" "influencer" "driver" "factor 1" "node 1" "element 1" "match id 1" "predecessor" "source"
        "src" "source node" "source name" "start" "origin" "parent" "von" "ursache" "quelle" "desde" "causa" "origen" "origine" "from label" "source label";
    To: "to" "effect" "effect label" "influenced" "affected" "factor 2" "node 2" "element 2" "match id 2" "successor" "target"
        "dst" "target node" "target name" "end" "destination" "child" "consequence" "nach" "zu" "wirkung" "folge" "ziel" "hacia" "efecto" "destino" "vers" "to label" "target label";
    Polarity: "polarity" "sign" "link polarity" "link sign" "connection type" "causality" "valence" "+/-" "relation sign" "polaritat" "vorzeichen" "polarite" "polaridad" "signo";
    Weight: "weight" "influence" "influence value" "value" "coefficient" "score";
    Verb: "verb" "rel type" "relation" "relationship";
    Label: "label" "name" "element" "title" "factor" "node" "variable" "concept" "item" "component" "element label" "value 1" "bezeichnung" "nombre" "nom";
    Rationale: "rationale" "description" "note" "notes" "reason" "reasoning" "definition" "comment" "comments" "explanation" "memo" "beschreibung" "notiz";
    Delay: "delay" "delayed" "time delay" "delay mark" "lag" "verzogerung";
    Direction: "direction" "directed" "edge type";
    Kind: "kind";
    Type: "type" "element type" "link type" "style" "grouplabel" "group label" "node type" "edge label";
    Id: "id" "code" "key" "node id" "factor id" "element id" "factor number" "nr" "no" "#";
    X: "x" "pos x" "x position" "position x";
    Y: "y" "pos y" "y position" "position y";
    Group: "group" "theme" "cluster" "category" "domain" "map cluster" "mapcluster" "sector" "sphere" "thema" "gruppe";
    Tags: "tags" "hashtags" "tag";
    Confidence: "confidence" "certainty" "evidence strength";
    Strength: "strength";
    Quote: "quote" "quotation" "text" "span" "excerpt" "supporting text" "evidence" "zitat";
    Attribution: "attribution" "speaker" "participant type" "said by" "who";
    Participant: "participant" "participant id" "participant number" "participant code" "respondent" "respondent id";
    Source: "source title" "document" "source id" "statement source" "source" "reference" "paper";
    Locator: "locator" "page" "place" "statement id" "statement";
    FromLabel: "from label" "source label";
    ToLabel: "to label" "target label";
    FromType: "from type" "node type 1" "source type";
    ToType: "to type" "node type 2" "target type";
}

/// Where what stands in a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns(Vec<Option<Field>>);

impl Columns {
    /// What each column holds: what somebody said, else what its name says.
    pub fn of(header: &[String], said: &[(String, String)]) -> Self {
        let keys: Vec<String> = header.iter().map(|name| key(name)).collect();
        let mut columns: Vec<Option<Field>> = vec![None; header.len()];
        let mut spoken_for = vec![false; header.len()];
        for (name, word) in said {
            if let Some(slot) = keys.iter().position(|known| *known == key(name)).and_then(|at| spoken_for.get_mut(at)) {
                *slot = true;
            }
            let field = Field::ALL.iter().find(|(_, names)| names.first() == Some(&word.trim().to_lowercase().as_str()));
            if let (Some(at), Some((field, _))) = (keys.iter().position(|known| *known == key(name)), field)
                && let Some(slot) = columns.get_mut(at)
            {
                *slot = Some(*field);
            }
        }
        for (field, names) in Field::ALL {
            if columns.contains(&Some(*field)) {
                continue;
            }
            let free = |name: &&str| {
                let open = |((key, column), spoken): ((&String, &Option<Field>), &bool)| column.is_none() && !spoken && key == *name;
                keys.iter().zip(&columns).zip(&spoken_for).position(open)
            };
            if let Some(slot) = names.iter().find_map(free).and_then(|at| columns.get_mut(at)) {
                *slot = Some(*field);
            }
        }
        Self(columns)
    }

    /// The column that holds a field.
    pub fn at(&self, field: Field) -> Option<usize> {
        self.0.iter().position(|column| *column == Some(field))
    }

    /// What a column holds.
    pub fn field(&self, at: usize) -> Option<Field> {
        self.0.get(at).copied().flatten()
    }

    /// Whether a column holds it.
    pub fn has(&self, field: Field) -> bool {
        self.at(field).is_some()
    }

    /// Columns, with their names, that hold none of these.
    pub fn others<'a>(&'a self, header: &'a [String], known: &'a [Field]) -> impl Iterator<Item = (usize, &'a str)> {
        let unknown = |column: &Option<Field>| column.is_none_or(|field| !known.contains(&field));
        let named = self.0.iter().zip(header).enumerate().filter(move |(_, (column, name))| unknown(column) && !name.trim().is_empty());
        named.map(|(at, (_, name))| (at, name.trim()))
    }
}

/// What all spellings of a name have in common.
pub(super) fn key(name: &str) -> String {
    let folded = fold(name.trim().trim_start_matches('\u{feff}')).replace(['_', '-', '.'], " ");
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(header: &str, said: &[(&str, &str)]) -> Vec<Option<Field>> {
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        let said: Vec<(String, String)> = said.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        Columns::of(&header, &said).0
    }

    #[test]
    fn names_say_what_columns_hold_and_people_say_better() {
        assert_eq!(held("Source,Target", &[]), [Some(Field::From), Some(Field::To)]);
        assert_eq!(held("from,to,source", &[]), [Some(Field::From), Some(Field::To), Some(Field::Source)]);
        assert_eq!(held("From_Label,From,TO", &[]), [Some(Field::FromLabel), Some(Field::From), Some(Field::To)]);
        assert_eq!(held("A,B,from", &[("a", "from"), ("B", "to")]), [Some(Field::From), Some(Field::To), None]);
    }
}
