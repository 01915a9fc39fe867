//! Hands a finished PDF to the system: to its viewer, whose Print is the one way that works everywhere, or to `lp` where there is CUPS.

use std::io;
use std::path::Path;
use std::process::Command;

use super::Paper;

/// Opens a file in the viewer that the system has for it. The error is the system's.
pub fn open_in_viewer(file: &Path) -> io::Result<()> {
    open::that_detached(file)
}

/// The printers that CUPS knows; none where there is no CUPS.
pub fn printers() -> Vec<String> {
    if !cfg!(unix) {
        return Vec::new();
    }
    match Command::new("lpstat").arg("-e").output() {
        Ok(answer) if answer.status.success() => {
            String::from_utf8_lossy(&answer.stdout).lines().map(str::trim).filter(|l| !l.is_empty()).map(String::from).collect()
        }
        _ => Vec::new(),
    }
}

/// Prints a file at its true size with `lp`. The error says what `lp` said.
pub fn print(file: &Path, printer: &str, paper: Option<Paper>, copies: u32) -> io::Result<()> {
    let answer = Command::new("lp").args(arguments(printer, paper, copies)).arg("--").arg(file).output()?;
    if answer.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&answer.stderr).trim().to_owned();
    Err(io::Error::other(format!("the printer {printer} did not take the pages ({said}); open the PDF and print from there")))
}

/// The title of the job is given, as `lp` would else show the file's path on the printer.
fn arguments(printer: &str, paper: Option<Paper>, copies: u32) -> Vec<String> {
    let mut all = vec!["-d".into(), printer.into(), "-n".into(), copies.max(1).to_string(), "-t".into(), "Systems map".into()];
    // 100 mm stay 100 mm.
    all.extend(["-o".into(), "print-scaling=none".into()]);
    if let Some(media) = paper.map(media) {
        all.extend(["-o".into(), format!("media={media}")]);
    }
    all
}

/// A paper as CUPS calls it.
fn media(paper: Paper) -> String {
    let name = paper.to_string();
    if name.contains(' ') {
        let upright = paper.turned(false);
        format!("Custom.{}x{}mm", upright.width, upright.height)
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lp_is_told_the_paper_and_no_path() {
        assert_eq!(
            arguments("hall", Some(Paper::A3), 2),
            ["-d", "hall", "-n", "2", "-t", "Systems map", "-o", "print-scaling=none", "-o", "media=A3"]
        );
        assert!(arguments("hall", Paper::custom(700.0, 500.0), 0).contains(&"media=Custom.500x700mm".to_owned()));
    }
}
