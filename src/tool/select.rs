//! Select, before anything moves: what a press picks, and what a drag from it begins.

use super::{Ask, Bending, Connecting, Gesture, Marquee, Moving, Phase, PointerEvent, SLACK, Stage, add};
use crate::document::{Edit, Request};
use crate::map::{ElementId, ElementKind, Group, Part, Point, Record};

/// The button is down and has not moved yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Pressing {
    /// Where it went down.
    pub at: Point,
    /// On what.
    pub part: Option<Part>,
    /// What was selected before.
    pub selected: Vec<Part>,
    /// Letting go without a drag takes the part out of the selection again.
    pub takes_out: bool,
}

pub(super) fn idle(event: &PointerEvent, stage: Stage<'_>, asks: &mut Vec<Ask>) -> Gesture {
    match event.phase {
        Phase::Press => press(event, stage, asks),
        Phase::DoubleClick => double_click(event, stage, asks),
        _ => Gesture::Idle,
    }
}

fn press(event: &PointerEvent, stage: Stage<'_>, asks: &mut Vec<Ask>) -> Gesture {
    if let Some(from) = event.handle {
        return Gesture::Connecting(Connecting::new(from, event));
    }
    if let Some(sizing) = event.hold.and_then(|hold| super::Sizing::new(hold, event, stage)) {
        return Gesture::Sizing(sizing);
    }
    let selection = stage.document.selection();
    let adds = event.modifiers.shift || event.modifiers.command;
    let is_selected = event.part.is_some_and(|part| selection.contains(part));
    match event.part {
        Some(part) if !is_selected && adds => asks.push(Request::Toggle(part).into()),
        Some(part) if !is_selected => asks.push(Request::Select(vec![part]).into()),
        _ => {}
    }
    let (part, selected) = (event.part, selection.parts().to_vec());
    Gesture::Pressing(Pressing { at: event.at, part, selected, takes_out: is_selected && adds })
}

fn double_click(event: &PointerEvent, stage: Stage<'_>, asks: &mut Vec<Ask>) -> Gesture {
    match event.part {
        Some(part @ (Part::Element(_) | Part::Note(_))) => asks.push(Ask::EditLabel { part, fresh: false }),
        // What a relation says stands on its line.
        Some(part @ Part::Connection(id)) if stage.document.map().connection(id).is_some_and(|c| c.relation().is_some()) => {
            asks.push(Ask::EditLabel { part, fresh: false });
        }
        Some(Part::Group(id)) => {
            // What is collapsed to one box opens.
            let collapsed = stage.document.map().groups().get(id).filter(|group| group.collapsed);
            let opened = collapsed.map(|group| Record::from(Group { collapsed: false, ..group.clone() }));
            asks.extend(opened.map(|group| Ask::from(Request::Edit(Edit::Put(Box::new(group))))));
        }
        Some(Part::Connection(_) | Part::Loop(_) | Part::Quote(_)) => {}
        None | Some(Part::Backdrop(_)) => add::add(ElementKind::Factor, event, stage, asks),
    }
    Gesture::Idle
}

impl Pressing {
    pub(super) fn next(self, event: &PointerEvent, stage: Stage<'_>, asks: &mut Vec<Ask>) -> Gesture {
        match event.phase {
            Phase::Drag if (event.at - self.at).hypot() < SLACK * event.pixel => Gesture::Pressing(self),
            Phase::Drag => self.drag(event, stage, asks),
            Phase::Release | Phase::DoubleClick => {
                self.release(event, asks);
                Gesture::Idle
            }
            _ => Gesture::Pressing(self),
        }
    }

    /// A press on one of several selected parts picks it alone, but only once it turns out not to be a drag.
    fn release(&self, event: &PointerEvent, asks: &mut Vec<Ask>) {
        let adds = event.modifiers.shift || event.modifiers.command;
        match self.part {
            Some(part) if self.takes_out => asks.push(Request::Toggle(part).into()),
            Some(part) if !adds && self.selected != [part] => asks.push(Request::Select(vec![part]).into()),
            None if !adds => asks.push(Request::Select(Vec::new()).into()),
            _ => {}
        }
    }

    fn drag(self, event: &PointerEvent, stage: Stage<'_>, asks: &mut Vec<Ask>) -> Gesture {
        match self.part {
            None => Marquee::new(self.at, self.selected, event.modifiers).next(event, stage, asks),
            Some(Part::Element(_) | Part::Note(_) | Part::Backdrop(_)) => {
                let selection = stage.document.selection();
                match Moving::begin(selection.elements().collect(), beside(stage), self.at, stage, asks) {
                    Some(moving) => moving.between_groups(stage).next(event, stage, asks),
                    None => Gesture::Pressing(self),
                }
            }
            Some(Part::Group(group)) => {
                let members: Vec<ElementId> = stage.document.map().members(group).map(|element| element.id).collect();
                match Moving::begin(members, Vec::new(), self.at, stage, asks) {
                    Some(moving) => moving.next(event, stage, asks),
                    None => Gesture::Pressing(self),
                }
            }
            Some(Part::Connection(connection)) => match Bending::begin(connection, stage, asks) {
                Some(bending) => bending.next(event, stage, asks),
                None => Gesture::Pressing(self),
            },
            Some(Part::Loop(_) | Part::Quote(_)) => Gesture::Pressing(self),
        }
    }
}

/// The notes and pictures that are selected, with what they cover.
fn beside(stage: Stage<'_>) -> Vec<(Part, crate::map::Rect)> {
    let parts = stage.document.selection().parts().iter();
    let loose = parts.filter(|part| stage.drawing.is_loose(**part));
    loose.filter_map(|&part| Some((part, stage.drawing.beside(part)?))).collect()
}
