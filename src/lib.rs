//! # Causeway
//!
//! A desktop editor for systems maps: actors, factors, causal loops and leverage points, with people's own words on every part, for
//! drawing offline and for paper.
//!
//! ## The house
//! One crate, modules in one order. A module uses only modules above it in this list; `tests/architecture.rs` keeps it so. Every
//! row before [`view`] is headless: the command line, the tests, the benches and the programs in `examples/` use it without a display.
//!
//! | module | what it is |
//! |---|---|
//! | [`map`] | the model: what a systems map is |
//! | [`document`] | one open map: edits as data, transactions, undo history, selection, fragments |
//! | [`release`] | what may leave: a map cut down to an audience |
//! | [`analysis`] | questions, pure functions: loops, components, centrality |
//! | [`words`] | plain sentences about parts: the text twin, names for screen readers |
//! | [`theme`] | colours, pens, type sizes, for screen and paper |
//! | [`text`] | faces, shaping and wrapping |
//! | [`layout`] | where things go |
//! | [`scene`] | the drawing, once: map and marks to a display list |
//! | [`format`](mod@format) | files in and out, one registry |
//! | [`transcript`] | texts beside the map: what of them is coded, and by which quote |
//! | [`entry`] | the map as it is typed: lines, what they ask of the map, where what is new goes |
//! | [`tables`] | the map as rows and columns: sorted, filtered, typed in, pasted |
//! | [`storage`] | the disk: atomic save, settings, recent files |
//! | [`print`](mod@print) | paper: pages, poster tiles, the reading sheet, one PDF |
//! | [`tool`] | the pointer: select, add, connect as small state machines |
//! | [`session`] | all state of a running editor |
//! | [`command`] | what one can ask for by name |
//! | [`cli`] | the same library without a window |
//! | [`view`] | egui: reads, never writes |
//! | [`app`] | eframe: performs queued actions, calls views |
//!
//! ## How a click becomes ink
//! A pointer event goes to the [`tool`], which answers with requests; they are queued as [`session::Action`]s and performed by
//! [`command`], the one place that writes the session. A map changes only through [`document::Transaction`], which records deltas: undo,
//! cancel, diff and merge all come from them, and no command has undo code of its own. The next frame builds a [`scene::Scene`] if the
//! revision changed, and four painters (screen, SVG, PNG, PDF) draw that one display list.
//!
//! ## What may leave
//! Quotes are personal data. Exporters and print take only a [`release::Released`] map, which nothing but [`release::release`] can make.
//! Our own RON file is the one exception.

pub mod analysis;
pub mod app;
pub mod cli;
pub mod command;
pub mod document;
pub mod entry;
pub mod format;
pub mod layout;
pub mod map;
pub mod print;
pub mod release;
pub mod scene;
pub mod session;
pub mod storage;
pub mod tables;
pub mod text;
pub mod theme;
pub mod tool;
pub mod transcript;
pub mod view;
pub mod words;
