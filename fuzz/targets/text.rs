//! What is typed and pasted.
#![no_main]

#[path = "../parse.rs"]
#[allow(dead_code)]
mod parse;

libfuzzer_sys::fuzz_target!(|data: &[u8]| parse::text(data));
