//! Keeps what was typed behind what opened the field for it. egui hands a frame all its events at once, and commands hear keys before the map
//! hears the pointer; on a slow machine "click, type" would come as "type, click", and "open the palette, type, Enter" would run whatever
//! stood first before anything was typed. A frame therefore ends before a key that follows a click or a key that may open or close something,
//! and before a key or a button that acts on what was typed.

use egui::{Event, Key};

/// Events on their way to frames.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// What is left for the next frame.
    waiting: Vec<Event>,
    /// Whether the last frame may have opened or closed something.
    turned: bool,
}

impl Order {
    /// Leaves a frame the events that are its own and keeps the rest. While a text field has the keyboard (`typing`), plain letters go into it
    /// and stay together; elsewhere each may be a command. Whether there are events for another frame.
    pub fn sort(&mut self, events: &mut Vec<Event>, typing: bool) -> bool {
        events.splice(0..0, std::mem::take(&mut self.waiting));
        // What was opened is there in the frame after, for its size to be found, but does not listen yet.
        let end = if self.turned { events.iter().position(is_typed) } else { end_of_frame(events, typing) };
        self.waiting = end.map(|end| events.split_off(end)).unwrap_or_default();
        self.turned = events.iter().any(|event| turns(event, typing));
        !self.waiting.is_empty()
    }
}

/// Where the next frame has to begin, if not all events are of one.
fn end_of_frame(events: &[Event], typing: bool) -> Option<usize> {
    let (mut turned, mut written) = (false, false);
    let mut before: Option<&Event> = None;
    events.iter().position(|event| {
        // A letter comes twice, as a key and as text: the second belongs to the first.
        let own_text = matches!((before, event), (Some(Event::Key { key, pressed: true, .. }), Event::Text(_)) if !names_itself(*key));
        let waits = (turned && is_typed(event) && !own_text) || (written && (acts(event) || presses(event)));
        turned |= turns(event, typing);
        written |= typing && matches!(event, Event::Text(_) | Event::Paste(_) | Event::Ime(_));
        before = Some(event);
        waits
    })
}

/// Whether what is typed after it may be meant for something that was not there before.
fn turns(event: &Event, typing: bool) -> bool {
    match event {
        Event::PointerButton { .. } => true,
        Event::Key { key, pressed: true, modifiers, .. } => {
            let is_letter = key.name().chars().count() == 1 || matches!(key, Key::Space);
            let commanded = modifiers.command || modifiers.ctrl || modifiers.alt;
            let moves = matches!(key, Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight | Key::Backspace | Key::Delete);
            !moves && (commanded || !is_letter || !typing)
        }
        _ => false,
    }
}

/// Keys that bring no text with them.
fn names_itself(key: Key) -> bool {
    let name = key.name();
    let moves = ["Tab", "Enter", "Escape", "Delete", "Backspace", "Home", "End", "PageUp", "PageDown", "Insert"].contains(&name);
    let function = name.strip_prefix('F').is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()));
    moves || function || matches!(key, Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight)
}

/// A button that goes down takes the keyboard from a field before what was typed for it is in it.
fn presses(event: &Event) -> bool {
    matches!(event, Event::PointerButton { pressed: true, .. })
}

/// Keys that do something with what stands in a field.
fn acts(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Enter | Key::Tab | Key::Escape | Key::ArrowUp | Key::ArrowDown, pressed: true, .. })
}

fn is_typed(event: &Event) -> bool {
    match event {
        Event::Key { pressed, .. } => *pressed,
        Event::Text(_) | Event::Paste(_) | Event::Copy | Event::Cut | Event::Ime(_) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Modifiers, PointerButton, Pos2};

    fn held(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    fn key(key: Key) -> Event {
        held(key, Modifiers::NONE)
    }

    fn text(text: &str) -> Event {
        Event::Text(text.into())
    }

    fn button(pressed: bool) -> Event {
        Event::PointerButton { pos: Pos2::ZERO, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
    }

    /// The frames that these events take, as how many events each.
    fn frames(events: Vec<Event>, typing: bool) -> Vec<usize> {
        let (mut order, mut counts, mut given) = (Order::default(), Vec::new(), events);
        loop {
            let more = order.sort(&mut given, typing);
            counts.push(given.len());
            given.clear();
            if !more {
                return counts;
            }
        }
    }

    #[test]
    fn keys_after_a_click_or_a_tab_wait_until_what_they_opened_listens() {
        let events = vec![key(Key::A), text("a"), button(true), button(false), key(Key::Tab), text("b")];
        assert_eq!(frames(events, true), [2, 2, 0, 1, 0, 1]);
        let typed = vec![key(Key::A), text("a"), key(Key::B), text("b"), button(true)];
        assert_eq!(
            frames(typed, true),
            [4, 1],
            "plain typing stays together, and is in the field before the button takes the keyboard away"
        );
    }

    #[test]
    fn letters_that_are_commands_go_alone_with_their_text() {
        let events = vec![key(Key::C), text("c"), key(Key::T), text("t"), key(Key::Escape)];
        assert_eq!(frames(events, false), [2, 0, 2, 0, 1]);
    }

    #[test]
    fn what_is_typed_into_the_palette_waits_for_it_and_enter_waits_for_what_is_typed() {
        let events = vec![held(Key::K, Modifiers::COMMAND), key(Key::D), text("d"), key(Key::Enter)];
        assert_eq!(frames(events, false), [1, 0, 2, 0, 1]);
        assert_eq!(frames(vec![key(Key::D), text("d"), key(Key::Enter)], true), [2, 1]);
    }

    #[test]
    fn what_comes_a_frame_later_waits_too() {
        let mut order = Order::default();
        let mut first = vec![held(Key::K, Modifiers::COMMAND)];
        assert!(!order.sort(&mut first, false));
        let mut second = vec![key(Key::D), text("d")];
        assert!(order.sort(&mut second, false), "the palette is only just there");
        assert_eq!(second.len(), 0);
        let mut third = vec![key(Key::A), text("a")];
        assert!(!order.sort(&mut third, true));
        assert_eq!(third.len(), 4, "nothing is lost, and all in order");
    }

    #[test]
    fn arrows_that_walk_stay_together() {
        assert_eq!(frames(vec![key(Key::ArrowDown), key(Key::ArrowDown), key(Key::ArrowDown)], false), [3]);
    }
}
