//! What a command could not do, told on standard error in one sentence.

use std::fmt::Display;
use std::io::Write;

/// The exit code when a file cannot be read, written or understood, or the arguments cannot.
const FAILED: u8 = 2;

/// What went wrong and what to do.
#[derive(Debug)]
pub(super) struct Failure(String);

impl Failure {
    pub(super) fn new(what: impl Display, remedy: impl Display) -> Self {
        Self(format!("{what}; {remedy}"))
    }

    /// An error that says both halves itself.
    pub(super) fn of(error: impl Display) -> Self {
        Self(error.to_string())
    }

    /// Tells it, and gives the exit code.
    pub(super) fn told(&self) -> u8 {
        note(format_args!("causeway: {}", self.0));
        FAILED
    }
}

/// A line on standard error. Nobody listening is no failure.
pub(super) fn note(line: impl Display) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Tells what is wrong with the arguments, or answers `--help` and `--version`; gives the exit code.
pub(super) fn usage(error: &clap::Error) -> u8 {
    if error.use_stderr() {
        let text = error.to_string();
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let missing: Vec<&str> = text.lines().skip(1).map_while(|line| line.strip_prefix("  ")).map(str::trim).collect();
        let missing = if missing.is_empty() { String::new() } else { format!(" {}", missing.join(", ")) };
        note(format_args!("causeway: {}{missing}; see causeway --help", first.trim_start_matches("error: ").trim_end_matches('.')));
        FAILED
    } else {
        // Help goes to standard output; nobody listening is no failure.
        let _ = error.print();
        0
    }
}
