//! Maps of every format, one target: the first line of an input names the importer.
#![no_main]

#[path = "../parse.rs"]
#[allow(dead_code)]
mod parse;

libfuzzer_sys::fuzz_target!(|data: &[u8]| parse::import(data));
