//! Following edits, against drawing everything anew.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::analysis::{CausalGraph, LoopLimits, find_loops};
use crate::document::{Document, Edit, ElementField, Touched};
use crate::map::{CitedPart, ConnectionKind, ElementKind, Extra, IdSource, NamedLoop, Point, QuoteId, Stance, SyntheticSize, synthetic};
use crate::scene::build;
use crate::scene::drawing::Index;
use crate::theme::ThemeName;

/// A drawing that follows a document.
struct Follower {
    document: Document,
    drawing: Drawing,
    marks: Marks,
    types: Typesetter,
    revision: u64,
}

impl Follower {
    fn new(elements: usize) -> Self {
        let map = synthetic(SyntheticSize { elements, connections: elements * 2, quotes: elements }, 5);
        let mut document = Document::new(map, IdSource::seeded(8));
        name_loops(&mut document);
        let (marks, mut types) = (Marks { codes: true, ..Marks::of(document.map()) }, Typesetter::new());
        let drawing = build(document.map(), &marks, ThemeName::Light.theme(), &mut types);
        Self { revision: document.revision(), document, drawing, marks, types }
    }

    fn map(&self) -> &SystemMap {
        self.document.map()
    }

    /// Edits, and draws what was touched.
    fn edit(&mut self, edit: &Edit) -> usize {
        self.document.edit(edit);
        self.follow()
    }

    fn follow(&mut self) -> usize {
        let Touched::Parts(touched) = self.document.touched_since(self.revision) else { panic!("everything was touched") };
        self.revision = self.document.revision();
        let before = std::mem::take(&mut self.marks.loops);
        self.marks.loops = Marks::of(self.document.map()).loops;
        let evidence = EvidenceCounts::of(self.document.map());
        let change = Change { touched: &touched, loops: &before, evidence: &evidence };
        redraw(&mut self.drawing, self.document.map(), &self.marks, change, ThemeName::Light.theme(), &mut self.types).unwrap()
    }

    /// What does not depend on which of several free places a mark has: it must be as if all were drawn anew.
    fn check(&mut self, what: &str) {
        let whole = build(self.document.map(), &self.marks, ThemeName::Light.theme(), &mut self.types);
        assert_eq!(self.drawing.boxes, whole.boxes, "{what}");
        assert_eq!(self.drawing.bounds(), self.drawing.scene.bounds(), "{what}");
        assert_eq!(self.drawing.areas, whole.areas, "{what}");
        let notes =
            |drawing: &Drawing| drawing.notes.iter().copied().map(|(id, rect)| (id, format!("{rect:?}"))).collect::<BTreeMap<_, _>>();
        assert_eq!(notes(&self.drawing), notes(&whole), "{what}");
        assert!(self.drawing.arcs.keys().eq(whole.arcs.keys()), "{what}");
        assert_eq!(drawn_items(&self.drawing), drawn_items(&whole), "{what}");
        assert_eq!(taken(&self.drawing), taken(&whole), "{what}");
        assert_eq!(self.drawing.bands.last(), Some(&self.drawing.scene.items.len()), "{what}");
        assert_eq!(self.drawing.floor(), whole.floor(), "{what}");
        let fresh = Index::of(&self.drawing.scene, &self.drawing.shapes);
        assert_eq!(self.drawing.index, fresh, "{what}");
        let live = self.drawing.drawn.iter().filter(|arc| !arc.claims.is_empty());
        assert_eq!(live.count(), whole.drawn.len(), "{what}");
        for (number, arc) in self.drawing.drawn.iter().enumerate().filter(|(_, arc)| !arc.claims.is_empty()) {
            assert_eq!(self.drawing.places.arcs[number], arc.arc, "{what}");
        }
    }
}

/// Names the first loops, so that they are drawn.
fn name_loops(document: &mut Document) {
    let graph = Arc::new(CausalGraph::of(document.map()));
    let found = find_loops(&graph, LoopLimits::new(Some(6), 5), None);
    for (number, cycle) in (1..).zip(found.iter()) {
        let (id, cycle, name) = (document.new_id(), cycle.elements, format!("Loop {number}"));
        let (story, question, last_type) = (String::new(), String::new(), crate::map::LoopType::Reinforcing);
        let named = NamedLoop { id, number, cycle, name, story, question, starred: false, last_type, extra: Extra::default() };
        document.edit(&Edit::Put(Box::new(named.into())));
    }
}

/// How often each part is drawn as what. Lines may be broken at a sign or not.
fn drawn_items(drawing: &Drawing) -> BTreeMap<(Option<Part>, Role), usize> {
    let mut all = BTreeMap::new();
    for item in drawing.scene.items.iter().filter(|item| item.role != Role::Line) {
        *all.entry((item.part, item.role)).or_default() += 1;
    }
    all
}

fn taken(drawing: &Drawing) -> BTreeMap<(Part, Role), usize> {
    let mut all = BTreeMap::new();
    for taken in drawing.places.taken.iter().filter(|taken| !taken.rect.is_nan()) {
        *all.entry((taken.part, taken.role)).or_default() += 1;
    }
    all
}

fn random_edit(follower: &Follower, rng: &mut fastrand::Rng) -> Edit {
    let map = follower.map();
    let elements: Vec<ElementId> = map.elements().map(|element| element.id).collect();
    let connections: Vec<ConnectionId> = map.connections().map(|claim| claim.id).collect();
    let element = elements[rng.usize(..elements.len())];
    let connection = connections[rng.usize(..connections.len())];
    let at = Point::new(rng.f64() * 1500.0, rng.f64() * 1200.0);
    let notes: Vec<NoteId> = map.notes().iter().map(|note| note.id).collect();
    match rng.u8(..11) {
        0 | 1 => Edit::Move(vec![(element, at)]),
        2 => Edit::Elements(vec![element], ElementField::Label("Another label, a good deal longer than most".into())),
        3 => Edit::AddElement { id: follower.document.new_id(), kind: ElementKind::Factor, label: "New".into(), at },
        4 => Edit::Delete(vec![Part::Element(element)]),
        5 => Edit::Delete(vec![Part::Connection(connection)]),
        6 => Edit::Reverse(vec![connection]),
        7 => {
            let quotes: Vec<QuoteId> = map.quotes().iter().map(|quote| quote.id).collect();
            let quote = quotes[rng.usize(..quotes.len())];
            Edit::Cite { quote, part: CitedPart::Connection(connection), stance: Stance::Supports }
        }
        8 => Edit::AddNote { id: follower.document.new_id(), text: "A note of several words, to be laid out on lines".into(), at },
        9 if !notes.is_empty() => {
            let part = Part::Note(notes[rng.usize(..notes.len())]);
            Edit::Place(vec![(part, Rect::from_origin_size(at, (160.0, 1.0)))])
        }
        _ => {
            let to = elements[rng.usize(..elements.len())];
            Edit::Connect {
                id: follower.document.new_id(),
                from: element,
                to,
                kind: ConnectionKind::Influence(crate::map::Influence::default()),
                bend: 0.1,
            }
        }
    }
}

#[test]
fn following_edits_draws_what_drawing_anew_would() {
    let mut follower = Follower::new(30);
    assert!(!follower.drawing.areas.is_empty() && !follower.marks.loops.is_empty(), "there is something to get wrong");
    let mut rng = fastrand::Rng::with_seed(11);
    for round in 0..50 {
        let edit = random_edit(&follower, &mut rng);
        follower.edit(&edit);
        follower.check(&format!("{round}: {edit:?}"));
        if round % 7 == 0 {
            assert!(follower.document.undo());
            follower.follow();
            follower.check(&format!("{round}, undone"));
        }
    }
}

#[test]
fn an_edit_draws_only_what_it_touched() {
    let mut follower = Follower::new(600);
    let before = Arc::clone(&follower.drawing.scene);
    let element = follower.map().elements().nth(300).unwrap();
    let (id, at, claims) = (element.id, element.at, follower.map().connections_of(element.id).len());
    let drawn = follower.edit(&Edit::Move(vec![(id, Point::new(at.x + 3.0, at.y + 2.0))]));
    assert!(drawn > 4 && drawn < 20 + 12 * claims, "{drawn} items for {claims} connections of {}", before.items.len());
    let kept = before.items.iter().zip(&follower.drawing.scene.items).filter(|(old, new)| same(old, new)).count();
    assert!(kept + drawn + 8 >= before.items.len(), "{kept} of {} stay where they are", before.items.len());
}

/// Whether an item is the very one from before.
fn same(old: &crate::scene::Item, new: &crate::scene::Item) -> bool {
    use crate::scene::Draw;
    match (&old.draw, &new.draw) {
        (Draw::Fill(old), Draw::Fill(new)) => Arc::ptr_eq(&old.path, &new.path),
        (Draw::Stroke(old), Draw::Stroke(new)) => Arc::ptr_eq(&old.path, &new.path),
        (Draw::Text(old), Draw::Text(new)) => Arc::ptr_eq(&old.shaped, &new.shaped),
        (Draw::Hatch(old), Draw::Hatch(new)) => old == new,
        _ => false,
    }
}
