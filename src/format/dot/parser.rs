//! Statements of the DOT language: nodes, chains of edges, subgraphs, defaults that hold inside the braces where they stand.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::attributes::Attributes;
use super::lexer::{Word, broken};
use crate::format::FormatError;

/// The deepest nesting of braces.
const DEEPEST: usize = 100;
/// Sets on both sides of an edge multiply: more edges than this nobody wrote.
const MOST_EDGES: usize = 200_000;

/// An edge and what is said of it.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    pub from: String,
    pub to: String,
    pub attributes: Attributes,
}

/// A graph as it was written.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    pub name: String,
    pub directed: bool,
    pub strict: bool,
    /// In the order in which they come up.
    pub nodes: Vec<String>,
    pub of_node: HashMap<String, Attributes>,
    pub edges: Vec<Edge>,
    pub attributes: Attributes,
    /// Clusters: their label or name, and their nodes.
    pub clusters: Vec<(String, Vec<String>)>,
}

/// Defaults and nodes of the braces that are being read.
#[derive(Clone, Debug, Default)]
struct Scope {
    node: Attributes,
    edge: Attributes,
    graph: Attributes,
    members: Members,
}

/// Nodes, each once, in the order in which they come up.
#[derive(Clone, Debug, Default)]
struct Members {
    names: Vec<String>,
    known: HashSet<String>,
}

impl Members {
    fn join(&mut self, name: &str) {
        if !self.known.contains(name) {
            self.known.insert(name.to_owned());
            self.names.push(name.to_owned());
        }
    }
}

pub(super) struct Parser {
    words: Vec<Word>,
    at: usize,
    graph: Graph,
    depth: usize,
}

/// Reads a graph.
pub(super) fn parse(words: Vec<Word>) -> Result<Graph, FormatError> {
    let mut parser = Parser { words, at: 0, graph: Graph::default(), depth: 0 };
    parser.head()?;
    let scope = parser.statements(Scope::default())?;
    parser.graph.attributes = scope.graph;
    Ok(parser.graph)
}

impl Parser {
    fn peek(&self) -> Option<&Word> {
        self.words.get(self.at)
    }

    fn is(&self, mark: char) -> bool {
        self.peek() == Some(&Word::Mark(mark))
    }

    fn take(&mut self, mark: char) -> bool {
        let is = self.is(mark);
        self.at += usize::from(is);
        is
    }

    fn keyword(&mut self, word: &str) -> bool {
        let is = matches!(self.peek(), Some(Word::Name(name, true)) if name.eq_ignore_ascii_case(word));
        self.at += usize::from(is);
        is
    }

    /// A name; quoted ones may be joined with `+`.
    fn name(&mut self) -> Option<String> {
        let Some(Word::Name(name, _)) = self.peek() else { return None };
        let mut name = name.clone();
        self.at += 1;
        while self.is('+') {
            let Some(Word::Name(more, false)) = self.words.get(self.at + 1) else { break };
            name.push_str(more);
            self.at += 2;
        }
        Some(name)
    }

    fn head(&mut self) -> Result<(), FormatError> {
        self.graph.strict = self.keyword("strict");
        self.graph.directed = self.keyword("digraph");
        if !self.graph.directed && !self.keyword("graph") {
            return Err(broken("it begins with neither graph nor digraph"));
        }
        self.graph.name = self.name().unwrap_or_default();
        if self.take('{') { Ok(()) } else { Err(broken("there is no brace after its name")) }
    }

    /// Everything up to the closing brace.
    fn statements(&mut self, mut scope: Scope) -> Result<Scope, FormatError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(broken(&format!("it is nested more than {DEEPEST} deep")));
        }
        loop {
            if self.take('}') {
                self.depth -= 1;
                return Ok(scope);
            }
            match self.peek() {
                None => return Err(broken("it ends in the middle")),
                Some(Word::Mark(';' | ',')) => self.at += 1,
                Some(_) => self.statement(&mut scope)?,
            }
        }
    }

    fn statement(&mut self, scope: &mut Scope) -> Result<(), FormatError> {
        for which in ["node", "edge", "graph"] {
            if self.keyword(which) {
                let said = self.lists()?;
                match which {
                    "node" => scope.node.take(&said),
                    "edge" => scope.edge.take(&said),
                    _ => scope.graph.take(&said),
                }
                return Ok(());
            }
        }
        if let (Some(Word::Name(name, _)), Some(Word::Mark('='))) = (self.peek().cloned(), self.words.get(self.at + 1)) {
            self.at += 2;
            let value = self.name().unwrap_or_default();
            scope.graph.set(&name, value);
            return Ok(());
        }
        let first = self.ends(scope)?;
        let mut chain = vec![first];
        while let Some(Word::Edge(_)) = self.peek() {
            self.at += 1;
            chain.push(self.ends(scope)?);
        }
        let said = self.lists()?;
        if let [only] = chain.as_slice() {
            if let [node] = only.as_slice() {
                self.graph.of_node.entry(node.clone()).or_default().take(&said);
            }
            return Ok(());
        }
        let mut attributes = scope.edge.clone();
        attributes.take(&said);
        for (from, to) in chain.iter().zip(chain.iter().skip(1)) {
            for from in from {
                for to in to {
                    if self.graph.edges.len() >= MOST_EDGES {
                        return Err(broken(&format!("it has more than {MOST_EDGES} edges")));
                    }
                    self.graph.edges.push(Edge { from: from.clone(), to: to.clone(), attributes: attributes.clone() });
                }
            }
        }
        Ok(())
    }

    /// One end of an edge: a node, or all nodes of a subgraph.
    fn ends(&mut self, scope: &mut Scope) -> Result<Vec<String>, FormatError> {
        let named = self.keyword("subgraph");
        let name = if named { self.name().unwrap_or_default() } else { String::new() };
        if self.take('{') {
            let inner = Scope { node: scope.node.clone(), edge: scope.edge.clone(), ..Scope::default() };
            let inner = self.statements(inner)?;
            if name.to_lowercase().starts_with("cluster") {
                let label = inner.graph.get("label");
                let title = if label.is_empty() { name } else { label.to_owned() };
                self.graph.clusters.push((title, inner.members.names.clone()));
            }
            inner.members.names.iter().for_each(|name| scope.members.join(name));
            return Ok(inner.members.names);
        }
        if named {
            return Ok(self
                .graph
                .clusters
                .iter()
                .find(|(title, _)| *title == name)
                .map(|(_, members)| members.clone())
                .unwrap_or_default());
        }
        let Some(node) = self.name() else {
            self.at += 1;
            return Ok(Vec::new());
        };
        // Ports say where on a node an edge ends.
        while self.take(':') {
            self.name();
        }
        if let std::collections::hash_map::Entry::Vacant(new) = self.graph.of_node.entry(node.clone()) {
            new.insert(scope.node.clone());
            self.graph.nodes.push(node.clone());
        }
        scope.members.join(&node);
        Ok(vec![node])
    }

    /// Lists of attributes in brackets.
    fn lists(&mut self) -> Result<Attributes, FormatError> {
        let mut said = Attributes::default();
        while self.take('[') {
            while !self.take(']') {
                if self.take(';') || self.take(',') {
                    continue;
                }
                let Some(name) = self.name() else {
                    if self.peek().is_none() {
                        return Err(broken("a bracket is not closed"));
                    }
                    self.at += 1;
                    continue;
                };
                let value = if self.take('=') { self.name().unwrap_or_default() } else { "true".to_owned() };
                said.set(&name, value);
            }
        }
        Ok(said)
    }
}

/// Edges of a strict graph once for each pair.
pub(super) fn once(graph: &mut Graph) -> usize {
    if !graph.strict {
        return 0;
    }
    let before = graph.edges.len();
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    let directed = graph.directed;
    graph.edges.retain(|edge| {
        let (a, b) = (edge.from.clone(), edge.to.clone());
        let pair = if directed || a <= b { (a, b) } else { (b, a) };
        seen.insert(pair)
    });
    before - graph.edges.len()
}
