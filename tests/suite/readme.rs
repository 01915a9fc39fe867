//! README.md says what is so: its table of keys is the command table's, and the files it names are there.

use causeway::command::{Platform, keys_markdown};

#[test]
fn the_keys_are_those_of_the_command_table() {
    let readme = include_str!("../../README.md");
    let keys = keys_markdown(Platform::Linux);
    assert!(readme.contains(keys.trim()), "put this into README.md under Keys:\n{keys}");
}

#[test]
fn the_examples_and_the_picture_are_there() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in ["examples/multiple-disadvantage.ron", "examples/first-map.ron", "examples/actors.ron", "assets/pictures/example.png"] {
        assert!(root.join(file).is_file() && include_str!("../../README.md").contains(file), "{file}");
    }
}
