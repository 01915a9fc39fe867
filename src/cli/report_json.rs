//! The analyses as JSON, with keys and order that scripts rely on. Loops are written as they come, so that a million need no room.

use std::collections::HashMap;
use std::io::Write;

use serde::ser::{Serialize, SerializeSeq, Serializer};

use super::structure_json;
use crate::analysis::{
    Centrality, Components, EvidenceCounts, FeedbackLoop, IndependentLoops, LoopBook, LoopRow, Loops, Options, Pace, TrophicLevels,
    centralities, independent_loops, trophic_levels,
};
use crate::layout::element_size_plain;
use crate::map::{CitedPart, Code, Connection, ConnectionId, Direction, Element, ElementId, LoopType, PairSign, Part, SystemMap};

/// The most elements of a map that independent loops are searched for in.
const INDEPENDENT: usize = 2_000;

/// Writes the answer as one JSON object and a line end.
pub(super) fn write(map: &SystemMap, loops: &Loops, options: &Options, out: &mut dyn Write) -> std::io::Result<()> {
    let facts = Facts {
        map,
        loops,
        figures: centralities(loops.graph()),
        levels: trophic_levels(loops.graph()),
        participation: loops.participation(),
        evidence: EvidenceCounts::of(map),
        claims: map.connections().map(|c| (c.id, Code::connection(c.number).to_string())).collect(),
    };
    let components = Components::of(loops.graph());
    let book = LoopBook::of(map, loops);
    let independent = (loops.graph().len() <= INDEPENDENT).then(|| independent_loops(loops.graph(), &Pace::default()).ok()).flatten();
    let named = |sets: &[Vec<ElementId>]| -> Vec<Vec<String>> { sets.iter().map(|set| facts.codes(set)).collect() };
    let answer = AnswerJson {
        elements: map.elements().map(|element| facts.element(element)).collect(),
        connections: map.connections().map(|connection| facts.connection(connection)).collect(),
        components: ComponentsJson { strong: named(&components.strong), weak: named(&components.weak) },
        loops: facts.loops(&book, options.through),
        independent_loops: independent.as_ref().map(|found| facts.independent(&book, found)),
        archetypes: structure_json::archetypes(map, loops, &book),
        paths: structure_json::paths(map, loops, &facts.evidence, options),
        structure: structure_json::structure(map, loops, &facts.figures),
        coverage: super::coverage_json::of(map, loops, &facts.evidence),
    };
    serde_json::to_writer(&mut *out, &answer).map_err(std::io::Error::from)?;
    writeln!(out)
}

#[derive(serde::Serialize)]
struct AnswerJson<'a> {
    elements: Vec<ElementJson<'a>>,
    connections: Vec<ConnectionJson>,
    components: ComponentsJson,
    loops: LoopsJson<'a>,
    /// Null on maps that are too large for it.
    independent_loops: Option<Vec<LoopJson<'a>>>,
    archetypes: Vec<structure_json::ArchetypeJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paths: Option<structure_json::PathsJson>,
    structure: structure_json::StructureJson,
    coverage: super::coverage_json::CoverageJson,
}

#[derive(serde::Serialize)]
struct ElementJson<'a> {
    id: String,
    code: String,
    label: &'a str,
    kind: String,
    in_degree: Option<u32>,
    out_degree: Option<u32>,
    betweenness: Option<f64>,
    closeness: Option<f64>,
    reach: Option<u32>,
    reached_by: Option<u32>,
    trophic_level: Option<f64>,
    loops: Option<usize>,
    quotes: u32,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

#[derive(serde::Serialize)]
struct ConnectionJson {
    id: String,
    code: String,
    from: Option<String>,
    to: Option<String>,
    kind: &'static str,
    direction: &'static str,
    polarity: Option<&'static str>,
    pair_polarity: Option<&'static str>,
    delay: bool,
    quotes: u32,
    sources: u32,
}

#[derive(serde::Serialize)]
struct ComponentsJson {
    strong: Vec<Vec<String>>,
    weak: Vec<Vec<String>>,
}

#[derive(serde::Serialize)]
struct LoopsJson<'a> {
    max_length: Option<usize>,
    limit: usize,
    complete_to: Option<usize>,
    truncated: bool,
    reinforcing: usize,
    balancing: usize,
    undetermined: usize,
    list: LoopList<'a>,
}

#[derive(serde::Serialize)]
struct LoopJson<'a> {
    /// Null for a loop that is longer than was searched for.
    code: Option<&'a str>,
    #[serde(rename = "type")]
    kind: char,
    elements: Vec<String>,
    connections: Vec<Vec<&'a str>>,
    delays: usize,
    name: Option<&'a str>,
}

/// What the answer is put together from.
struct Facts<'a> {
    map: &'a SystemMap,
    loops: &'a Loops,
    figures: Vec<Centrality>,
    levels: TrophicLevels,
    participation: Vec<usize>,
    evidence: EvidenceCounts,
    claims: HashMap<ConnectionId, String>,
}

impl<'a> Facts<'a> {
    fn code(&self, id: ElementId) -> Option<String> {
        self.map.code_of(id).map(|code| code.to_string())
    }

    fn codes(&self, ids: &[ElementId]) -> Vec<String> {
        ids.iter().filter_map(|&id| self.code(id)).collect()
    }

    fn element(&self, element: &'a Element) -> ElementJson<'a> {
        let node = self.loops.graph().node(element.id).map(|node| node as usize);
        let figure = node.and_then(|node| self.figures.get(node));
        let size = element_size_plain(element);
        ElementJson {
            id: element.id.to_string(),
            code: Code::element(element.number).to_string(),
            label: &element.label,
            kind: element.kind.spec().name.to_lowercase(),
            in_degree: figure.map(|f| f.in_degree),
            out_degree: figure.map(|f| f.out_degree),
            betweenness: figure.map(|f| f.betweenness),
            closeness: figure.map(|f| f.closeness),
            reach: figure.map(|f| f.reach),
            reached_by: figure.map(|f| f.reached_by),
            trophic_level: node.and_then(|node| self.levels.levels.get(node)).copied(),
            loops: node.and_then(|node| self.participation.get(node)).copied(),
            quotes: self.evidence.on(CitedPart::Element(element.id)).total,
            x: element.at.x,
            y: element.at.y,
            width: size.width,
            height: size.height,
        }
    }

    fn connection(&self, connection: &Connection) -> ConnectionJson {
        let influence = connection.influence();
        let pair = connection.causal_pairs().next().and_then(|(from, to)| self.map.pair_sign(from, to));
        let evidence = self.evidence.on(CitedPart::Connection(connection.id));
        ConnectionJson {
            id: connection.id.to_string(),
            code: Code::connection(connection.number).to_string(),
            from: self.code(connection.from),
            to: self.code(connection.to),
            kind: if influence.is_some() { "influence" } else { "relation" },
            direction: match connection.direction {
                Direction::Directed => "directed",
                Direction::Mutual => "mutual",
                Direction::Undirected => "undirected",
            },
            polarity: influence.map(|i| i.polarity.symbol()),
            pair_polarity: pair.map(|sign| match sign {
                PairSign::Agreed(polarity) => polarity.symbol(),
                PairSign::Contested => "contested",
            }),
            delay: influence.is_some_and(|i| i.delay),
            quotes: evidence.total,
            sources: evidence.sources,
        }
    }

    /// The loops of the list, with their counts; named loops that are longer than was searched for are not among them.
    fn loops(&'a self, book: &LoopBook, through: Option<Part>) -> LoopsJson<'a> {
        let passes = |found: &FeedbackLoop| through.is_none_or(|part| found.runs_through(part));
        let mut rows = book.rows.clone();
        rows.retain(|row| row.at.is_some() && (through.is_none() || row.spelled(self.loops).is_some_and(|found| passes(&found))));
        let count = |kind| rows.iter().filter(|row| row.kind == kind).count();
        LoopsJson {
            max_length: self.loops.max_length,
            limit: self.loops.limit,
            complete_to: self.loops.complete_to,
            truncated: self.loops.truncated,
            reinforcing: count(LoopType::Reinforcing),
            balancing: count(LoopType::Balancing),
            undetermined: count(LoopType::Undetermined),
            list: LoopList { facts: self, rows },
        }
    }

    fn independent(&'a self, book: &'a LoopBook, found: &IndependentLoops) -> Vec<LoopJson<'a>> {
        found.loops.iter().map(|one| self.feedback(book.row(one.key), one)).collect()
    }

    fn feedback(&'a self, row: Option<&'a LoopRow>, found: &FeedbackLoop) -> LoopJson<'a> {
        LoopJson {
            code: row.map(|row| row.code.as_str()),
            kind: found.kind.letter(),
            elements: self.codes(&found.elements),
            connections: found
                .steps
                .iter()
                .map(|step| step.iter().filter_map(|id| self.claims.get(id)).map(String::as_str).collect())
                .collect(),
            delays: found.delays,
            name: row.and_then(|row| row.named).and_then(|id| self.map.named_loops().get(id)).map(|named| named.name.as_str()),
        }
    }
}

/// Loops that are spelled out while they are written.
struct LoopList<'a> {
    facts: &'a Facts<'a>,
    rows: Vec<LoopRow>,
}

impl Serialize for LoopList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.rows.len()))?;
        for row in &self.rows {
            if let Some(found) = row.spelled(self.facts.loops) {
                list.serialize_element(&self.facts.feedback(Some(row), &found))?;
            }
        }
        list.end()
    }
}
