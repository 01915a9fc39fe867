//! What a key costs while quotes are searched as one types, on a map of 50,000 quotes: the list of the Quotes tab brought up to date.

use std::cell::RefCell;
use std::thread;
use std::time::Duration;

use causeway::map::{SyntheticSize, synthetic};
use causeway::session::{FileState, LeftTab, Page, QuoteSort, Session};
use divan::Bencher;

/// What is typed, a key after the other.
const TYPED: [&str; 8] = ["p", "ph", "phone", "phone ", "phone s", "phone same", "phone same story", "zz"];

fn session() -> Session {
    let mut session = Session::new();
    session.open(synthetic(SyntheticSize { elements: 1_000, connections: 3_000, quotes: 50_000 }, 1), FileState::default());
    session.panels.tab = LeftTab::Quotes;
    session.shell.page = Page::Editor;
    // What threads work out of a map that was opened is there before the first key.
    for _ in 0..20 {
        session.refresh();
        thread::sleep(Duration::from_millis(100));
    }
    session
}

/// Types a search; how many quotes it finds.
fn type_in(session: &mut Session, text: &str) -> usize {
    session.panels.search.insert(LeftTab::Quotes, text.to_owned());
    session.refresh();
    session.panels.lists.quotes.len()
}

fn main() {
    let mut session = session();
    let found: Vec<String> = TYPED.iter().map(|text| format!("\u{201c}{text}\u{201d} {}", type_in(&mut session, text))).collect();
    println!("of 50,000 quotes: {}", found.join(", "));
    assert_eq!(type_in(&mut session, ""), 50_000);
    divan::main();
}

/// With the text as it was a key before.
#[divan::bench(args = TYPED, sample_count = 30)]
fn a_key(bencher: Bencher<'_, '_>, text: &str) {
    after(bencher, text.get(..text.len() - 1).unwrap_or_default(), text);
}

/// With another search before, so that all words are gone through.
#[divan::bench(args = TYPED, sample_count = 30)]
fn pasted(bencher: Bencher<'_, '_>, text: &str) {
    after(bencher, "no such words", text);
}

fn after(bencher: Bencher<'_, '_>, before: &str, text: &str) {
    let session = RefCell::new(session());
    bencher
        .with_inputs(|| {
            type_in(&mut session.borrow_mut(), before);
        })
        .bench_local_values(|()| type_in(&mut session.borrow_mut(), text));
}

#[divan::bench(sample_count = 10)]
fn another_order(bencher: Bencher<'_, '_>) {
    let mut session = session();
    bencher.bench_local(|| {
        for sort in [QuoteSort::Participant, QuoteSort::Code] {
            session.panels.quote_sort = sort;
            session.refresh();
        }
    });
}

#[divan::bench(sample_count = 10)]
fn opening_the_tab(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(session).bench_local_refs(|session| {
        session.panels.lists = causeway::session::PanelLists::default();
        session.refresh();
    });
}
