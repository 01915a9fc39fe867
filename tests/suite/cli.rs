//! The commands, run for real on small maps in a folder of their own: what they print, what they write, and their exit codes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A folder that goes when the test ends.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn with(self, name: &str, text: &str) -> Self {
        fs::write(self.path(name), text).unwrap();
        self
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_causeway"))
            .env("CAUSEWAY_DATA_DIR", self.0.path().join("data"))
            .args(arguments)
            .current_dir(self.0.path())
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// Runs a command that has to succeed; its standard output.
    fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", err(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.ok(arguments)).unwrap()
    }

    /// Runs a command that has to fail with one sentence of what went wrong and what to do.
    fn fails(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let told = err(&output);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
        assert!(told.starts_with("causeway: ") && told.contains("; ") && told.lines().count() == 1, "{told}");
        assert!(output.stdout.is_empty());
        told
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn example(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name).to_string_lossy().into_owned()
}

const EDGES: &str =
    "from,to,polarity,delay\nCaseload,Time with each person,-,1\nTime with each person,Trust,+,\nTrust,Caseload,+,\nTrust,Trust,-,\n";

#[test]
fn new_makes_a_sound_map_of_every_template() {
    let folder = Folder::new();
    for template in ["blank", "actor-map", "limits-to-growth"] {
        assert_eq!(folder.ok(&["new", "m.ron", "--template", template]), "");
        assert!(folder.ok(&["check", "m.ron"]).contains("m.ron is sound"));
    }
    folder.ok(&["new", "a.ron", "--template", "actor-map", "--seed", "4"]);
    folder.ok(&["new", "b.ron", "--template", "actor-map", "--seed", "4"]);
    assert_eq!(folder.read("a.ron"), folder.read("b.ron"));
    assert!(folder.fails(&["new", "c.ron", "--template", "nothing"]).contains("limits-to-growth"));
    assert!(!folder.path("c.ron").exists());
}

#[test]
fn an_edge_list_becomes_a_map_that_stays_as_it_is() {
    let folder = Folder::new().with("e.csv", EDGES);
    folder.ok(&["convert", "e.csv", "m.ron", "--seed", "1"]);
    folder.ok(&["convert", "e.csv", "n.ron", "--seed", "1"]);
    assert_eq!(folder.read("m.ron"), folder.read("n.ron"));
    folder.ok(&["convert", "m.ron", "again.ron"]);
    assert_eq!(folder.read("m.ron"), folder.read("again.ron"));
    assert_eq!(folder.ok(&["convert", "m.ron", "-"]), folder.read("m.ron"), "standard output is our own format unless named");
    let analysis = folder.json(&["analyse", "m.ron", "--json"]);
    assert_eq!(analysis["elements"].as_array().unwrap().len(), 3);
    let loops = &analysis["loops"];
    assert_eq!((loops["reinforcing"].as_u64(), loops["balancing"].as_u64()), (Some(0), Some(2)));
    assert_eq!(loops["list"][1]["elements"].as_array().unwrap().len(), 3);
    assert_eq!(loops["list"][1]["delays"], 1);
}

#[test]
fn the_json_of_analyse_has_its_keys_in_order() {
    let folder = Folder::new();
    let text = folder.ok(&["analyse", &example("multiple-disadvantage.ron"), "--json"]);
    let value: Value = serde_json::from_str(&text).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(keys(&value), "elements connections components loops independent_loops archetypes structure coverage");
    assert_eq!(
        keys(&value["elements"][0]),
        "id code label kind in_degree out_degree betweenness closeness reach reached_by trophic_level loops quotes x y width height"
    );
    assert_eq!(keys(&value["connections"][0]), "id code from to kind direction polarity pair_polarity delay quotes sources");
    assert_eq!(keys(&value["loops"]), "max_length limit complete_to truncated reinforcing balancing undetermined list");
    assert_eq!(keys(&value["loops"]["list"][0]), "code type elements connections delays name");
    assert_eq!((&value["loops"]["max_length"], &value["loops"]["complete_to"]), (&Value::from(8), &Value::Null));
    let actor = value["elements"].as_array().unwrap().iter().find(|e| e["kind"] == "actor").unwrap();
    assert_eq!((&actor["betweenness"], &actor["in_degree"]), (&Value::Null, &Value::Null), "no influence connection, no figure");
    let names: Vec<&str> = value["loops"]["list"].as_array().unwrap().iter().filter_map(|l| l["name"].as_str()).collect();
    assert!(names.contains(&"Revolving door") && names.len() == 18, "{names:?}");
}

#[test]
fn analyse_tells_the_paths_between_two_elements_and_one_table() {
    let folder = Folder::new();
    let map = example("multiple-disadvantage.ron");
    let ends = ["--from", "Trust between people and practitioners", "--to", "Wellbeing and recovery"];
    let value = folder.json(&[&["analyse", &map, "--json"], ends.as_slice()].concat());
    assert_eq!(value["independent_loops"].as_array().unwrap().len(), 40);
    let (list, sum) = (&value["paths"]["list"], ["plus", "minus", "unknown"].map(|key| value["paths"][key].as_u64().unwrap()));
    assert_eq!(list.as_array().unwrap().len() as u64, sum.iter().sum::<u64>());
    assert_eq!((&list[0]["elements"][0], &value["paths"]["complete_to"]), (&value["paths"]["from"], &Value::Null));
    let table = folder.json(&[&["analyse", &map, "--json", "--table", "paths"], ends.as_slice()].concat());
    assert_eq!(table["rows"].as_array().unwrap().len(), list.as_array().unwrap().len());
    assert!(folder.fails(&["analyse", &map, "--from", "L1", "--to", "N2"]).contains("not an element"));
}

#[test]
fn analyse_lays_two_maps_beside_each_other() {
    let folder = Folder::new().with("here.csv", EDGES).with("there.csv", &EDGES.replacen('+', "-", 1));
    folder.ok(&["convert", "here.csv", "here.ron", "--seed", "1"]);
    folder.ok(&["convert", "there.csv", "there.ron", "--seed", "2"]);
    let value = folder.json(&["analyse", "here.ron", "--compare", "there.ron", "--json"]);
    let names: Vec<&str> = value["comparisons"].as_array().unwrap().iter().filter_map(|table| table["name"].as_str()).collect();
    assert_eq!(names.first(), Some(&"compare-counts"));
    assert_eq!(names.len(), 7);
    let claims = folder.json(&["analyse", "here.ron", "--compare", "there.ron", "--json", "--table", "compare-claims"]);
    assert_eq!(claims["rows"][0][0], "another sign", "{claims}");
    assert!(claims["notes"][1].as_str().unwrap().contains("by their label alone"), "{claims}");
    let text = folder.ok(&["analyse", "here.ron", "--compare", "here.ron", "--table", "compare-loops"]);
    assert!(text.contains("0 loops only here, 0 only there, 0 turned."), "{text}");
    assert!(folder.fails(&["analyse", "here.ron", "--table", "compare-loops"]).contains("--compare"));
    assert!(folder.fails(&["analyse", "here.ron", "--compare", "there.ron", "--table", "roles"]).contains("is of one map"));
}

#[test]
fn analyse_lays_a_map_as_it_is_beside_as_it_is_to_be() {
    let folder = Folder::new().with("links.csv", "from,to,polarity\ntargets,trust,-\ntrust,engagement,+\nengagement,trust,+\n");
    folder.ok(&["convert", "links.csv", "map.ron", "--seed", "1"]);
    assert!(folder.fails(&["analyse", "map.ron", "--to-be"]).contains("of one state alone"));
    let map = fs::read_to_string(folder.path("map.ron")).unwrap();
    let marked = map.replacen("label: \"targets\",", "label: \"targets\",\n      horizon: AsIs,", 1);
    assert_ne!(map, marked);
    fs::write(folder.path("map.ron"), marked).unwrap();
    let counts = folder.json(&["analyse", "map.ron", "--to-be", "--json", "--table", "compare-counts"]);
    let elements = counts["rows"].as_array().unwrap().iter().find(|row| row[0] == "Elements").unwrap();
    assert_eq!((elements[1].as_i64(), elements[2].as_i64()), (Some(3), Some(2)), "{elements}");
    folder.ok(&["convert", "map.ron", "again.ron"]);
    assert!(fs::read_to_string(folder.path("again.ron")).unwrap().contains("horizon: AsIs,"));
}

#[test]
fn analyse_says_whose_voice_is_missing() {
    let folder = Folder::new();
    let value = folder.json(&["analyse", &example("multiple-disadvantage.ron"), "--json"]);
    let coverage = &value["coverage"];
    let silent = |of: &str| -> Vec<&Value> {
        value[of].as_array().unwrap().iter().filter(|part| part["quotes"] == 0).map(|part| &part["code"]).collect()
    };
    assert_eq!(coverage["elements_without_quotes"].as_array().unwrap().iter().collect::<Vec<_>>(), silent("elements"));
    assert_eq!(coverage["connections_without_quotes"].as_array().unwrap().iter().collect::<Vec<_>>(), silent("connections"));
    let voices = coverage["by_voice"].as_object().unwrap();
    assert_eq!(voices.keys().next().map(String::as_str), Some("Person accessing support"), "in the order of the map");
    assert_eq!(coverage["loops"]["list"].as_array().unwrap().len(), 18, "named loops");
    assert_eq!(coverage["note"], "evidence volume, not effect size");
}

#[test]
fn analyse_takes_a_length_a_limit_and_a_part() {
    let folder = Folder::new();
    let map = example("multiple-disadvantage.ron");
    let all = folder.json(&["analyse", &map, "--json", "--loop-length", "0", "--loop-limit", "100000"]);
    assert_eq!(all["loops"]["list"].as_array().unwrap().len(), 545);
    assert_eq!(all["loops"]["max_length"], Value::Null);
    let few = folder.json(&["analyse", &map, "--json", "--loop-limit", "20"]);
    assert_eq!((few["loops"]["truncated"].as_bool(), few["loops"]["list"].as_array().unwrap().len()), (Some(true), 20));
    assert!(few["loops"]["complete_to"].as_u64().unwrap() < 8);
    let through = folder.json(&["analyse", &map, "--json", "--through", "trust between people and practitioners"]);
    let code = through["elements"].as_array().unwrap().iter().find(|e| e["label"] == "Trust between people and practitioners").unwrap();
    let list = through["loops"]["list"].as_array().unwrap();
    assert_eq!(list.len(), 54);
    assert!(list.iter().all(|l| l["elements"].as_array().unwrap().contains(&code["code"])));
    assert!(folder.fails(&["analyse", &map, "--through", "N999"]).contains("N999"));
    let text = folder.ok(&["analyse", &map]);
    for title in ["Feedback loops", "Elements", "Connections", "Components", "Whose voice is missing"] {
        assert!(text.contains(title), "{title}");
    }
}

#[test]
fn check_tells_faults_from_mentions() {
    let folder = Folder::new().with("e.csv", EDGES);
    folder.ok(&["convert", "e.csv", "m.ron", "--seed", "1"]);
    let told = folder.ok(&["check", "m.ron"]);
    assert!(told.contains("mention: ") && told.contains("connects") && told.contains("is sound"), "{told}");
    let at = folder.read("m.ron").lines().find_map(|l| Some(l.trim().strip_prefix("x: ")?.to_owned())).unwrap();
    let broken = folder.read("m.ron").replacen(&format!("x: {at}"), &format!("x: NaN{}", at.trim_start_matches(|c| c != ',')), 1);
    let folder = folder.with("broken.ron", &broken);
    let output = folder.run(&["check", "broken.ron"]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("fault: the position of") && text.contains("note: the file was changed"), "{text}");
    let output = folder.run(&["check", "broken.ron", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((value["sound"].as_bool(), value["faults"].as_array().unwrap().len()), (Some(false), 1));
    assert_eq!(value["faults"][0]["part"], "N1");
}

#[test]
fn a_hand_that_edits_the_file_is_told_and_not_refused() {
    let folder = Folder::new();
    folder.ok(&["new", "m.ron", "--template", "limits-to-growth"]);
    let edited = folder.read("m.ron").replace("Effort put in", "Effort we put in");
    let folder = folder.with("m.ron", &edited);
    assert!(folder.ok(&["check", "m.ron"]).contains("note: the file was changed"));
}

#[test]
fn what_cannot_be_read_is_told_in_a_sentence() {
    let folder = Folder::new().with("empty.ron", "").with("torn.ron", "(\n  format: 1,\n  elements: [").with("what.xyz", "a");
    fs::write(folder.path("noise.ron"), [0xFF, 0x00, 0x80, 0x1B, b'[', b'3', b'1', b'm']).unwrap();
    fs::create_dir(folder.path("folder.ron")).unwrap();
    for file in ["missing.ron", "empty.ron", "torn.ron", "noise.ron", "folder.ron", "what.xyz"] {
        for command in [&["check", file][..], &["analyse", file], &["describe", file], &["convert", file, "out.ron"]] {
            let told = folder.fails(command);
            assert!(told.contains(file) && !told.contains('\u{1b}') && !told.contains("panicked"), "{told}");
        }
    }
    assert!(!folder.path("out.ron").exists());
    assert!(folder.fails(&["convert", "torn.ron", "out.unknown"]).contains("--to"));
    assert!(folder.fails(&["convert", "torn.ron", "out.ron", "--from", "paper"]).contains("paper"));
    assert!(folder.fails(&["analyse"]).contains("see causeway --help"));
    assert!(folder.fails(&["convert", "torn.ron", "out.ron", "--audience", "all"]).contains("audience"));
}

#[test]
fn describe_writes_what_its_name_says() {
    let folder = Folder::new();
    let map = example("multiple-disadvantage.ron");
    let shown = folder.ok(&["describe", &map]);
    folder.ok(&["describe", &map, "-o", "d.md"]);
    assert_eq!(folder.read("d.md"), shown);
    assert!(shown.starts_with("# ") && shown.contains("Revolving door") && shown.contains("The more caseload per practitioner, the less"));
    folder.ok(&["describe", &map, "-o", "d.html"]);
    assert!(folder.read("d.html").starts_with("<!DOCTYPE html>"));
    folder.ok(&["describe", &map, "-o", "d.txt", "--audience", "public"]);
    assert!(folder.read("d.txt").contains("===="));
    assert!(folder.fails(&["describe", &map, "-o", "d.doc"]).contains(".html"));
}

#[test]
fn words_without_consent_do_not_leave() {
    let folder = Folder::new();
    folder.ok(&["gen", "--elements", "6", "--connections", "8", "--quotes", "40", "--seed", "3", "-o", "g.ron"]);
    let whole = folder.read("g.ron");
    assert!(whole.matches("consent: ").count() > 10);
    folder.ok(&["convert", "g.ron", "copy.ron"]);
    assert_eq!(folder.read("copy.ron"), whole, "our own file is whole");
    let output = folder.run(&["convert", "g.ron", "share.ron", "--audience", "public"]);
    assert!(output.status.success() && err(&output).contains("left out"), "{}", err(&output));
    let share = folder.read("share.ron");
    assert!(share.contains("consent: Public") && !share.contains("consent: Workshop") && !share.contains("consent: Internal"));
    let described = folder.ok(&["describe", "g.ron", "--audience", "public"]);
    let public = share.matches("original: ").count();
    assert!(public > 0);
    assert_eq!(described.matches("> \u{201c}").count(), public);
}

#[test]
fn gen_makes_the_same_map_again() {
    let folder = Folder::new();
    for (name, seed) in [("a.ron", "7"), ("b.ron", "7"), ("c.ron", "8")] {
        folder.ok(&["gen", "--elements", "30", "--connections", "70", "--quotes", "20", "--seed", seed, "-o", name]);
    }
    assert_eq!(folder.read("a.ron"), folder.read("b.ron"));
    assert_ne!(folder.read("a.ron"), folder.read("c.ron"));
    assert!(folder.ok(&["check", "a.ron"]).contains("30 elements, 70 connections, 20 quotes"));
    assert!(folder.fails(&["gen", "--elements", "3", "--connections", "7", "--seed", "1", "-o", "d.ron"]).contains("at most 6"));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let folder = Folder::new();
    folder.ok(&["gen", "--elements", "400", "--connections", "900", "--seed", "1", "-o", "g.ron"]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_causeway"))
        .args(["analyse", "g.ron", "--json"])
        .current_dir(folder.0.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
}

#[test]
fn help_and_version_are_answered() {
    let folder = Folder::new();
    let help = folder.ok(&["--help"]);
    for command in ["new", "check", "convert", "analyse", "describe", "gen"] {
        assert!(help.contains(command), "{command}");
    }
    assert!(folder.ok(&["--version"]).contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn quotes_are_added_to_a_map_and_leave_only_with_consent() {
    let table = "element,text,attribution,consent,participant\nA,The zqhidden word,Worker,not recorded,PQ77\nA,The zqshown word,Worker,workshop,PQ78\n\
        Nowhere,Left over,,public,\n";
    let folder = Folder::new().with("m.csv", "from,to,sign\nA,B,+\n").with("q.csv", table);
    let told = err(&folder.run(&["quotes", "m.csv", "q.csv", "-o", "m.ron"]));
    assert!(told.contains("3 quotes came in") && told.contains("not on the map: Nowhere"), "{told}");
    assert!(folder.read("m.ron").contains("zqhidden"));
    folder.ok(&["convert", "m.ron", "m.json"]);
    let json = folder.read("m.json");
    assert!(json.contains("zqshown") && !json.contains("zqhidden") && !json.contains("PQ7"), "{json}");
    folder.ok(&["quotes", "m.ron", "q.csv", "-o", "again.ron"]);
    assert_eq!(folder.read("again.ron"), folder.read("m.ron"));
    assert!(folder.fails(&["quotes", "m.ron", "q.pdf", "-o", "no.ron"]).contains("--from"));
    folder.fails(&["quotes", "m.ron", "m.ron", "--from", "qdpx", "-o", "no.ron"]);
    assert!(!folder.path("no.ron").exists());
}
