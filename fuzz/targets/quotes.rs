//! Files of quotes and transcripts: the first line of an input names the reader.
#![no_main]

#[path = "../parse.rs"]
#[allow(dead_code)]
mod parse;

libfuzzer_sys::fuzz_target!(|data: &[u8]| parse::quotes(data));
