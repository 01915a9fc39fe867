//! What to know before printing, as sentences, each with a way to see what it speaks of where there is one.

use egui::{ProgressBar, RichText, Ui};

use crate::map::Code;
use crate::release::{LeftOut, Withheld};
use crate::session::{Action, NoticeKind, PrintAction, Session};
use crate::view::fonts::semibold;
use crate::view::privacy::leaving_ui;
use crate::view::style::{BODY, SMALL};
use crate::view::widgets::{flat_button, plain_button, strip};
use crate::words::listed;

/// So many quotes are named, and the rest counted.
const CODES: usize = 12;

/// The sentences.
pub fn notes_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    ui.label(RichText::new("Before you print").font(semibold(BODY)));
    if let Some(error) = session.print.error() {
        strip(ui, NoticeKind::Problem, &sentence(error), |_| {});
        return;
    }
    let Some(pages) = session.print.pages() else {
        waiting_ui(ui, session, actions);
        return;
    };
    if session.print.is_waiting() {
        waiting_ui(ui, session, actions);
    }
    if pages.left_out.quotes > 0 {
        strip(ui, NoticeKind::Problem, &left_out(pages.left_out.quotes), |ui| {
            for reason in Withheld::ALL {
                if let Some(words) = because(session, &pages.left_out, reason) {
                    ui.label(RichText::new(words).size(SMALL));
                }
            }
            if flat_button(ui, "Show the quotes").clicked() {
                actions.push(PrintAction::ShowLeftOut.into());
            }
        });
    }
    leaving_ui(ui, session, actions, session.print.audience);
    let sensitive = session.map().quotes().iter().filter(|q| q.sensitive && session.print.audience.may_read(q.consent)).count();
    if sensitive > 0 {
        let words = match sensitive {
            1 => "One quote is marked sensitive; look at where it prints.".to_owned(),
            n => format!("{n} quotes are marked sensitive; look at where they print."),
        };
        strip(ui, NoticeKind::Problem, &words, |_| {});
    }
    if let Some(error) = session.print.copies.error() {
        strip(ui, NoticeKind::Note, &sentence(error), |_| {});
    }
    for warning in &pages.printout.warnings {
        strip(ui, NoticeKind::Problem, &sentence(warning), |_| {});
    }
    if let Some(size) = pages.printout.smallest_text_pt {
        let enough = size + 0.05 >= session.print.options.smallest_reading();
        let kind = if enough { NoticeKind::Done } else { NoticeKind::Problem };
        strip(ui, kind, &format!("The smallest reading text is {} pt.", points(size)), |_| {});
    }
}

/// How far the pages are, and a way to stop.
fn waiting_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    ui.label("The pages are being laid out\u{2026}");
    if let Some(share) = session.print.share() {
        ui.add(ProgressBar::new(share).desired_height(6.0));
    }
    if plain_button(ui, "Stop").clicked() {
        actions.push(PrintAction::Stop.into());
    }
}

fn left_out(count: usize) -> String {
    match count {
        1 => "One quote is left out: no consent for these readers.".to_owned(),
        n => format!("{n} quotes are left out: no consent for these readers."),
    }
}

/// "No consent recorded: Q3, Q7 and 5 more."
fn because(session: &Session, left_out: &LeftOut, reason: Withheld) -> Option<String> {
    let quotes = left_out.for_reason(reason).filter_map(|id| session.map().quotes().get(id));
    let codes: Vec<String> = quotes.map(|quote| Code::quote(quote.number).to_string()).collect();
    let (named, more) = codes.split_at(codes.len().min(CODES));
    let mut named = named.to_vec();
    if !more.is_empty() {
        named.push(format!("{} more", more.len()));
    }
    (!named.is_empty()).then(|| format!("{}: {}.", reason.name(), listed(&named)))
}

/// Points with at most one decimal.
pub(super) fn points(size: f64) -> String {
    let text = format!("{size:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// With a capital letter and a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.trim().chars();
    let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let rest = letters.as_str();
    format!("{first}{rest}{}", if rest.ends_with(['.', '!', '?']) { "" } else { "." })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_whole() {
        assert_eq!(sentence("the labels are 9 pt"), "The labels are 9 pt.");
        assert_eq!(points(12.0), "12");
        assert_eq!(points(9.26), "9.3");
    }
}
