//! New items in place of some of a drawing's: where as many come as go, all others stay where they are, and so does what painters keep of them.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use super::drawing::{Drawing, Index, places_of};
use super::easel::BANDS;
use super::{Draw, Item, Role, Scene};
use crate::layout::ElementShape;
use crate::map::{ElementId, GroupId, Part};

impl Drawing {
    /// Tells the outline of an element, or that it is not drawn.
    pub(super) fn set_shape(&mut self, id: ElementId, shape: Option<ElementShape>) {
        let at = self.index.shapes.get(&id).map(|&at| at as usize);
        match (shape, at) {
            (Some(shape), Some(at)) => self.shapes.get_mut(at).into_iter().for_each(|slot| slot.1 = shape),
            (Some(shape), None) => {
                self.index.shapes.insert(id, self.shapes.len() as u32);
                self.shapes.push((id, shape));
            }
            (None, Some(at)) => {
                self.shapes.remove(at);
                self.index.shapes = places_of(&self.shapes);
            }
            (None, None) => {}
        }
        match shape {
            Some(shape) => self.boxes.insert(id, shape.rect),
            None => self.boxes.remove(&id),
        };
    }

    /// Takes out what was drawn of some parts and puts new items in, band by band; areas of groups stand in this order. Tells how many came.
    pub(super) fn put(&mut self, gone: &BTreeSet<Part>, new: [Vec<Item>; BANDS], order: &[GroupId]) -> usize {
        let count = new.iter().map(Vec::len).sum();
        self.extent = OnceLock::new();
        let mut slots: Vec<usize> =
            gone.iter().filter_map(|part| self.index.items.get(part)).flatten().map(|&slot| slot as usize).collect();
        slots.sort_unstable();
        let mut starts = 0;
        let by_band: Vec<&[usize]> = self
            .bands
            .iter()
            .map(|&end| {
                let from = starts;
                starts += slots.get(from..).unwrap_or_default().partition_point(|&slot| slot < end);
                slots.get(from..starts).unwrap_or_default()
            })
            .collect();
        let same = by_band.iter().zip(&new).all(|(slots, new)| slots.len() == new.len());
        if same && new.first().is_some_and(Vec::is_empty) {
            let pairs = slots.iter().copied().zip(new.into_iter().flatten()).collect();
            self.swap(gone, pairs);
        } else {
            self.rebuild(&by_band.concat(), new, order);
        }
        count
    }

    /// Items for items.
    fn swap(&mut self, gone: &BTreeSet<Part>, pairs: Vec<(usize, Item)>) {
        for part in gone {
            self.index.items.remove(part);
        }
        let scene = Arc::make_mut(&mut self.scene);
        for (slot, item) in pairs {
            if let Some(part) = item.part {
                self.index.items.entry(part).or_default().push(slot as u32);
            }
            scene.items.get_mut(slot).into_iter().for_each(|old| *old = item.clone());
        }
    }

    /// New items where old ones were, as far as there were any in their band; the rest at its end.
    fn rebuild(&mut self, slots: &[usize], new: [Vec<Item>; BANDS], order: &[GroupId]) {
        let mut items: Vec<Item> = Vec::with_capacity(self.scene.items.len() + new.iter().map(Vec::len).sum::<usize>());
        let mut slots = slots.iter().copied().peekable();
        let (mut from, mut ends) = (0, Vec::with_capacity(BANDS));
        for (&end, new) in self.bands.iter().zip(new) {
            let mut new = new.into_iter();
            for (at, item) in self.scene.items.iter().enumerate().take(end).skip(from) {
                match slots.next_if_eq(&at) {
                    Some(_) => items.extend(new.next()),
                    None => items.push(item.clone()),
                }
            }
            items.extend(new);
            from = end;
            ends.push(items.len());
        }
        if let Some(ground) = ends.first().and_then(|&end| items.get_mut(..end)) {
            ground.sort_by_key(|item| (depth(item), order.iter().position(|&id| item.part == Some(Part::Group(id)))));
        }
        (self.scene, self.bands) = (Arc::new(Scene { items }), ends);
        self.index = Index::of(&self.scene, &self.shapes);
    }
}

/// Pictures lie below all tints, tints below all edges, and edges below all tabs.
fn depth(item: &Item) -> u8 {
    match (item.role, &item.draw) {
        (Role::Ground, _) => 0,
        (Role::Group, Draw::Stroke(_)) => 2,
        (Role::Group, _) => 1,
        _ => 3,
    }
}
