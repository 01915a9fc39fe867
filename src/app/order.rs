//! Keeps what was typed behind what was clicked. egui hands a frame all its events at once, and commands hear keys before the map hears the
//! pointer; on a slow machine "click, type" would come as "type, click". A frame therefore ends before a key that follows a click, and
//! after a key that may open a field.

use egui::{Event, Key};

/// Cuts a frame's events where the next frame has to begin. What is left for it is handed back.
pub(super) fn cut(events: &mut Vec<Event>) -> Vec<Event> {
    let mut turned = false;
    let end = events.iter().position(|event| {
        let waits = turned && is_typed(event);
        turned |= turns(event);
        waits
    });
    end.map(|end| events.split_off(end)).unwrap_or_default()
}

/// Whether what is typed after it may be meant for something that was not there before.
fn turns(event: &Event) -> bool {
    match event {
        Event::PointerButton { .. } => true,
        Event::Key { key, pressed: true, .. } => matches!(key, Key::Tab | Key::Enter | Key::F2),
        _ => false,
    }
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

    fn key(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    fn button(pressed: bool) -> Event {
        Event::PointerButton { pos: Pos2::ZERO, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
    }

    #[test]
    fn keys_after_a_click_or_a_tab_wait_for_the_next_frame() {
        let mut events = vec![key(Key::A), Event::Text("a".into()), button(true), button(false), key(Key::Tab), Event::Text("b".into())];
        let mut rest = cut(&mut events);
        assert_eq!((events.len(), rest.len()), (4, 2));
        let last = cut(&mut rest);
        assert_eq!((rest, last), (vec![key(Key::Tab)], vec![Event::Text("b".into())]));
        let mut typed = vec![key(Key::A), Event::Text("a".into()), key(Key::B), Event::Text("b".into()), button(true)];
        assert!(cut(&mut typed).is_empty(), "plain typing stays together");
    }
}
