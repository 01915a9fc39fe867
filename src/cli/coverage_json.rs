//! The key `coverage` of `analyse --json`: whose voice is missing. Counts and codes only: neither words nor participants.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::analysis::{
    Balance, CausalGraph, Coverage, EvidenceCounts, LoopBook, Loops, PathTold, Tellers, Told, Who, bundles, paths_to_outcomes, told_loops,
};
use crate::map::{Code, ConnectionId, ElementId, Part, SystemMap};

#[derive(Serialize)]
pub(super) struct CoverageJson {
    elements_without_quotes: Vec<String>,
    connections_without_quotes: Vec<String>,
    by_voice: Map<String, Value>,
    without_voice: u32,
    unplaced: usize,
    sources: u32,
    one_voice: Vec<String>,
    several_voices: Vec<String>,
    contradicted: Vec<String>,
    literature_alone: Vec<String>,
    groups: Vec<GroupJson>,
    bundles: Vec<BundleJson>,
    loops: LoopsJson,
    paths: Vec<PathJson>,
    paths_truncated: bool,
    /// Says how to read it.
    note: &'static str,
}

#[derive(Serialize)]
struct GroupJson {
    grouping: String,
    number: u32,
    title: String,
    quotes: u32,
    sources: u32,
    by_voice: Map<String, Value>,
    without_voice: u32,
}

#[derive(Serialize)]
struct BundleJson {
    from: String,
    to: String,
    connections: Vec<String>,
    citations: u32,
    sources: u32,
}

#[derive(Serialize)]
struct LoopsJson {
    whole: usize,
    stitched: usize,
    untold: usize,
    list: Vec<LoopJson>,
}

#[derive(Serialize)]
struct LoopJson {
    code: String,
    name: String,
    #[serde(flatten)]
    told: ToldJson,
}

#[derive(Serialize)]
struct PathJson {
    elements: Vec<String>,
    #[serde(flatten)]
    told: ToldJson,
}

#[derive(Serialize)]
struct ToldJson {
    told: &'static str,
    sources: Vec<String>,
    people: usize,
    untold_steps: usize,
}

/// The coverage of a map whose loops were searched for. Of the loops the named ones are listed; all are counted.
pub(super) fn of(map: &SystemMap, loops: &Loops, evidence: &EvidenceCounts) -> CoverageJson {
    let names = Names { map };
    let found = Coverage::of(map, evidence);
    let tellers = Tellers::of(map);
    let (paths, paths_truncated) = paths_to_outcomes(map, loops.graph(), &tellers);
    let book = LoopBook::of(map, loops);
    let parts = |parts: &[Part]| parts.iter().filter_map(|&part| names.part(&book, part)).collect();
    CoverageJson {
        elements_without_quotes: found.silent_elements.iter().filter_map(|&id| names.element(id)).collect(),
        connections_without_quotes: found.silent_connections.iter().filter_map(|&id| names.connection(id)).collect(),
        by_voice: names.voices(&found.whole),
        without_voice: found.whole.by_voice.last().copied().unwrap_or(0),
        unplaced: found.unplaced,
        sources: found.whole.sources,
        one_voice: parts(&found.one_voice),
        several_voices: parts(&found.several_voices),
        contradicted: parts(&found.contradicted),
        literature_alone: parts(&found.literature_alone),
        groups: found.groups.iter().filter_map(|(id, balance)| names.group(*id, balance)).collect(),
        bundles: names.bundles(loops.graph(), evidence),
        loops: names.loops(&tellers, &book, loops),
        paths: paths.iter().map(|path| names.path(path)).collect(),
        paths_truncated,
        note: "evidence volume, not effect size",
    }
}

/// Codes and titles of a map's parts.
struct Names<'a> {
    map: &'a SystemMap,
}

impl Names<'_> {
    fn element(&self, id: ElementId) -> Option<String> {
        self.map.code_of(id).map(|code| code.to_string())
    }

    fn connection(&self, id: ConnectionId) -> Option<String> {
        self.map.connection(id).map(|connection| Code::connection(connection.number).to_string())
    }

    fn part(&self, book: &LoopBook, part: Part) -> Option<String> {
        match part {
            Part::Element(id) => self.element(id),
            Part::Connection(id) => self.connection(id),
            Part::Loop(key) => book.row(key).map(|row| row.code.clone()),
            Part::Group(_) | Part::Quote(_) | Part::Note(_) | Part::Backdrop(_) => None,
        }
    }

    /// Quotes of every voice of the map, also of those that were not heard.
    fn voices(&self, balance: &Balance) -> Map<String, Value> {
        let mut by_voice = Map::new();
        for (voice, &count) in self.map.voices().iter().zip(&balance.by_voice) {
            // Two voices of one name are told as one.
            let so_far = by_voice.get(&voice.name).and_then(Value::as_u64).unwrap_or(0);
            by_voice.insert(voice.name.clone(), (so_far + u64::from(count)).into());
        }
        by_voice
    }

    fn group(&self, id: crate::map::GroupId, balance: &Balance) -> Option<GroupJson> {
        let group = self.map.groups().get(id)?;
        Some(GroupJson {
            grouping: self.map.groupings().get(group.grouping).map_or_else(String::new, |grouping| grouping.title.clone()),
            number: group.number,
            title: group.title.clone(),
            quotes: balance.quotes,
            sources: balance.sources,
            by_voice: self.voices(balance),
            without_voice: balance.by_voice.last().copied().unwrap_or(0),
        })
    }

    fn bundles(&self, graph: &CausalGraph, evidence: &EvidenceCounts) -> Vec<BundleJson> {
        let all = bundles(graph, evidence).into_iter().filter_map(|bundle| {
            Some(BundleJson {
                from: self.element(bundle.from)?,
                to: self.element(bundle.to)?,
                connections: bundle.claims.iter().filter_map(|&id| self.connection(id)).collect(),
                citations: bundle.citations,
                sources: bundle.sources,
            })
        });
        all.collect()
    }

    fn loops(&self, tellers: &Tellers, book: &LoopBook, loops: &Loops) -> LoopsJson {
        let all = told_loops(tellers, book, loops);
        let count = |is: fn(&Told) -> bool| all.iter().filter(|(_, told)| is(told)).count();
        let list = all.iter().filter_map(|(key, told)| {
            let row = book.row(*key)?;
            let named = self.map.named_loops().get(row.named?)?;
            Some(LoopJson { code: row.code.clone(), name: named.name.clone(), told: self.told(told) })
        });
        LoopsJson {
            whole: count(|told| matches!(told, Told::Whole(_))),
            stitched: count(|told| matches!(told, Told::Stitched(_))),
            untold: count(|told| matches!(told, Told::Untold(_))),
            list: list.collect(),
        }
    }

    fn path(&self, path: &PathTold) -> PathJson {
        PathJson { elements: path.elements.iter().filter_map(|&id| self.element(id)).collect(), told: self.told(&path.told) }
    }

    fn told(&self, told: &Told) -> ToldJson {
        let json = |told: &'static str, who: &Who, untold_steps: usize| ToldJson {
            told,
            sources: who.sources.iter().filter_map(|&id| self.map.sources().get(id)).map(|source| source.title.clone()).collect(),
            people: who.people,
            untold_steps,
        };
        match told {
            Told::Whole(by) => json("whole", by, 0),
            Told::Stitched(from) => json("stitched", from, 0),
            Told::Untold(steps) => json("untold", &Who::default(), *steps),
        }
    }
}
