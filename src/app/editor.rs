//! [`Editor`]: one window with its session. Between two frames it performs what the last one queued; in a frame it only shows.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use egui::{Context, RawInput, Ui, ViewportCommand};

use super::dialogs::Dialogs;
use super::files::Files;
use super::order::Order;
use super::recovery::{self, Recovery};
use super::{dropping, sharing, wishes};
use crate::command::perform;
use crate::session::{Action, Page, ParticipantAction, Session, ShellAction, Waker, WhoAction, Wish};
use crate::storage::{Ear, Settings, Watcher, WindowSize, taken_back_folder};
use crate::view;

/// How long the first frame waits for the file that the program was started with: most maps are read well within it, and an empty map need
/// not be painted first.
const PATIENCE: Duration = Duration::from_millis(60);

/// A window.
pub(super) struct Editor {
    pub session: Session,
    pub actions: Vec<Action>,
    pub files: Files,
    pub dialogs: Dialogs,
    pub recovery: Recovery,
    /// Notices when somebody else changes the open file.
    pub watcher: Watcher,
    /// Hears what other windows took back.
    ear: Option<Ear>,
    /// Unsaved changes were asked about, or there are none: the window may close.
    pub may_close: bool,
    /// Told when the window is there: from then on a panic is our own fault and told as such.
    opened: Arc<AtomicBool>,
    title: String,
    /// Events that wait for the frame that they are meant for.
    order: Order,
}

impl Editor {
    pub fn new(context: &eframe::CreationContext<'_>, path: Option<PathBuf>, settings: Settings, opened: Arc<AtomicBool>) -> Self {
        let mut session = Session::new();
        session.shell.settings = settings;
        session.shell.follow_theme();
        view::style::prepare(&context.egui_ctx, &session);
        // A notch of the wheel is a fifth nearer or further.
        context.egui_ctx.options_mut(|options| options.input_options.scroll_zoom_speed = 1.0 / 480.0);
        let window = context.egui_ctx.clone();
        session.derived.set_waker(Waker::new(move || window.request_repaint()));
        let mut editor = Self {
            session,
            actions: Vec::new(),
            files: Files::new(&context.egui_ctx),
            dialogs: Dialogs::new(&context.egui_ctx),
            recovery: Recovery::new(),
            watcher: Watcher::new({
                let window = context.egui_ctx.clone();
                move || window.request_repaint()
            }),
            ear: taken_back_folder().map(|root| {
                let window = context.egui_ctx.clone();
                Ear::new(root, move || window.request_repaint())
            }),
            may_close: false,
            opened,
            title: String::new(),
            order: Order::default(),
        };
        recovery::look(&mut editor);
        if let Some(path) = path {
            editor.session.shell.page = Page::Editor;
            editor.session.canvas.fitted = false;
            editor.session.shell.wishes.push(Wish::Open(path));
        }
        editor
    }

    /// What the last frame asked for, and what came back from disk and dialogs meanwhile.
    fn catch_up(&mut self, ctx: &Context) {
        self.dropped(ctx);
        for action in std::mem::take(&mut self.actions) {
            wishes::intercept(self, &action);
            perform(&mut self.session, action);
        }
        for taken in self.ear.as_ref().map(Ear::heard).unwrap_or_default() {
            perform(&mut self.session, ParticipantAction::Heard(taken).into());
        }
        wishes::answer_dialogs(self);
        wishes::finish_files(self);
        for wish in std::mem::take(&mut self.session.shell.wishes) {
            wishes::perform(self, ctx, wish);
        }
        if !self.opened.load(Ordering::Relaxed) {
            self.files.wait(PATIENCE);
            wishes::finish_files(self);
        }
        recovery::note(self, ctx);
        sharing::look(self);
        self.guard_closing(ctx);
        self.session.refresh();
        self.name_window(ctx);
    }

    fn dropped(&mut self, ctx: &Context) {
        let files: Vec<PathBuf> = ctx.input(|i| i.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !files.is_empty() {
            dropping::take(self, files);
        }
    }

    /// The window's own close button and Ctrl+Q ask about unsaved changes too.
    fn guard_closing(&mut self, ctx: &Context) {
        if ctx.input(|i| i.viewport().close_requested()) && !self.may_close {
            if self.session.who.is_dirty() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.actions.push(WhoAction::Close.into());
                ctx.request_repaint();
            } else if self.session.document.is_dirty() && self.session.shell.page != Page::Welcome {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.actions.push(ShellAction::Quit.into());
                ctx.request_repaint();
            } else {
                self.may_close = true;
            }
        }
    }

    fn name_window(&mut self, ctx: &Context) {
        let name = self.session.file.name();
        let title = match (self.session.shell.page, self.session.document.is_dirty()) {
            (Page::Welcome, _) => "Causeway".to_owned(),
            (_, true) => format!("\u{2022} {name} \u{2013} Causeway"),
            (_, false) => format!("{name} \u{2013} Causeway"),
        };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for Editor {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.catch_up(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.opened.store(true, Ordering::Relaxed);
        view::window_ui(ui, &self.session, &mut self.actions);
        self.dialogs.show(ui);
        if !self.actions.is_empty() || !self.session.shell.wishes.is_empty() {
            ui.request_repaint();
        }
        if let Some(rect) = ui.input(|i| i.viewport().inner_rect) {
            let zoom = ui.zoom_factor();
            self.session.shell.settings.window = Some(WindowSize { width: rect.width() * zoom, height: rect.height() * zoom });
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.session.shell.settings.save();
        self.recovery.finish(self.may_close);
    }

    fn raw_input_hook(&mut self, ctx: &Context, raw: &mut RawInput) {
        super::pasted::restore(raw);
        if self.order.sort(&mut raw.events, ctx.text_edit_focused()) {
            ctx.request_repaint();
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
