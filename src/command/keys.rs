//! What the rows say about keys, as lists: for the keys page, for the README, and for the test that no two commands want the same keys.

use super::{COMMANDS, Command, Menu, Platform, Shortcut, commands, in_menu};

/// Two commands that want the same keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The one.
    pub one: &'static str,
    /// The other.
    pub other: &'static str,
    /// The keys as written.
    pub keys: String,
}

/// Commands that want the same keys in one scope. On a Mac Command and on others Ctrl are the same to a row, so that what is written
/// there is what is compared.
pub fn clashes(platform: Platform) -> Vec<Clash> {
    let all: Vec<(&Command, &Shortcut)> = commands().flat_map(|c| c.shortcut.iter().map(move |s| (c, s))).collect();
    let mut found = Vec::new();
    for (at, (command, keys)) in all.iter().enumerate() {
        for (other, others) in all.iter().skip(at + 1) {
            let same_key = keys.is_pressed(others.key, others.command, others.shift, others.alt)
                || others.is_pressed(keys.key, keys.command, keys.shift, keys.alt);
            if keys.scope == others.scope && (same_key || keys.text(platform) == others.text(platform)) {
                found.push(Clash { one: command.id, other: other.id, keys: keys.text(platform) });
            }
        }
    }
    found
}

/// Commands with keys, menu by menu: words, keys as written, help.
pub fn shortcut_rows(platform: Platform) -> Vec<(Menu, Vec<(&'static Command, String)>)> {
    Menu::ALL
        .into_iter()
        .map(|menu| {
            let with_keys = in_menu(menu).into_iter().filter(|c| !c.shortcut.is_empty());
            (menu, with_keys.map(|c| (c, written(c, platform))).collect::<Vec<_>>())
        })
        .filter(|(_, rows)| !rows.is_empty())
        .collect()
}

/// All keys of a command: `Ctrl+Y or Ctrl+Shift+Z`.
fn written(command: &Command, platform: Platform) -> String {
    command.shortcut.iter().map(|s| s.text(platform)).collect::<Vec<_>>().join(" or ")
}

/// The keys as a Markdown table, for the README.
pub fn keys_markdown(platform: Platform) -> String {
    debug_assert!(!COMMANDS.is_empty());
    let mut text = String::from("| Keys | Command | What it does |\n|---|---|---|\n");
    for (menu, rows) in shortcut_rows(platform) {
        for (command, keys) in rows {
            let keys = keys.replace('|', "\\|");
            let row = ["| ", &keys, " | ", menu.name(), " › ", command.label, " | ", command.help, " |\n"];
            text.extend(row);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Focus, Key, by_keys};
    use crate::session::Session;

    #[test]
    fn no_two_commands_want_the_same_keys() {
        for platform in Platform::ALL {
            assert_eq!(clashes(platform), [], "{platform:?}");
        }
    }

    /// What every text field of every platform does itself.
    #[test]
    fn typing_reaches_no_command() {
        let mut typed: Vec<(Key, [bool; 3])> = Vec::new();
        for c in ' '..='~' {
            let key = Key::Char(c.to_ascii_uppercase());
            typed.extend([[false, false, false], [false, true, false], [false, false, true], [true, false, true]].map(|held| (key, held)));
        }
        typed.extend("ACVXYZ".chars().map(|c| (Key::Char(c), [true, false, false])));
        typed.push((Key::Char('Z'), [true, true, false]));
        let moves = [Key::Enter, Key::Tab, Key::Space, Key::Delete, Key::Backspace, Key::Up, Key::Down, Key::Left, Key::Right];
        for key in moves.into_iter().chain([Key::Home, Key::End, Key::PageUp, Key::PageDown]) {
            typed.extend([[false; 3], [false, true, false], [true, false, false], [true, true, false]].map(|held| (key, held)));
        }
        for (key, held) in typed {
            assert!(by_keys(key, held, Focus::Text).is_none(), "{key:?} with {held:?} would be eaten");
        }
        assert_eq!(by_keys(Key::Char('S'), [true, false, false], Focus::Text).map(|c| c.id), Some("file.save"));
    }

    #[test]
    fn every_row_is_whole() {
        let session = Session::new();
        let mut ids: Vec<_> = commands().map(|c| c.id).collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count, "ids are unique");
        for command in commands() {
            assert!(!command.id.is_empty() && command.id.contains('.'), "{command:?}");
            assert!(!command.label.is_empty(), "{command:?}");
            assert!(command.help.ends_with('.') && command.help.len() > 10, "{command:?} {}", command.help);
            assert!((command.enabled)(&session) || command.needs.ends_with('.'), "{command:?} says why it cannot");
        }
    }

    #[test]
    fn labels_are_unique_so_that_the_palette_is_clear() {
        let mut labels: Vec<_> = commands().map(|c| (c.label, c.id)).collect();
        labels.sort_unstable();
        for pair in labels.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "{pair:?}");
        }
    }

    #[test]
    fn the_table_of_keys_names_every_command_with_keys() {
        let table = keys_markdown(Platform::Linux);
        for command in commands().filter(|c| !c.shortcut.is_empty()) {
            assert!(table.contains(command.label), "{command:?}");
        }
        assert!(table.contains("| Ctrl+S | File › Save |"));
    }
}
