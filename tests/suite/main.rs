//! All integration tests in one binary, so that the library is linked once. Each topic is a file beside this one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::float_cmp,
    clippy::format_collect,
    reason = "a test stops where it fails"
)]

mod analysis;
mod beside;
mod cli;
mod coverage;
mod cut_disk;
mod ended;
mod exports;
mod faulty_disk;
mod gestures;
mod groups;
mod history;
mod hostile;
mod icon;
mod imports;
mod journal;
mod layout;
mod leaks;
mod loss;
mod meaning;
mod merge;
mod native_file;
mod own_format;
mod painters;
mod pdf_reader;
mod pdf_text;
mod poppler;
mod power;
mod print;
mod print_cards;
mod print_gap;
mod print_how_to_read;
mod print_ladders;
mod print_looks;
mod print_loops;
mod print_pack;
mod print_part;
mod print_tables;
mod print_voting;
mod protected;
mod quote_board;
mod quotes_in;
mod random_map;
mod readme;
mod sample;
mod scene;
mod storage;
mod structure;
mod taken_back;
mod transcripts;
mod ui_answers;
mod ui_fields;
mod ui_groups;
mod ui_hands;
mod ui_import_map;
mod ui_many_quotes;
mod ui_merging;
mod ui_panels;
mod ui_participants;
mod ui_passphrase;
mod ui_print;
mod ui_print_pack;
mod ui_privacy;
mod ui_quotes_in;
mod ui_recovery;
mod ui_shell;
mod ui_sources;
mod ui_tables;
mod ui_transcript;
mod ui_views;
mod ui_welcome;
mod who;
mod withdrawal;
