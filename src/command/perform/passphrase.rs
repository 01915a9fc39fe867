//! Performs what was asked while a passphrase is asked for. Trying one takes its time and is a wish; nothing typed stays afterwards.

use crate::session::{Asked, Page, PassphraseAction, Session, Wish};

pub(super) fn perform(session: &mut Session, action: PassphraseAction) {
    let state = &mut session.passphrase;
    match action {
        PassphraseAction::Typed(typed) => (state.typed, state.problem) = (typed, None),
        PassphraseAction::Again(typed) => (state.again, state.problem) = (typed, None),
        PassphraseAction::Show(shown) => state.shown = shown,
        PassphraseAction::Done => done(session),
        PassphraseAction::Cancel => cancel(session),
    }
}

fn done(session: &mut Session) {
    let state = &mut session.passphrase;
    if state.trying {
        return;
    }
    if let Some(refusal) = state.refusal() {
        state.problem = Some(refusal.to_owned());
        return;
    }
    let passphrase = state.typed.clone();
    match state.asked.clone() {
        Some(Asked::Open(path)) => {
            state.trying = true;
            session.shell.wish(Wish::Unlock(path, passphrase));
        }
        Some(Asked::Protect(path, then)) => {
            state.forget();
            session.shell.wish(Wish::SaveUnder { path, passphrase, then });
            session.shell.wish(Wish::ForgetTyped);
        }
        Some(Asked::OpenKeys(path)) => {
            state.trying = true;
            session.shell.wish(Wish::UnlockKeys(path, passphrase));
        }
        Some(Asked::Recover(folder)) => {
            state.trying = true;
            session.shell.wish(Wish::RecoverUnder(folder, passphrase));
        }
        Some(Asked::NewKeys(path)) => {
            state.forget();
            session.shell.wish(Wish::BeginKeys(path, passphrase));
            session.shell.wish(Wish::ForgetTyped);
        }
        None => {}
    }
}

fn cancel(session: &mut Session) {
    session.passphrase.forget();
    session.shell.wish(Wish::ForgetTyped);
    // The window was opened for a map that stays closed.
    if session.shell.page == Page::Editor && session.file.path.is_none() && session.map().element_count() == 0 {
        session.shell.page = Page::Welcome;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::perform as ask;
    use crate::format::Passphrase;

    #[test]
    fn a_new_passphrase_is_typed_twice_and_forgotten() {
        let mut session = Session::new();
        session.passphrase.ask(Asked::Protect("/maps/a.ron.age".into(), None));
        ask(&mut session, PassphraseAction::Typed(Passphrase::new("otters swim")).into());
        ask(&mut session, PassphraseAction::Again(Passphrase::new("otters swam")).into());
        assert!(session.passphrase.is_weak());
        ask(&mut session, PassphraseAction::Done.into());
        assert!(session.passphrase.problem.is_some() && session.shell.wishes.is_empty());
        ask(&mut session, PassphraseAction::Again(Passphrase::new("otters swim")).into());
        ask(&mut session, PassphraseAction::Done.into());
        assert!(matches!(session.shell.wishes.first(), Some(Wish::SaveUnder { .. })));
        assert!(session.shell.wishes.contains(&Wish::ForgetTyped));
        assert!(session.passphrase.asked.is_none() && session.passphrase.typed.is_empty());
        assert!(!format!("{session:?}").contains("otters"), "no debug print shows a passphrase");
    }
}
