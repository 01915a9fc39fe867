//! Pasted text as it lies on the system's clipboard: the window library turns its line ends into others, and words that somebody said are kept
//! letter by letter.

use egui::{Event, RawInput};

/// Gives what was pasted in a frame its own line ends back.
pub(super) fn restore(raw: &mut RawInput) {
    let pasted = |event: &Event| matches!(event, Event::Paste(text) if text.contains('\n'));
    if !raw.events.iter().any(pasted) {
        return;
    }
    let Ok(whole) = arboard::Clipboard::new().and_then(|mut clipboard| clipboard.get_text()) else { return };
    restore_from(&whole, &mut raw.events);
}

/// The same from a text that is known. Where another application has changed the clipboard meanwhile, nothing is.
fn restore_from(whole: &str, events: &mut [Event]) {
    for event in events {
        if let Event::Paste(text) = event
            && *text == whole.replace("\r\n", "\n")
        {
            whole.clone_into(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_come_back_and_nothing_else_does() {
        let mut events = [Event::Paste("one\ntwo".into()), Event::Paste("three\nfour".into()), Event::Copy];
        restore_from("one\r\ntwo", &mut events);
        assert_eq!(events, [Event::Paste("one\r\ntwo".into()), Event::Paste("three\nfour".into()), Event::Copy]);
        restore_from("three\nfour", &mut events);
        assert_eq!(events[1], Event::Paste("three\nfour".into()));
    }
}
