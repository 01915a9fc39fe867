//! The command line: the same library without a window. One file for each command; what a command cannot do it says in one sentence,
//! "causeway: what went wrong; what to do".

mod analyse;
mod check;
mod convert;
mod coverage_json;
mod describe;
mod diff;
mod failure;
mod files;
mod layout;
mod merge;
mod new;
mod print;
mod quotes;
mod report_json;
mod report_text;
mod structure_json;
mod synthetic;
mod table_json;
mod withdraw;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

use failure::Failure;

/// What `main` has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invocation {
    /// Open the editor, on a file or with the welcome page.
    Editor(Option<PathBuf>),
    /// All is done; leave with this code.
    Done(u8),
}

/// Draw maps of systems, keep people's words on every part, and print them.
#[derive(Debug, Parser)]
#[command(name = "causeway", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    /// The map to open in the editor
    file: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

/// A new command is a file beside this one, a variant here and an arm of `run`.
#[derive(Debug, Subcommand)]
enum Command {
    /// Make a new map
    New(new::New),
    /// Say what is wrong with a map
    Check(check::Check),
    /// Read a file of one kind and write one of another
    Convert(convert::Convert),
    /// Add people's words to a map, from a table or a coded project
    Quotes(quotes::Quotes),
    /// Find new places for the elements of a map
    Layout(layout::Lay),
    /// Find loops, components and who stands between others
    #[command(alias = "analyze")]
    Analyse(analyse::Analyse),
    /// Tell the map in plain sentences
    Describe(describe::Describe),
    /// Print a handout: a PDF of the map, a wall poster or a reading sheet
    Print(print::Print),
    /// Say what became of a map
    Diff(diff::Diff),
    /// Make one map of two that grew from the same
    Merge(merge::Merge),
    /// Take a person's words out of a map for good
    Withdraw(withdraw::Withdraw),
    /// Make a large map of nothing, for measuring
    Gen(synthetic::Gen),
}

/// Does what the arguments say, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Invocation {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return Invocation::Done(failure::usage(&error)),
    };
    let Some(command) = arguments.command else { return Invocation::Editor(arguments.file) };
    let done = match command {
        Command::New(new) => new.run(),
        Command::Check(check) => check.run(),
        Command::Convert(convert) => convert.run(),
        Command::Quotes(quotes) => quotes.run(),
        Command::Layout(lay) => lay.run(),
        Command::Analyse(analyse) => analyse.run(),
        Command::Describe(describe) => describe.run(),
        Command::Print(print) => print.run(),
        Command::Diff(diff) => diff.run(),
        Command::Merge(merge) => merge.run(),
        Command::Withdraw(withdraw) => withdraw.run(),
        Command::Gen(generate) => generate.run(),
    };
    Invocation::Done(done.unwrap_or_else(|failure| failure.told()))
}

/// The exit code, or what went wrong.
type Outcome = Result<u8, Failure>;

/// All went well.
const SOUND: u8 = 0;
/// It worked, and there are problems.
const PROBLEMS: u8 = 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_sound() {
        use clap::CommandFactory;
        Arguments::command().debug_assert();
    }

    #[test]
    fn without_a_command_the_editor_opens() {
        let run = |arguments: &[&str]| super::run(arguments.iter().map(OsString::from));
        assert_eq!(run(&["causeway"]), Invocation::Editor(None));
        assert_eq!(run(&["causeway", "my map.ron"]), Invocation::Editor(Some("my map.ron".into())));
    }
}
