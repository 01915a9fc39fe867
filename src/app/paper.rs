//! Gives finished pages away: to a file, to the system's viewer, to a printer. Always off the window's thread.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::editor::Editor;
use super::files::Outcome;
use crate::print::{Paper, send};
use crate::scene::Page;
use crate::session::{NoticeKind, Pages};
use crate::storage::remember_handed_out;

/// Where pages go.
pub(super) enum Receiver {
    /// A PDF of this name.
    File(PathBuf),
    /// The system's viewer.
    Viewer,
    /// This printer.
    Printer(String),
}

/// Gives the print dialog's pages away, when there are any.
pub(super) fn give(editor: &mut Editor, to: Receiver) {
    let Some(pages) = editor.session.print.pages().map(Arc::clone) else {
        editor.session.shell.notify(NoticeKind::Note, "The pages are still being laid out; try again in a moment.");
        return;
    };
    match to {
        Receiver::File(path) => {
            let left = pages.handed_to(path.to_string_lossy());
            editor.files.write(path, move || Ok((pages.pdf()?, left)));
        }
        Receiver::Viewer => editor.files.hand_over(move || Outcome::HandedOver(view(&pages))),
        Receiver::Printer(printer) => {
            editor.files.hand_over(move || Outcome::HandedOver(print(&pages, &printer)));
        }
    }
}

fn view(pages: &Pages) -> Result<String, String> {
    let file = passing_file(pages)?;
    match send::open_in_viewer(&file) {
        Ok(()) => {
            remember_handed_out(&pages.handed_to(file.to_string_lossy()));
            Ok("The pages open in the PDF viewer. Print there at 100 %, \u{201c}actual size\u{201d}.".to_owned())
        }
        Err(error) => Err(format!("No PDF viewer could be opened ({error}); save the pages as a PDF and open that")),
    }
}

fn print(pages: &Pages, printer: &str) -> Result<String, String> {
    let file = passing_file(pages)?;
    let sent = send::print(&file, printer, one_paper(&pages.printout.pages), 1).map_err(|error| error.to_string());
    // The spooler has its own copy.
    if let Err(error) = std::fs::remove_file(&file) {
        log::warn!("a passing PDF stays behind at {}: {error}", file.display());
    }
    if sent.is_ok() {
        remember_handed_out(&pages.handed_to(printer));
    }
    sent.map(|()| format!("{} went to {printer}.", crate::words::counted(pages.printout.pages.len(), "page")))
}

/// The paper of all pages; none when they are not of one size, and the printer has to choose for each.
fn one_paper(pages: &[Page]) -> Option<Paper> {
    let mut papers = pages.iter().map(|page| Paper::of_size(page.size));
    papers.next().filter(|first| papers.all(|paper| paper.is_same_sheet(*first)))
}

/// Writes the pages where the system keeps what passes; a viewer still reads it after we have gone.
fn passing_file(pages: &Pages) -> Result<PathBuf, String> {
    let bytes = pages.pdf()?;
    let kept = (|| {
        let mut file = tempfile::Builder::new().prefix("causeway-").suffix(".pdf").tempfile()?;
        file.write_all(&bytes)?;
        let (_, path) = file.keep()?;
        std::io::Result::Ok(path)
    })();
    let why = |error: std::io::Error| {
        format!("The pages cannot be written to {} ({error}); save them as a PDF elsewhere", Path::display(&std::env::temp_dir()))
    };
    kept.map_err(why)
}
