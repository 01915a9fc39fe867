//! The command palette: type a few letters of what you want, go down with the arrows, Enter runs it.

use egui::{Align2, CornerRadius, Id, Key, Modal, Modifiers, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::dialog::modal;
use crate::command::{Command, commands};
use crate::session::{Action, Session, ShellAction};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, RADIUS, SMALL, palette};
use crate::view::widgets::search_field;

/// What people say in each other's place.
const SAME: &[&[&str]] = &[
    &["add", "insert", "new", "create"],
    &["delete", "remove", "erase"],
    &["find", "search"],
    &["link", "arrow", "connect", "connection"],
    &["node", "box", "element"],
    &["variable", "factor"],
    &["cluster", "theme", "group"],
    &["layout", "arrange", "lay"],
    &["colour", "color"],
    &["export", "save"],
    &["import", "open", "load"],
    &["preferences", "options", "settings"],
];

/// Height of a row.
const ROW: f32 = 44.0;

/// The palette, if it is open.
pub fn palette_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let Some(typed) = &session.shell.palette else { return };
    let found = found(session, typed);
    let at_id = Id::unique("palette row");
    let mut at = ui.data(|data| data.get_temp::<usize>(at_id)).unwrap_or(0).min(found.len().saturating_sub(1));
    let (moved, enter) = steer(ui, &mut at, found.len());
    // Hung from above, so that the field stays where it is while the list grows and shrinks.
    let area = Modal::default_area(Id::unique("commands")).anchor(Align2::CENTER_TOP, vec2(0.0, 96.0));
    let shown = modal(ui, "Commands").area(area).show(ui.ctx(), |ui| {
        ui.set_width(560.0_f32.min(ui.ctx().content_rect().width() - 80.0));
        let mut text = typed.clone();
        let response = search_field(ui, Id::unique("palette field"), "Find a command", "What would you like to do?", &mut text);
        response.request_focus();
        if text != *typed {
            at = 0;
            actions.push(ShellAction::Palette(Some(text)).into());
        }
        ui.add_space(4.0);
        rows_ui(ui, session, &found, at, moved)
    });
    ui.data_mut(|data| data.insert_temp(at_id, at));
    let chosen = shown.inner.or(if enter { found.get(at).copied() } else { None });
    if let Some(command) = chosen.filter(|command| (command.enabled)(session)) {
        actions.push(ShellAction::Palette(None).into());
        actions.push(Action::Run(command.id));
    } else if shown.should_close() {
        actions.push(ShellAction::Palette(None).into());
    }
    if actions.iter().any(|action| matches!(action, Action::Shell(ShellAction::Palette(None)))) {
        ui.data_mut(|data| data.remove::<usize>(at_id));
    }
}

/// Arrows move, Enter runs. Whether it moved, and whether Enter was pressed.
fn steer(ui: &Ui, at: &mut usize, count: usize) -> (bool, bool) {
    let before = *at;
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowDown) {
            *at = (*at + 1).min(count.saturating_sub(1));
        }
        if pressed(Key::ArrowUp) {
            *at = at.saturating_sub(1);
        }
        (*at != before, pressed(Key::Enter))
    })
}

fn rows_ui(ui: &mut Ui, session: &Session, found: &[&'static Command], at: usize, moved: bool) -> Option<&'static Command> {
    let mut clicked = None;
    if found.is_empty() {
        ui.label("No command has these words. Try fewer letters.");
    }
    let height = (ui.ctx().content_rect().height() - 220.0).clamp(120.0, 8.0 * ROW);
    // Without a least height the list grows no larger than it was when fewer rows were found.
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (row, command) in found.iter().enumerate() {
            let response = row_ui(ui, session, command, row == at);
            if row == at && moved {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                clicked = Some(*command);
            }
        }
    });
    clicked
}

fn row_ui(ui: &mut Ui, session: &Session, command: &Command, on: bool) -> egui::Response {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let refusal = command.refusal(session);
    let words = command.words(session);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, refusal.is_none(), &words));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(on));
    if ui.is_rect_visible(rect) {
        if on || response.hovered() {
            ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), colour(if on { p.selected_row } else { p.hover }));
        }
        let (ink, font) = if refusal.is_some() { (p.muted, regular(BODY)) } else { (p.text, semibold(BODY)) };
        let words = ui.painter().text(rect.min + vec2(12.0, 14.0), Align2::LEFT_CENTER, words, font, colour(ink));
        let menu = pos2(words.right() + 8.0, words.center().y);
        ui.painter().text(menu, Align2::LEFT_CENTER, command.menu.name(), regular(SMALL), colour(p.muted));
        let (second, ink) = refusal.map_or((command.help, p.muted), |why| (why, p.warn));
        let room = ui.painter().with_clip_rect(rect.shrink2(vec2(8.0, 0.0)).intersect(ui.clip_rect()));
        room.text(rect.min + vec2(12.0, 31.0), Align2::LEFT_CENTER, second, regular(SMALL), colour(ink));
        let at = pos2(rect.right() - 12.0, rect.top() + 14.0);
        ui.painter().text(at, Align2::RIGHT_CENTER, command.keys(), regular(BODY), colour(p.muted));
    }
    response
}

/// Commands whose words match, the best first. Those that cannot run now come after those that can, equally good.
fn found(session: &Session, typed: &str) -> Vec<&'static Command> {
    let mut rows: Vec<(i32, bool, &'static Command)> = commands()
        .filter(|command| command.id != "help.palette")
        .filter_map(|command| {
            let words = format!("{} {}", command.words(session), command.menu.name());
            Some((score(typed, &words, command.help)?, (command.enabled)(session), command))
        })
        .collect();
    rows.sort_by_key(|(score, enabled, _)| (std::cmp::Reverse(*score), std::cmp::Reverse(*enabled)));
    rows.into_iter().map(|(.., command)| command).collect()
}

/// How well what is typed fits: best as the start of the words, then of one of them, then anywhere in them, then in the help, then in other words
/// for the same, and last as letters picked from the starts of words. `None` if not at all.
fn score(typed: &str, words: &str, help: &str) -> Option<i32> {
    let (typed, words, help) = (typed.trim().to_lowercase(), words.to_lowercase(), help.to_lowercase());
    if words.starts_with(&typed) {
        return Some(500);
    }
    if words.contains(&format!(" {typed}")) {
        return Some(400);
    }
    if words.contains(&typed) {
        return Some(300);
    }
    if typed.split_whitespace().all(|part| words.contains(part)) {
        return Some(250);
    }
    let begins = |text: &str, part: &str| text.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(part));
    let (in_words, in_help) = (|part: &str| begins(&words, part), |part: &str| begins(&help, part));
    if in_help(&typed) {
        return Some(200);
    }
    if !typed.is_empty() && typed.split_whitespace().all(|part| words.contains(part) || in_help(part)) {
        return Some(190);
    }
    let said = |part: &str| SAME.iter().filter(|group| group.contains(&part)).flat_map(|group| group.iter()).any(|same| in_words(same));
    if typed.split_whitespace().all(|part| in_words(part) || said(part)) {
        // Of two that are said in other words, the one with less beside it.
        let beside: i32 = words.split_whitespace().map(|_| 1).sum();
        return Some(180 - beside.min(40));
    }
    picked(&typed, &words)
}

/// Letters picked in order: at the start of a word, or right behind the last one picked. Fewer jumps are better.
fn picked(typed: &str, words: &str) -> Option<i32> {
    let words: Vec<char> = words.chars().collect();
    let starts = |at: usize| at == 0 || words.get(at - 1).is_some_and(|c| !c.is_alphanumeric());
    let (mut next, mut score) = (0, 100);
    for wanted in typed.chars().filter(|c| !c.is_whitespace()) {
        let here = (next..words.len()).find(|&at| words.get(at) == Some(&wanted) && (at == next || starts(at)))?;
        score -= i32::from(here != next) * 5;
        next = here + 1;
    }
    Some(score)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(typed: &str) -> &'static str {
        found(&Session::new(), typed).first().map_or("", |c| c.id)
    }

    #[test]
    fn a_few_letters_find_a_command() {
        assert_eq!(first("undo"), "edit.undo");
        assert_eq!(first("save as"), "file.save_as");
        assert_eq!(first("zoin"), "view.zoom_in");
        assert_eq!(first("fea"), "analyse.loops");
        assert_eq!(first("dark"), "view.theme_dark");
        assert_eq!(first("about c"), "help.about");
        assert_eq!(first("betweenness"), "analyse.size_between");
        assert_eq!(first("size betw"), "analyse.size_between", "words of the label and of the help together");
    }

    #[test]
    fn other_words_for_the_same_find_it() {
        assert_eq!(first("add quote"), "insert.quote");
        assert_eq!(first("new factor"), "insert.factor");
        assert_eq!(first("erase"), "edit.delete");
        assert_eq!(first("search"), "edit.find");
    }

    #[test]
    fn nothing_typed_finds_everything_and_nonsense_nothing() {
        assert_eq!(found(&Session::new(), "").len(), commands().count() - 1);
        assert!(found(&Session::new(), "xqzv").is_empty());
    }
}
