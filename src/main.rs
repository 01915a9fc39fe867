//! The program: reads its arguments, and either does what they say or opens the editor.

use std::process::ExitCode;

use causeway::cli::{self, Invocation};

fn main() -> ExitCode {
    env_logger::init();
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
