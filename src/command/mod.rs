//! What one can ask for by name: one row per command. Menu, palette, shortcut, tooltip and the keys page come from the row. And the one
//! place that performs what was asked.

mod keys;
mod perform;
mod rows;
mod shortcut;

pub use keys::{Clash, clashes, keys_markdown, shortcut_rows};
pub use perform::{perform, settle};
pub use rows::COMMANDS;
pub use shortcut::{Focus, Key, Platform, Scope, Shortcut};

use std::borrow::Cow;

use crate::session::Session;

/// A menu of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Menu {
    /// Maps as files.
    File,
    /// Undo, clipboard, search.
    Edit,
    /// What is shown, and how large.
    View,
    /// What can be added.
    Insert,
    /// The map as a whole.
    Map,
    /// Questions asked of the map.
    Analyse,
    /// Paper.
    Workshop,
    /// Keys and about.
    Help,
}

impl Menu {
    /// Every menu, from left to right.
    pub const ALL: [Self; 8] = [Self::File, Self::Edit, Self::View, Self::Insert, Self::Map, Self::Analyse, Self::Workshop, Self::Help];

    /// The word on it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Insert => "Insert",
            Self::Map => "Map",
            Self::Analyse => "Analyse",
            Self::Workshop => "Workshop",
            Self::Help => "Help",
        }
    }
}

/// The small picture of a command. What it looks like is the view's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is named after what it shows")]
pub enum Icon {
    Select,
    Factor,
    Actor,
    Outcome,
    Intervention,
    Connect,
    Delay,
    Note,
    Picture,
    Undo,
    Redo,
    Minus,
    Plus,
    Fit,
    Find,
    Print,
    PanelLeft,
    PanelRight,
    Star,
    StarFilled,
    More,
    Open,
    Blank,
    Check,
    NoPrint,
    Quote,
    Voices,
    Close,
    ArrowUp,
    ArrowDown,
    ArrowLeft,
    ArrowRight,
    ChevronDown,
    ChevronRight,
    Warning,
    Info,
    Trash,
    Edit,
    Link,
    Loops,
    Lever,
    Outline,
    Filter,
    Eye,
    EyeOff,
    Swap,
    Relation,
    Settings,
    Menu,
}

/// A command.
#[derive(Clone, Copy)]
pub struct Command {
    /// Its name in code: `file.save`. Never changes.
    pub id: &'static str,
    /// Its words in menu and palette; `…` where more is asked.
    pub label: &'static str,
    /// A sentence on what it does.
    pub help: &'static str,
    /// Its menu.
    pub menu: Menu,
    /// Which block of the menu it stands in; a line is drawn between blocks.
    pub section: u8,
    /// Keys it answers to, the one shown first.
    pub shortcut: &'static [Shortcut],
    /// Its picture.
    pub icon: Option<Icon>,
    /// Whether it can run now.
    pub enabled: fn(&Session) -> bool,
    /// Why it cannot, when it cannot: one sentence, what to do first.
    pub needs: &'static str,
    /// For what is on or off: whether it is on.
    pub checked: Option<fn(&Session) -> bool>,
    /// Words that say more than the label, such as "Undo move".
    pub title: Option<fn(&Session) -> String>,
    /// Runs it.
    pub run: fn(&mut Session),
}

impl Command {
    /// A row to start from: always enabled, no keys, does nothing. `Command { id: …, ..Command::ROW }`.
    pub const ROW: Self = Self {
        id: "",
        label: "",
        help: "",
        menu: Menu::File,
        section: 0,
        shortcut: &[],
        icon: None,
        enabled: |_| true,
        needs: "",
        checked: None,
        title: None,
        run: |_| {},
    };

    /// The section of what has keys and a place in the palette, but would only make a menu long: arrow keys.
    pub const KEYS_ONLY: u8 = u8::MAX;

    /// Its words now.
    pub fn words(&self, session: &Session) -> Cow<'static, str> {
        self.title.map_or(Cow::Borrowed(self.label), |title| Cow::Owned(title(session)))
    }

    /// Its first shortcut as written on this platform; empty without one.
    pub fn keys(&self) -> String {
        self.shortcut.first().map(|s| s.text(Platform::here())).unwrap_or_default()
    }

    /// Why it cannot run now; `None` when it can.
    pub fn refusal(&self, session: &Session) -> Option<&'static str> {
        (!(self.enabled)(session)).then_some(self.needs)
    }
}

impl std::fmt::Debug for Command {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Command({})", self.id)
    }
}

/// Every command, menu by menu as the rows stand.
pub fn commands() -> impl Iterator<Item = &'static Command> + Clone {
    COMMANDS.iter().copied().flatten()
}

/// The commands of a menu, block by block.
pub fn in_menu(menu: Menu) -> Vec<&'static Command> {
    let mut rows: Vec<_> = commands().filter(|c| c.menu == menu).collect();
    rows.sort_by_key(|c| c.section);
    rows
}

/// The command of this name.
pub fn by_id(id: &str) -> Option<&'static Command> {
    commands().find(|c| c.id == id)
}

/// The command that these keys ask for while the keyboard is there. On the canvas rows for what is selected come first, then those of the
/// canvas, then global ones.
pub fn by_keys(key: Key, [command, shift, alt]: [bool; 3], focus: Focus) -> Option<&'static Command> {
    let heard = |scope| {
        commands().find(|c| c.shortcut.iter().any(|s| s.scope == scope && s.counts_in(focus) && s.is_pressed(key, command, shift, alt)))
    };
    [Scope::Elements, Scope::Connections, Scope::Canvas, Scope::Global].into_iter().find_map(heard)
}
