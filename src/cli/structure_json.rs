//! The keys of `analyse --json` that tell more of the structure: archetypes, paths, loop breakers and what the map is as a whole.

use serde::Serialize;

use crate::analysis::{
    Centrality, EvidenceCounts, LoopBook, Loops, Options, PathLimits, Role, density, eigenvector, feedback_sets, indirect_ranks,
    likenesses, page_rank, paths_between, robustness, signed_ways,
};
use crate::analysis::{levers, outcomes};
use crate::map::{Code, ElementId, SystemMap};
use crate::words::path_steps;

/// The most elements of a map that loop breakers are searched for in.
const BREAKABLE: usize = 2_000;

#[derive(Serialize)]
pub(super) struct ArchetypeJson {
    archetype: &'static str,
    title: String,
    loops: Vec<String>,
    elements: Vec<Vec<String>>,
    /// The delay that the story tells of is marked.
    delay: bool,
}

#[derive(Serialize)]
pub(super) struct PathsJson {
    from: Option<String>,
    to: Option<String>,
    max_length: Option<usize>,
    complete_to: Option<usize>,
    shortest: Option<usize>,
    plus: usize,
    minus: usize,
    unknown: usize,
    mixed: bool,
    robustness: RobustnessJson,
    list: Vec<PathJson>,
}

#[derive(Serialize)]
struct RobustnessJson {
    steps: u64,
    citations: u64,
    sources: u64,
    cut: Vec<String>,
}

#[derive(Serialize)]
struct PathJson {
    elements: Vec<String>,
    connections: Vec<Vec<String>>,
    sign: &'static str,
    delays: usize,
    /// Its steps in sentences.
    told: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct StructureJson {
    density: f64,
    drivers: usize,
    receivers: usize,
    ordinary: usize,
    indirect_ranks_settled: Option<u32>,
    elements: Vec<StandingJson>,
    loop_breakers: Option<BreakersJson>,
    levers: Vec<WaysJson>,
}

#[derive(Serialize)]
struct StandingJson {
    code: Option<String>,
    role: &'static str,
    driving_rank: Option<u32>,
    dependence_rank: Option<u32>,
    eigenvector: Option<f64>,
    page_rank: Option<f64>,
}

#[derive(Serialize)]
struct BreakersJson {
    sets: Vec<Vec<String>>,
    smallest: bool,
    complete: bool,
}

#[derive(Serialize)]
struct WaysJson {
    from: Option<String>,
    to: Option<String>,
    steps: u32,
    plus: u64,
    minus: u64,
    unknown: u64,
    mixed: bool,
}

fn code(map: &SystemMap, id: ElementId) -> Option<String> {
    map.code_of(id).map(|code| code.to_string())
}

fn codes(map: &SystemMap, ids: impl IntoIterator<Item = ElementId>) -> Vec<String> {
    ids.into_iter().filter_map(|id| code(map, id)).collect()
}

pub(super) fn archetypes(map: &SystemMap, loops: &Loops, book: &LoopBook) -> Vec<ArchetypeJson> {
    let one = |likeness: crate::analysis::Likeness| {
        let rings: Vec<_> = likeness.loops.iter().filter_map(|&at| loops.get(at)).collect();
        ArchetypeJson {
            archetype: likeness.archetype.key,
            title: format!("looks like {}?", likeness.archetype.title.to_lowercase()),
            loops: rings.iter().filter_map(|ring| book.row(ring.key)).map(|row| row.code.clone()).collect(),
            elements: rings.iter().map(|ring| codes(map, ring.elements.iter().copied())).collect(),
            delay: likeness.delayed,
        }
    };
    likenesses(loops).list.into_iter().map(one).collect()
}

/// The paths between two elements, if both were named.
pub(super) fn paths(map: &SystemMap, loops: &Loops, evidence: &EvidenceCounts, options: &Options) -> Option<PathsJson> {
    let (from, to) = (options.from?, options.to?);
    let limits = PathLimits { max_length: options.loops.max_length, limit: options.loops.limit };
    let found = paths_between(loops.graph(), from, to, limits);
    let held = robustness(loops.graph(), evidence, from, to);
    let claims = |ids: &[crate::map::ConnectionId]| -> Vec<String> {
        ids.iter().filter_map(|&id| map.connection(id)).map(|c| Code::connection(c.number).to_string()).collect()
    };
    let path = |path: &crate::analysis::Path| PathJson {
        elements: codes(map, path.elements.iter().copied()),
        connections: path.steps.iter().map(|step| claims(step)).collect(),
        sign: path.sign.symbol(),
        delays: path.delays,
        told: path_steps(map, &path.elements),
    };
    let [plus, minus, unknown] = found.signs();
    Some(PathsJson {
        from: code(map, from),
        to: code(map, to),
        max_length: limits.max_length,
        complete_to: found.complete_to,
        shortest: found.shortest(),
        plus,
        minus,
        unknown,
        mixed: found.is_mixed(),
        robustness: RobustnessJson { steps: held.steps, citations: held.citations, sources: held.sources, cut: claims(&held.cut) },
        list: found.list.iter().map(path).collect(),
    })
}

pub(super) fn structure(map: &SystemMap, loops: &Loops, figures: &[Centrality]) -> StructureJson {
    let graph = loops.graph();
    let (weights, ranks, indirect) = (eigenvector(graph), page_rank(graph), indirect_ranks(graph));
    let count = |role| figures.iter().filter(|figure| Role::of(figure) == role).count();
    let standing = |(at, figure): (usize, &Centrality)| StandingJson {
        code: graph.element(at as u32).and_then(|id| code(map, id)),
        role: Role::of(figure).name(),
        driving_rank: indirect.driving.get(at).copied(),
        dependence_rank: indirect.dependence.get(at).copied(),
        eigenvector: weights.as_ref().and_then(|weights| weights.get(at)).copied(),
        page_rank: ranks.get(at).copied(),
    };
    let breakers = (graph.len() <= BREAKABLE).then(|| {
        let found = feedback_sets(graph);
        let sets = found.sets.iter().map(|set| codes(map, set.iter().copied())).collect();
        BreakersJson { sets, smallest: found.is_smallest, complete: found.is_complete }
    });
    let ways = signed_ways(graph, &levers(map), &outcomes(map)).into_iter().map(|way| WaysJson {
        from: code(map, way.from),
        to: code(map, way.to),
        steps: way.length,
        plus: way.plus,
        minus: way.minus,
        unknown: way.unknown,
        mixed: way.is_mixed(),
    });
    StructureJson {
        density: density(graph),
        drivers: count(Role::Driver),
        receivers: count(Role::Receiver),
        ordinary: count(Role::Ordinary),
        indirect_ranks_settled: indirect.settled,
        elements: figures.iter().enumerate().map(standing).collect(),
        loop_breakers: breakers,
        levers: ways.collect(),
    }
}
