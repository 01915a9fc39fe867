//! Where new elements go: each where there is room near what it is connected to.

use std::collections::{HashMap, VecDeque};

use kurbo::{Line as Segment, Rect};

use super::plan::{Ghost, Stage};
use crate::layout::{Lean, Room, element_size_plain, pieces};
use crate::map::{Connection, Element, ElementId};

/// The new elements, each where there is room near what it is connected to.
pub(super) fn placed(mut elements: Vec<Element>, connections: &[Connection], stage: &Stage<'_>) -> Vec<Ghost> {
    let mut room = Room::new(stage.boxes.values().copied(), stage.arcs.values().flat_map(pieces).collect(), stage.middle);
    let mut stands: HashMap<ElementId, Rect> = stage.boxes.iter().map(|(id, rect)| (*id, *rect)).collect();
    let new: HashMap<ElementId, usize> = elements.iter().enumerate().map(|(at, element)| (element.id, at)).collect();
    let mut beside: Vec<Vec<(ElementId, Lean)>> = vec![Vec::new(); elements.len()];
    for connection in connections.iter().filter(|c| c.from != c.to) {
        for (own, other, lean) in [(connection.to, connection.from, Lean::Right), (connection.from, connection.to, Lean::Left)] {
            if let Some(list) = new.get(&own).and_then(|&at| beside.get_mut(at)) {
                list.push((other, lean));
            }
        }
    }
    for at in order(&elements, &beside, &new, &stands) {
        let (Some(element), Some(beside)) = (elements.get_mut(at), beside.get(at)) else { continue };
        let anchors: Vec<(Rect, Lean)> = beside.iter().filter_map(|(id, lean)| Some((*stands.get(id)?, *lean))).take(12).collect();
        let size = element_size_plain(element);
        element.at = room.place(size, &anchors);
        for (rect, _) in &anchors {
            room.draw(Segment::new(rect.center(), element.at));
        }
        stands.insert(element.id, Rect::from_center_size(element.at, size));
    }
    let ghost = |element: &Element| Ghost { rect: stands.get(&element.id).copied().unwrap_or_default(), element: element.clone() };
    elements.iter().map(ghost).collect()
}

/// In which order new elements find their places: first what is connected to something that stands, and so on from there.
fn order(
    elements: &[Element],
    beside: &[Vec<(ElementId, Lean)>],
    new: &HashMap<ElementId, usize>,
    stands: &HashMap<ElementId, Rect>,
) -> Vec<usize> {
    let mut waiting: VecDeque<usize> =
        (0..elements.len()).filter(|&at| beside.get(at).is_some_and(|list| list.iter().any(|(id, _)| stands.contains_key(id)))).collect();
    let mut done = vec![false; elements.len()];
    let mut order = Vec::with_capacity(elements.len());
    let mut next = 0;
    loop {
        let at = match waiting.pop_front() {
            Some(at) => at,
            None if next < elements.len() => {
                next += 1;
                next - 1
            }
            None => return order,
        };
        if done.get(at).copied().unwrap_or(true) {
            continue;
        }
        if let Some(done) = done.get_mut(at) {
            *done = true;
        }
        order.push(at);
        let neighbours = beside.get(at).into_iter().flatten().filter_map(|(id, _)| new.get(id).copied());
        waiting.extend(neighbours);
    }
}
