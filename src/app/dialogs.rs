//! Asking for a path: the system's file dialog where there is one, a field in the window where there is none.

use std::future::Future;
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::task::{Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use egui::{Context, Ui};

use crate::format::quotes::QUOTE_FORMATS;
use crate::format::sealed::EXTENSION;
use crate::format::{FORMATS, Format, by_name};
use crate::release::Audience;
use crate::session::Wish;
use crate::view::shell::modal;
use crate::view::widgets::{field, plain_button, primary_button};

/// A dialog that is gone sooner than this was never there: nobody is that quick.
const NEVER_OPENED: Duration = Duration::from_millis(400);

/// What a path is asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Purpose {
    Open,
    /// A text to lie beside the map.
    Transcript,
    /// A picture to lie behind the map.
    Backdrop,
    /// Then goes on with the wish.
    Save(Option<Wish>),
    /// Under a passphrase.
    Protect,
    /// Without one.
    Plain,
    OpenKeys,
    NewKeys,
    /// In this format.
    Export(&'static str),
    Pdf,
    /// The anonymisation log.
    Log,
    /// The table of an analysis, for whom.
    Table(&'static str, Audience),
    /// A map to be laid beside the open one.
    Compare,
    /// To read quotes from.
    Quotes,
    /// A map to be merged in.
    Merge,
    /// A copy of unsaved work in this folder.
    Recovered(PathBuf),
}

impl Purpose {
    /// Whether a file that is there is wanted, not a place for one.
    fn reads(&self) -> bool {
        matches!(self, Self::Open | Self::Merge | Self::Compare | Self::Quotes | Self::OpenKeys | Self::Transcript | Self::Backdrop)
    }
}

struct Answer {
    purpose: Purpose,
    path: Option<PathBuf>,
    suggested: PathBuf,
    after: Duration,
}

/// A path being typed.
struct Field {
    purpose: Purpose,
    text: String,
}

/// Dialogs under way.
pub(super) struct Dialogs {
    context: Context,
    sender: Sender<Answer>,
    receiver: Receiver<Answer>,
    field: Option<Field>,
    answered: Vec<(Purpose, PathBuf)>,
    open: bool,
}

impl Dialogs {
    pub fn new(context: &Context) -> Self {
        let (sender, receiver) = channel();
        Self { context: context.clone(), sender, receiver, field: None, answered: Vec::new(), open: false }
    }

    /// Asks for a path. One dialog at a time.
    pub fn ask(&mut self, purpose: Purpose, suggested: PathBuf) {
        if self.open || self.field.is_some() {
            return;
        }
        self.open = true;
        let dialog = dialog(&purpose, &suggested);
        let (sender, context) = (self.sender.clone(), self.context.clone());
        let begun = Instant::now();
        let saves = !purpose.reads();
        // Made here: macOS wants its dialogs made by the main thread.
        let (save, pick) = if saves { (Some(dialog.save_file()), None) } else { (None, Some(dialog.pick_file())) };
        thread::spawn(move || {
            let handle = save.map(wait).or_else(|| pick.map(wait)).flatten();
            let path = handle.map(|handle| handle.path().to_owned());
            let _ = sender.send(Answer { purpose, path, suggested, after: begun.elapsed() });
            context.request_repaint();
        });
    }

    /// Paths given since the last call.
    pub fn answered(&mut self) -> Vec<(Purpose, PathBuf)> {
        for answer in self.receiver.try_iter() {
            self.open = false;
            match answer.path {
                Some(path) => self.answered.push((answer.purpose, path)),
                None if answer.after < NEVER_OPENED => {
                    log::warn!("no file dialog could be opened; asking in the window");
                    self.field = Some(Field { purpose: answer.purpose, text: whole(&answer.suggested).display().to_string() });
                }
                None => {}
            }
        }
        std::mem::take(&mut self.answered)
    }

    /// The field, when there is no dialog.
    pub fn show(&mut self, ui: &mut Ui) {
        let Some(asked) = &mut self.field else { return };
        let (title, verb) = match asked.purpose {
            Purpose::Open => ("Open which file?", "Open"),
            Purpose::Merge => ("Merge which map?", "Merge"),
            Purpose::Compare => ("Compare with which map?", "Compare"),
            Purpose::Quotes => ("Read quotes from which file?", "Read"),
            Purpose::Backdrop => ("Put which picture behind the map?", "Add"),
            Purpose::Transcript => ("Open which transcript?", "Open"),
            Purpose::OpenKeys => ("Open which key file?", "Open"),
            Purpose::NewKeys => ("Keep the key file where?", "Go on"),
            Purpose::Save(_) | Purpose::Plain | Purpose::Recovered(_) => ("Save as which file?", "Save"),
            Purpose::Protect => ("Save as which protected file?", "Go on"),
            Purpose::Export(_) | Purpose::Pdf | Purpose::Log | Purpose::Table(..) => ("Export to which file?", "Export"),
        };
        let (mut done, mut given_up) = (false, false);
        let modal = modal(ui, "path field").show(ui, |ui| {
            ui.set_width(520.0);
            ui.label(egui::RichText::new(title).font(crate::view::fonts::semibold(15.0)));
            ui.label("No file dialog could be opened here: give the whole path.");
            ui.add_space(4.0);
            let response = field(ui, egui::Id::unique("path field text"), "Path of the file", "/home/you/map.ron", &mut asked.text);
            // Before the field is given the keyboard again: then it would not have lost it.
            done = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
            if !ui.memory(|memory| memory.focused().is_some()) {
                response.request_focus();
            }
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                done |= primary_button(ui, verb).clicked();
                given_up = plain_button(ui, "Cancel").clicked();
            });
        });
        given_up |= modal.should_close() && !done;
        let path = asked.text.trim().to_owned();
        if given_up {
            self.field = None;
        } else if done && !path.is_empty() {
            let purpose = asked.purpose.clone();
            self.field = None;
            self.answered.push((purpose, PathBuf::from(path)));
            self.context.request_repaint();
        }
    }
}

/// A suggestion as a whole path: a bare name goes to the person's own folder.
fn whole(suggested: &std::path::Path) -> PathBuf {
    let home = || directories::UserDirs::new().map(|dirs| dirs.document_dir().unwrap_or(dirs.home_dir()).to_owned());
    if suggested.is_absolute() { suggested.to_owned() } else { home().unwrap_or_default().join(suggested) }
}

fn dialog(purpose: &Purpose, suggested: &std::path::Path) -> rfd::AsyncFileDialog {
    let mut dialog = rfd::AsyncFileDialog::new();
    if let Some(folder) = suggested.parent().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    if !purpose.reads()
        && let Some(name) = suggested.file_name().and_then(|name| name.to_str())
    {
        dialog = dialog.set_file_name(name);
    }
    match purpose {
        Purpose::Open | Purpose::Compare => {
            let readable: Vec<&Format> = FORMATS.iter().filter(|format| format.import.is_some()).collect();
            let mut every: Vec<&str> = readable.iter().flat_map(|format| format.extensions.iter().copied()).collect();
            every.push(EXTENSION);
            let title = if matches!(purpose, Purpose::Open) { "Open a map" } else { "Compare with a map" };
            dialog = dialog.set_title(title).add_filter("Every map", &every);
            for format in readable {
                dialog = dialog.add_filter(format.title, format.extensions);
            }
            dialog.add_filter("All files", &["*"])
        }
        Purpose::Quotes => {
            let every: Vec<&str> = QUOTE_FORMATS.iter().flat_map(|format| format.extensions.iter().copied()).collect();
            dialog = dialog.set_title("Import quotes").add_filter("Every file of quotes", &every);
            for format in QUOTE_FORMATS {
                dialog = dialog.add_filter(format.title, format.extensions);
            }
            dialog.add_filter("All files", &["*"])
        }
        Purpose::Transcript => dialog
            .set_title("Open a transcript")
            .add_filter("Texts and Word files", &crate::transcript::EXTENSIONS)
            .add_filter("All files", &["*"]),
        Purpose::Backdrop => dialog
            .set_title("Put a picture behind the map")
            .add_filter("Pictures (JPEG, PNG)", &super::backdrops::EXTENSIONS)
            .add_filter("All files", &["*"]),
        Purpose::Save(_) => {
            let plain = dialog.set_title("Save the map").add_filter("Causeway map", &["ron"]);
            plain.add_filter("Causeway map under a passphrase", &["ron.age", EXTENSION])
        }
        Purpose::OpenKeys => dialog.set_title("Open a key file").add_filter("Key file", &[EXTENSION]).add_filter("All files", &["*"]),
        Purpose::NewKeys => dialog.set_title("Keep the key file").add_filter("Key file", &[EXTENSION]),
        Purpose::Protect => {
            dialog.set_title("Save the map protected").add_filter("Causeway map under a passphrase", &["ron.age", EXTENSION])
        }
        Purpose::Merge => {
            dialog.set_title("Merge another map").add_filter("Causeway map", &["ron", EXTENSION]).add_filter("All files", &["*"])
        }
        Purpose::Recovered(_) => dialog.set_title("Save a copy of the unsaved work").add_filter("Causeway map", &["ron"]),
        Purpose::Plain => dialog.set_title("Save the map without a passphrase").add_filter("Causeway map", &["ron"]),
        Purpose::Export(name) => match by_name(name) {
            Some(format) => dialog.set_title("Export the map").add_filter(format.title, format.extensions),
            None => dialog,
        },
        Purpose::Log => dialog.set_title("Save the anonymisation log").add_filter("Table (CSV)", &["csv"]),
        Purpose::Table(..) => dialog.set_title("Save the table").add_filter("Table (CSV)", &["csv"]),
        Purpose::Pdf => dialog.set_title("Save the pages").add_filter("PDF", &["pdf"]),
    }
}

/// Wakes the thread that waits.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits for an answer on this thread.
fn wait<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = std::task::Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(answer) => return answer,
            Poll::Pending => thread::park(),
        }
    }
}
