//! A program that is ended, stopped or starved in the middle of its work: what was done is in the journal, and nobody's file is harmed. The
//! programs are real ones: this test binary, doing what a window does.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use causeway::document::{Document, Edit};
use causeway::map::{ElementKind, IdSource, Point, SyntheticSize, SystemMap, synthetic};
use causeway::storage::journal::{About, Keeper, recover, scan};
use causeway::storage::{RealDisk, SaveError, open_map, save_map};

const WINDOW: &str = "CAUSEWAY_ENDED_WINDOW";
const STEPS: usize = 5;

/// Not a test by itself: a window on a map that is edited and not saved; then it waits to be ended, or ends as it is told to.
#[test]
#[ignore = "started by the tests below, and ended by them"]
fn window() {
    let Ok(folder) = std::env::var(WINDOW).map(PathBuf::from) else { return };
    let path = folder.join("map.ron");
    let opened = open_map(&path).unwrap();
    let mut document = Document::new(opened.imported.map, IdSource::seeded(7));
    let mut keeper = Keeper::new(folder.join("recovery"));
    let about = About { path: Some(path.clone()), digest: Some(opened.digest.clone()) };
    keeper.begin(about, document.map().clone(), None, None);
    for step in 1..=STEPS {
        let id = document.new_id();
        document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: format!("Step {step}"), at: Point::ZERO });
        keeper.note(document.take_changes().unwrap());
    }
    println!("\nedited");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    // As long as it takes a person to see that something is wrong.
    std::thread::sleep(std::time::Duration::from_millis(400));
    match line.trim() {
        "abort" => std::process::abort(),
        "overflow" => println!("{}", deeper(1)),
        "panic" => drop(std::thread::spawn(|| panic!("a fault of the program")).join()),
        "save" => match save_map(&path, document.map(), Some(&opened.digest)) {
            Err(SaveError::ChangedOnDisk(_)) => println!("\nrefused"),
            other => println!("\n{other:?}"),
        },
        _ => {}
    }
    std::process::exit(3);
}

#[expect(unconditional_recursion, reason = "the stack is to overflow")]
fn deeper(depth: u64) -> u64 {
    std::hint::black_box(deeper(std::hint::black_box(depth + 1)) + depth)
}

struct Window {
    child: Child,
    said: BufReader<ChildStdout>,
}

impl Window {
    fn open(folder: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "ended::window", "--ignored", "--nocapture", "--test-threads=1"])
            .env(WINDOW, folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stdout.take().unwrap());
        let mut window = Self { child, said };
        window.hears("edited");
        window
    }
    fn hears(&mut self, expected: &str) {
        let mut lines = (&mut self.said).lines().map_while(Result::ok);
        assert!(lines.any(|line| line == expected), "{expected} was not said");
    }
    fn tell(&mut self, what: &str) {
        writeln!(self.child.stdin.as_mut().unwrap(), "{what}").unwrap();
    }
    fn signal(&self, name: &str) {
        assert!(Command::new("kill").args([name, &self.child.id().to_string()]).status().unwrap().success());
    }
}

fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    save_map(&folder.path().join("map.ron"), &SystemMap::default(), None).unwrap();
    folder
}

/// The labels of what the next start finds.
fn found(folder: &Path) -> Vec<String> {
    let left = scan(&RealDisk, &folder.join("recovery"));
    assert_eq!(left.len(), 1);
    recover(&RealDisk, &left[0].folder, None).unwrap().map.elements().map(|element| element.label.clone()).collect()
}

#[test]
fn whatever_ends_the_program_the_next_start_has_every_step() {
    let ends = ["-TERM", "-KILL", "-HUP", "-INT", "-ABRT", "-SEGV", "-BUS", "abort", "overflow", "panic", "exit"];
    for end in ends {
        let folder = desk();
        let before = fs::read(folder.path().join("map.ron")).unwrap();
        let mut window = Window::open(folder.path());
        if end.starts_with('-') {
            std::thread::sleep(std::time::Duration::from_millis(400));
            window.signal(end);
        } else {
            window.tell(end);
        }
        let status = window.child.wait().unwrap();
        assert!(status.signal().is_some() || status.code() == Some(3), "{end}: {status}");
        assert_eq!(found(folder.path()).len(), STEPS, "{end}");
        assert_eq!(fs::read(folder.path().join("map.ron")).unwrap(), before, "{end}: nobody saved");
    }
}

#[test]
fn a_program_that_sleeps_while_others_save_neither_loses_nor_overwrites() {
    let folder = desk();
    let path = folder.path().join("map.ron");
    let mut window = Window::open(folder.path());
    std::thread::sleep(std::time::Duration::from_millis(400));
    window.signal("-STOP");
    // Its work is on the disk while it sleeps; the folder is its own as long as it lives.
    assert!(scan(&RealDisk, &folder.path().join("recovery")).is_empty());
    let other = synthetic(SyntheticSize { elements: 9, connections: 9, quotes: 0 }, 1);
    save_map(&path, &other, None).unwrap();
    window.tell("save");
    window.signal("-CONT");
    window.hears("refused");
    window.child.wait().unwrap();
    assert_eq!(open_map(&path).unwrap().imported.map, other);
    assert_eq!(found(folder.path()).len(), STEPS);
}

#[test]
fn a_program_without_memory_harms_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let (small, large) = (folder.path().join("small.ron"), folder.path().join("large.ron"));
    let (old, new) =
        [(3, 1), (1500, 2)].map(|(n, seed)| synthetic(SyntheticSize { elements: n, connections: n, quotes: n / 3 }, seed)).into();
    save_map(&large, &new, None).unwrap();
    let (mut starved, mut done) = (0, 0);
    for kib in [20_000, 60_000, 80_000, 100_000, 120_000, 150_000, 200_000, 400_000, 2_000_000] {
        save_map(&small, &old, None).unwrap();
        let script = format!("ulimit -v {kib}; exec \"$0\" convert large.ron small.ron");
        let run = Command::new("sh").args(["-c", &script, env!("CARGO_BIN_EXE_causeway")]).current_dir(folder.path()).output().unwrap();
        let expected = if run.status.success() { &new } else { &old };
        let opened = open_map(&small).unwrap();
        assert!(opened.imported.map == *expected && opened.imported.report.is_empty(), "{kib} KiB: {:?}", run.status);
        starved += usize::from(!run.status.success());
        done += usize::from(run.status.success());
    }
    assert!(starved > 0 && done > 0, "{starved} starved, {done} done");
}

#[test]
fn what_is_far_too_much_is_answered_in_a_gibibyte() {
    let folder = tempfile::tempdir().unwrap();
    let count: u32 = if std::env::var_os("CAUSEWAY_LOSS").is_some() { 999_900 } else { 60_000 };
    let many = |part: fn(u32) -> String| (1..=count).map(part).collect::<String>();
    // What others wrote also has to be laid out.
    let fewer = |part: fn(u32) -> String| (1..=if count > 60_000 { count } else { 4_000 }).map(part).collect::<String>();
    let elements = many(|at| format!("(id:\"{at}\",number:{at},label:\"a\"),"));
    let connections = many(|at| format!("(id:\"{at}0\",number:{at},from:\"1\",to:\"2\"),"));
    let files = [
        ("deep.ron", format!("(format: 1, elements: {}", "[".repeat(100_000))),
        ("long.ron", format!("(format: 1, elements: [(id: \"1\", number: 1, label: \"{}\")])", "word ".repeat(2 << 20))),
        ("elements.ron", format!("(format: 1, elements: [{elements}])")),
        ("connections.ron", format!("(format: 1, elements: [(id:\"1\",number:1),(id:\"2\",number:2)], connections: [{connections}])")),
        ("large.ron", " ".repeat(64 * 1024 * 1024 + 1)),
        ("many.csv", format!("from,to\n{}", fewer(|at| format!("a{at},b{at}\n")))),
        ("many.dot", format!("digraph {{{}}}", fewer(|at| format!("a{at}->b{at};\n")))),
        ("many.gml", format!("graph [\n{}]", fewer(|at| format!("node [ id {at} ]\n")))),
        ("many.mdl", format!("{{UTF-8}}\n{}", fewer(|at| format!("a{at}=1~~|\n")))),
        ("many.xmile", format!("<xmile><model><variables>{}</variables></model></xmile>", fewer(|at| format!("<aux name='a{at}'/>")))),
        ("many.prsm", format!("{{\"nodes\":[{}{{\"id\":\"z\"}}],\"edges\":[]}}", fewer(|at| format!("{{\"id\":\"a{at}\"}},")))),
    ];
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
        let script = format!("ulimit -v {}; exec \"$0\" convert {name} out.csv", 1 << 20);
        let run = Command::new("sh").args(["-c", &script, env!("CARGO_BIN_EXE_causeway")]).current_dir(folder.path()).output().unwrap();
        let told = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(matches!(run.status.code(), Some(0..=2)), "{name}: {:?} {told}", run.status);
    }
}
