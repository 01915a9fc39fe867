//! The program: reads its arguments, and either does what they say or opens the editor.

use std::process::ExitCode;

use causeway::cli::{self, Invocation};

fn main() -> ExitCode {
    // What libraries complain of (no session bus, no graphics driver) is told by us in a sentence where it matters.
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("causeway=error")).init();
    causeway::storage::crash::install();
    match cli::run(std::env::args_os()) {
        Invocation::Done(code) => ExitCode::from(code),
        Invocation::Editor(file) => match causeway::app::run(file) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("causeway: {error}");
                ExitCode::from(2)
            }
        },
    }
}
