//! Performs what is asked of groups: gather elements into one, collapse it to a box, hide it.

use crate::document::{Edit, ElementField, Request};
use crate::map::{ElementId, Extra, Group, GroupId, Grouping, GroupingId, Part, Record};
use crate::session::{NoticeKind, Session};

/// New groups take the theme's tints in turn.
const TINTS: u32 = 4;

/// A new group of these elements in the grouping that is shown, selected so that its title can be typed.
pub(in crate::command) fn gather(session: &mut Session, elements: Vec<ElementId>) {
    if elements.is_empty() {
        let text = "Nothing lies wholly inside: draw the frame around the elements that belong together.";
        session.shell.notify(NoticeKind::Note, text);
        return;
    }
    let (id, mut edits) = (session.document.new_id(), Vec::new());
    let map = session.document.map();
    let shown = shown(session).or_else(|| map.groupings().iter().next().map(|grouping| grouping.id));
    let grouping = shown.unwrap_or_else(|| session.document.new_id());
    if shown.is_none() {
        let record = Grouping { id: grouping, number: 1, title: "Themes".to_owned(), extra: Extra::default() };
        edits.push(put(record));
    }
    let number = map.groups_in(grouping).map(|group| group.number).max().unwrap_or(0).saturating_add(1);
    let tint = (number.saturating_sub(1) % TINTS) as u8;
    let title = format!("Group {number}");
    edits.push(put(Group { id, number, grouping, title, tint, hatch: tint, collapsed: false, extra: Extra::default() }));
    edits.push(Edit::Elements(elements, ElementField::JoinGroup(id)));
    session.document.edit(&Edit::All("group".to_owned(), edits));
    (session.canvas.grouping, session.canvas.ungrouped) = (Some(grouping), false);
    session.panels.right_open = true;
    session.document.perform(Request::Select(vec![Part::Group(id)]));
}

/// The groups that are meant: those selected, else those of the grouping shown that selected elements are in.
pub(in crate::command) fn meant(session: &Session) -> Vec<GroupId> {
    let selection = session.document.selection();
    let map = session.map();
    let chosen = selection.parts().iter().filter_map(|part| if let Part::Group(id) = part { Some(*id) } else { None });
    let chosen: Vec<GroupId> = chosen.collect();
    if !chosen.is_empty() {
        return chosen;
    }
    let Some(grouping) = shown(session) else { return Vec::new() };
    let elements: Vec<_> = selection.elements().filter_map(|id| map.element(id)).collect();
    let holds = |group: &&Group| elements.iter().any(|element| element.groups.contains(&group.id));
    map.groups_in(grouping).filter(holds).map(|group| group.id).collect()
}

/// Collapses these groups, or opens them again, in one step. What was selected inside gives way to the box.
pub(in crate::command) fn collapse(session: &mut Session, groups: &[GroupId], collapsed: bool) {
    let records = groups.iter().filter_map(|id| session.map().groups().get(*id)).filter(|group| group.collapsed != collapsed);
    let edits: Vec<Edit> = records.map(|group| put(Group { collapsed, ..group.clone() })).collect();
    if edits.is_empty() {
        return;
    }
    let label = if collapsed { "collapse group" } else { "open group" };
    session.document.edit(&Edit::All(label.to_owned(), edits));
    session.document.perform(Request::Select(groups.iter().map(|id| Part::Group(*id)).collect()));
}

/// Leaves the members of these groups out of the picture on the screen, or shows them again.
pub(in crate::command) fn hide(session: &mut Session, groups: &[GroupId], hidden: bool) {
    for id in groups {
        if hidden {
            session.canvas.hidden.insert(*id);
        } else {
            session.canvas.hidden.remove(id);
        }
    }
    if hidden {
        // What is selected is shown in any case.
        session.document.perform(Request::Select(groups.iter().map(|id| Part::Group(*id)).collect()));
        let text = "Hidden on the screen only: handouts still have them. View \u{203a} Show hidden groups brings them back.";
        session.shell.notify_once(NoticeKind::Note, text);
    }
}

/// The grouping whose groups are on the map now.
pub(in crate::command) fn shown(session: &Session) -> Option<GroupingId> {
    session.canvas.wanted(&session.document, &session.shell).grouping
}

fn put(record: impl Into<Record>) -> Edit {
    Edit::Put(Box::new(record.into()))
}
