//! Performs what was asked of the window as a whole. What needs the disk or the window system becomes a wish for `app`.

use crate::session::{Dialog, Page, Question, Session, ShellAction, Wish};

pub(super) fn perform(session: &mut Session, action: ShellAction) {
    let shell = &mut session.shell;
    match action {
        ShellAction::Page(page) => shell.page = page,
        ShellAction::New(template) => guarded(session, Wish::New(template)),
        ShellAction::Open(path) => guarded(session, Wish::Open(path)),
        ShellAction::Quit => guarded(session, Wish::Quit),
        // `app` opens the file dialogs and writes; it sends these itself when a path was typed.
        ShellAction::SaveTo(_) | ShellAction::ExportTo(_) => {}
        ShellAction::Export(format) => {
            shell.dialog = None;
            shell.wish(Wish::PickExport(format));
        }
        ShellAction::Audience(audience) => shell.audience = audience,
        ShellAction::Picture(picture) => shell.picture = picture,
        ShellAction::Ask(question) => shell.question = Some(question),
        ShellAction::Answer(at) => answer(session, at),
        ShellAction::Dismiss(at) => {
            if at < shell.notices.len() {
                shell.notices.remove(at);
            }
        }
        ShellAction::Palette(text) => shell.palette = text,
        ShellAction::Dialog(dialog) => show(session, dialog),
        ShellAction::Theme(choice) => {
            shell.choose_theme(choice);
            shell.wish(Wish::KeepSettings);
        }
        ShellAction::Scale(percent) => {
            shell.settings.ui_scale = percent.clamp(50, 300) as f32 / 100.0;
            shell.wish(Wish::KeepSettings);
        }
        ShellAction::SystemDark(dark) => {
            shell.system_dark = dark;
            shell.follow_theme();
        }
        ShellAction::Focused(pane) => {
            shell.focus = None;
            shell.pane = pane;
        }
        ShellAction::Forget(path) => {
            match path {
                Some(path) => shell.settings.forget(&path),
                None => shell.settings.forget_recent(),
            }
            shell.wish(Wish::KeepSettings);
        }
    }
}

fn show(session: &mut Session, dialog: Option<Dialog>) {
    if dialog.is_none() {
        session.incoming.drop_file();
        // Whoever came with a file and thought better of it begins at the beginning.
        if session.arriving.drop_file() && session.file.path.is_none() && session.map().element_count() == 0 {
            session.shell.page = Page::Welcome;
        }
        session.tables.paste.clear();
        session.views.draft = None;
    }
    session.shell.palette = None;
    session.shell.dialog = dialog;
}

fn answer(session: &mut Session, at: usize) {
    let Some(question) = session.shell.question.take() else { return };
    if let Some((_, wishes)) = question.answers.into_iter().nth(at) {
        session.shell.wishes.extend(wishes);
    }
}

/// Does what takes the map off the table; asks first if the map has changes that are not on the disk.
pub(in crate::command) fn guarded(session: &mut Session, wish: Wish) {
    session.document.commit();
    let open = session.shell.page != Page::Welcome || session.map().element_count() > 0;
    if !(open && session.document.is_dirty()) {
        session.shell.wish(wish);
        return;
    }
    let name = session.file.name();
    session.shell.question = Some(Question {
        title: format!("Save the changes to {name}?"),
        text: "Without saving, what changed since the last save is lost.".into(),
        answers: vec![
            ("Save".into(), vec![Wish::SaveThen(Box::new(wish.clone()))]),
            ("Don\u{2019}t save".into(), vec![wish]),
            ("Cancel".into(), Vec::new()),
        ],
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::perform as ask;
    use crate::document::Edit;
    use crate::map::{ElementKind, Point};

    fn drawn() -> Session {
        let mut session = Session::new();
        session.shell.page = Page::Editor;
        session.document.mark_saved(0);
        let id = session.document.new_id();
        let edit = Edit::AddElement { id, kind: ElementKind::Factor, label: "Trust".into(), at: Point::ZERO };
        session.document.edit(&edit);
        session
    }

    #[test]
    fn unsaved_changes_are_asked_about() {
        let mut session = drawn();
        ask(&mut session, ShellAction::Quit.into());
        assert!(session.shell.wishes.is_empty());
        ask(&mut session, ShellAction::Answer(2).into());
        assert!(session.shell.wishes.is_empty() && session.shell.question.is_none());
        ask(&mut session, ShellAction::Quit.into());
        ask(&mut session, ShellAction::Answer(0).into());
        assert_eq!(session.shell.wishes, [Wish::SaveThen(Box::new(Wish::Quit))]);
    }

    #[test]
    fn a_saved_map_is_left_without_a_question() {
        let mut session = drawn();
        session.document.mark_saved(session.document.history().position());
        ask(&mut session, ShellAction::New("").into());
        assert_eq!(session.shell.wishes, [Wish::New("")]);
    }

    #[test]
    fn the_theme_follows_the_system_until_it_is_chosen() {
        use crate::storage::ThemeChoice;
        let mut session = Session::new();
        ask(&mut session, ShellAction::SystemDark(true).into());
        assert!(session.shell.dark);
        ask(&mut session, ShellAction::Theme(ThemeChoice::Light).into());
        assert!(!session.shell.dark);
    }
}
