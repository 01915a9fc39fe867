//! What acts on the selection: clipboard, polarity, delay, direction, nudging.

use crate::command::Command;

pub(super) const ROWS: &[Command] = &[];
