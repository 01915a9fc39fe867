//! The thread that makes tiles: it works on what was asked last, and hands over each tile as it is ready.

use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Condvar, Mutex, PoisonError, Weak};
use std::thread;

use egui::{ColorImage, Context};

use super::grid::{Scale, Spot};
use super::maker::{Ask, Maker};
use crate::scene::Scene;

/// What the thread hands over.
pub(super) enum Done {
    /// A tile.
    Tile { scale: Scale, spot: Spot, image: ColorImage },
    /// All tiles that are seen were made of this drawing, or show nothing that has changed since.
    Whole(Weak<Scene>),
}

/// What lies on the desk.
#[derive(Default)]
struct Tray {
    ask: Option<Ask>,
    is_closed: bool,
}

type Shared = Arc<(Mutex<Tray>, Condvar)>;

/// A thread that makes tiles until it is dropped.
pub(super) struct Desk {
    shared: Shared,
    done: Receiver<Done>,
}

impl Desk {
    /// Starts it; `ctx` is asked for a frame whenever a tile is ready. None if the machine has no thread to give.
    pub fn open(ctx: &Context) -> Option<Self> {
        let shared = Shared::default();
        let (sender, done) = mpsc::channel();
        let (theirs, ctx) = (Arc::clone(&shared), ctx.clone());
        let work = move || work(&theirs, &sender, &ctx);
        match thread::Builder::new().name("tiles".to_owned()).spawn(work) {
            Ok(_) => Some(Self { shared, done }),
            Err(error) => {
                log::warn!("no thread for tiles: {error}");
                None
            }
        }
    }

    /// Asks for tiles in place of what was asked before.
    pub fn ask(&self, ask: Ask) {
        self.put(|tray| tray.ask = Some(ask));
    }

    /// What is ready.
    pub fn done(&self) -> impl Iterator<Item = Done> + '_ {
        self.done.try_iter()
    }

    fn put(&self, change: impl FnOnce(&mut Tray)) {
        let (tray, bell) = &*self.shared;
        change(&mut tray.lock().unwrap_or_else(PoisonError::into_inner));
        bell.notify_one();
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.put(|tray| tray.is_closed = true);
    }
}

fn work((tray, bell): &(Mutex<Tray>, Condvar), done: &Sender<Done>, ctx: &Context) {
    let mut maker = Maker::default();
    let lock = || tray.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        let mut waiting = lock();
        let ask = loop {
            if waiting.is_closed {
                return;
            }
            match waiting.ask.take() {
                Some(ask) => break ask,
                None => waiting = bell.wait(waiting).unwrap_or_else(PoisonError::into_inner),
            }
        };
        drop(waiting);
        let is_over = || {
            let waiting = lock();
            waiting.is_closed || waiting.ask.is_some()
        };
        let tell = |what| {
            let told = done.send(what).is_ok();
            ctx.request_repaint();
            told
        };
        let needed = maker.turn_to(&ask);
        let (seen, around): (Vec<Spot>, Vec<Spot>) = needed.into_iter().partition(|spot| ask.seen.contains(spot));
        let mut make = |spots: Vec<Spot>| {
            spots.into_iter().all(|spot| {
                let image = maker.make(spot);
                image.is_some_and(|image| tell(Done::Tile { scale: ask.scale, spot, image })) && !is_over()
            })
        };
        if make(seen) && tell(Done::Whole(Arc::downgrade(&ask.scene))) {
            make(around);
        }
    }
}
