//! Keys a command answers to, without a window library: what is pressed, where it counts, and how it is written on each platform.
//!
//! A key that writes or edits text never reaches a command while a text field is being edited, whatever its row says.

/// A key, by the letter or sign it writes without modifiers, or by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A letter (upper case), digit or sign. Signs count however they are reached: Shift is not asked about.
    Char(char),
    /// F1 to F12.
    F(u8),
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Tab.
    Tab,
    /// Space.
    Space,
    /// Delete.
    Delete,
    /// Backspace.
    Backspace,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// Where a shortcut counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Anywhere in the editor.
    Global,
    /// Only while the canvas has the keyboard.
    Canvas,
    /// Only while the canvas has the keyboard and elements are selected.
    Elements,
    /// Only while the canvas has the keyboard and nothing but connections is selected.
    Connections,
}

/// What has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The canvas, or nothing at all.
    Canvas,
    /// The canvas, with elements selected.
    Elements,
    /// The canvas, with nothing but connections selected.
    Connections,
    /// A field in which text is edited.
    Text,
    /// A button, a row, anything else.
    Elsewhere,
}

/// The platforms, which name their keys differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Platform {
    /// Linux and the like.
    Linux,
    /// Windows.
    Windows,
    /// macOS.
    Mac,
}

impl Platform {
    /// Every platform.
    pub const ALL: [Self; 3] = [Self::Linux, Self::Windows, Self::Mac];

    /// The one this program was built for.
    pub const fn here() -> Self {
        if cfg!(target_os = "macos") {
            Self::Mac
        } else if cfg!(target_os = "windows") {
            Self::Windows
        } else {
            Self::Linux
        }
    }
}

/// A key with what is held, and where it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shortcut {
    /// The key.
    pub key: Key,
    /// Ctrl, or Command on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
    /// Where it counts.
    pub scope: Scope,
}

impl Shortcut {
    /// This key alone, anywhere.
    pub const fn key(key: Key) -> Self {
        Self { key, command: false, shift: false, alt: false, scope: Scope::Global }
    }

    /// Ctrl (Command) and a letter, digit or sign, anywhere.
    pub const fn command(key: char) -> Self {
        Self::key(Key::Char(key)).with_command()
    }

    /// A letter or sign alone, on the canvas.
    pub const fn canvas(key: char) -> Self {
        Self { scope: Scope::Canvas, ..Self::key(Key::Char(key)) }
    }

    /// With Ctrl (Command) held.
    #[must_use]
    pub const fn with_command(self) -> Self {
        Self { command: true, ..self }
    }

    /// With Shift held.
    #[must_use]
    pub const fn with_shift(self) -> Self {
        Self { shift: true, ..self }
    }

    /// With Alt (Option) held.
    #[must_use]
    pub const fn with_alt(self) -> Self {
        Self { alt: true, ..self }
    }

    /// Only on the canvas.
    #[must_use]
    pub const fn on_canvas(self) -> Self {
        Self { scope: Scope::Canvas, ..self }
    }

    /// Only on the canvas while elements are selected.
    #[must_use]
    pub const fn on_elements(self) -> Self {
        Self { scope: Scope::Elements, ..self }
    }

    /// Only on the canvas while nothing but connections is selected.
    #[must_use]
    pub const fn on_connections(self) -> Self {
        Self { scope: Scope::Connections, ..self }
    }

    /// Whether these keys are pressed. Signs are found whether or not Shift was needed to write them.
    pub fn is_pressed(&self, key: Key, command: bool, shift: bool, alt: bool) -> bool {
        let sign = matches!(self.key, Key::Char(c) if !c.is_ascii_alphanumeric());
        self.key == key && self.command == command && self.alt == alt && (sign || self.shift == shift)
    }

    /// Whether it counts while the keyboard is there.
    pub fn counts_in(&self, focus: Focus) -> bool {
        match focus {
            Focus::Canvas => matches!(self.scope, Scope::Global | Scope::Canvas),
            Focus::Elements => self.scope != Scope::Connections,
            Focus::Connections => self.scope != Scope::Elements,
            Focus::Elsewhere => self.scope == Scope::Global && !self.presses_button(),
            Focus::Text => self.scope == Scope::Global && !self.edits_text(),
        }
    }

    /// Whether a focused button would hear it too.
    const fn presses_button(&self) -> bool {
        matches!(self.key, Key::Enter | Key::Space | Key::Tab) && !self.command && !self.alt
    }

    /// Whether a text field would hear it: writes, moves, takes out, or is one of the clipboard's and history's keys. Alt and a letter writes
    /// on a Mac, and Ctrl with Alt is the third level of many keyboards.
    pub const fn edits_text(&self) -> bool {
        match self.key {
            Key::Char(_) if !self.command || self.alt => true,
            Key::Char(c) => matches!(c.to_ascii_uppercase(), 'A' | 'C' | 'V' | 'X' | 'Y' | 'Z' | 'H' | 'U' | 'W'),
            Key::F(_) | Key::Escape => false,
            _ => true,
        }
    }

    /// As written in menus and tooltips: `Ctrl+Shift+S`, on a Mac `⇧⌘S`.
    pub fn text(&self, platform: Platform) -> String {
        let names: [(bool, &str, &str); 3] =
            [(self.alt, "Alt+", "\u{2325}"), (self.shift, "Shift+", "\u{21e7}"), (self.command, "Ctrl+", "\u{2318}")];
        let mut text = String::new();
        if platform == Platform::Mac {
            names.iter().filter(|(held, ..)| *held).for_each(|(.., name)| text.push_str(name));
        } else {
            names.iter().rev().filter(|(held, ..)| *held).for_each(|(_, name, _)| text.push_str(name));
        }
        text.push_str(&self.key.text(platform));
        text
    }
}

impl Key {
    /// As written in menus and tooltips.
    pub fn text(self, platform: Platform) -> String {
        let mac = platform == Platform::Mac;
        match self {
            Self::Char('-') => "\u{2212}".into(),
            Self::Char(c) => c.to_string(),
            Self::F(n) => format!("F{n}"),
            Self::Enter => if mac { "\u{21a9}" } else { "Enter" }.into(),
            Self::Escape => "Esc".into(),
            Self::Tab => "Tab".into(),
            Self::Space => "Space".into(),
            Self::Delete => if mac { "\u{2326}" } else { "Del" }.into(),
            Self::Backspace => if mac { "\u{232b}" } else { "Backspace" }.into(),
            Self::Up => "\u{2191}".into(),
            Self::Down => "\u{2193}".into(),
            Self::Left => "\u{2190}".into(),
            Self::Right => "\u{2192}".into(),
            Self::Home => "Home".into(),
            Self::End => "End".into(),
            Self::PageUp => "Page up".into(),
            Self::PageDown => "Page down".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_as_each_platform_does() {
        let save_as = Shortcut::command('S').with_shift();
        assert_eq!(save_as.text(Platform::Linux), "Ctrl+Shift+S");
        assert_eq!(save_as.text(Platform::Mac), "\u{21e7}\u{2318}S");
        assert_eq!(Shortcut::key(Key::F(6)).with_shift().text(Platform::Windows), "Shift+F6");
        assert_eq!(Shortcut::canvas('-').text(Platform::Linux), "\u{2212}");
    }

    #[test]
    fn signs_count_however_they_are_reached() {
        assert!(Shortcut::canvas('+').is_pressed(Key::Char('+'), false, true, false));
        assert!(Shortcut::canvas('+').is_pressed(Key::Char('+'), false, false, false));
        assert!(!Shortcut::canvas('L').is_pressed(Key::Char('L'), false, true, false));
    }

    #[test]
    fn typing_stays_in_the_field() {
        for typed in [Shortcut::key(Key::Char('D')), Shortcut::key(Key::Delete), Shortcut::command('Z'), Shortcut::command('E').with_alt()]
        {
            assert!(!typed.counts_in(Focus::Text), "{typed:?}");
            assert!(typed.counts_in(Focus::Elsewhere), "{typed:?}");
        }
        assert!(Shortcut::command('S').counts_in(Focus::Text));
        assert!(!Shortcut::canvas('D').counts_in(Focus::Elsewhere));
    }
}
