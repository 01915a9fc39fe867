//! EGUI: reads the session, queues actions, never writes.

pub mod glyphs;
