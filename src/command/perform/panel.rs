//! Performs what was asked of the side panels. Typing in a field is one step of the history, however many keys it took: [`before`] ends it
//! when something else is asked for. [`settle`] brings what is open in line with what is selected.

use crate::document::{Edit, quotes_of};
use crate::map::{Citation, CitedPart, Extra, LoopKey, LoopType, NamedLoop, Part, Quote, QuoteId, RecordId, Stance};
use crate::session::{Action, CanvasAction, Field, FieldOf, LoopField, PanelAction, Section, Session};
use crate::tool::Phase;

pub(super) fn perform(session: &mut Session, action: PanelAction) {
    let panels = &mut session.panels;
    match action {
        PanelAction::Tab(tab) => panels.tab = tab,
        PanelAction::Search(tab, text) => drop(panels.search.insert(tab, text)),
        PanelAction::OutlineBy(by) => panels.outline_by = by,
        PanelAction::TurnOutline(section) => turn(&mut panels.outline_turned, section),
        PanelAction::TurnVoices(section) => turn(&mut panels.voices_turned, section),
        PanelAction::Loops(filter) => panels.loop_filter = filter,
        PanelAction::LoopsInHand(hand) => panels.loop_hand = *hand,
        PanelAction::LoopsThrough(on) => loops_through(session, on, false),
        PanelAction::LoopsAmong => loops_through(session, true, true),
        PanelAction::OpenLoop(key) => panels.open_loop = key,
        PanelAction::Trace(key) => trace(session, key),
        PanelAction::Step(step) => go_to_step(session, step),
        PanelAction::Loop(key, field) => say_of_loop(session, key, field),
        PanelAction::Framework(key) => panels.framework = key,
        PanelAction::Quotes(filter) => panels.quote_filter = filter,
        PanelAction::SortQuotes(sort) => panels.quote_sort = sort,
        PanelAction::PickQuote(quote, how) => super::quotes::pick(session, quote, how),
        PanelAction::PickAllQuotes => super::quotes::pick_all(session),
        PanelAction::Bulk(bulk) => panels.bulk = bulk,
        PanelAction::StartQuote(part) => start_quote(session, part),
        PanelAction::OpenRecord(record) => panels.open_record = record,
        PanelAction::Revealed => panels.reveal = None,
        PanelAction::OpenQuote(quote) => panels.open_quote = quote,
        PanelAction::AttachNext(quote) => panels.attach_next = quote,
        PanelAction::Turn(section) => turn(&mut panels.sections_turned, section),
        PanelAction::Type(field, edit) => type_in(session, field, &edit),
        PanelAction::Typed => end_typing(session),
    }
}

/// What is selected of the map is what loops are listed through, or among.
fn loops_through(session: &mut Session, on: bool, among: bool) {
    let counts = |part: &Part| matches!(part, Part::Element(_) | Part::Group(_)) || !among && matches!(part, Part::Connection(_));
    let selected = session.document.selection().parts().iter().copied().filter(|part| on && counts(part));
    let hand = &mut session.panels.loop_hand;
    (hand.through, hand.among) = (selected.collect(), among);
}

fn turn<T: Ord>(turned: &mut std::collections::BTreeSet<T>, section: T) {
    if !turned.remove(&section) {
        turned.insert(section);
    }
}

/// Called before any action: whatever is not typing ends the step that is being typed.
pub(super) fn before(session: &mut Session, action: &Action) {
    let typing = match action {
        Action::Panel(PanelAction::Loop(_, field)) => field.typed().is_some(),
        Action::Canvas(CanvasAction::Pointer(event)) => event.phase == Phase::Hover,
        Action::Panel(PanelAction::Type(..))
        | Action::Canvas(CanvasAction::Resized(..) | CanvasAction::Pan(_) | CanvasAction::Zoom { .. }) => true,
        _ => false,
    };
    if !typing {
        end_typing(session);
    }
}

fn type_in(session: &mut Session, field: Field, edit: &Edit) {
    if session.panels.typing != Some(field) || !session.document.is_open() {
        end_typing(session);
        session.document.begin(edit.label());
        session.panels.typing = Some(field);
    }
    session.document.edit(edit);
}

fn end_typing(session: &mut Session) {
    if session.panels.typing.take().is_some() {
        session.document.commit();
    }
}

fn trace(session: &mut Session, key: Option<LoopKey>) {
    session.canvas.traced = key;
    session.panels.loop_step = None;
    if key.is_some() {
        session.panels.open_loop = key;
    }
}

/// Selects the connections of a step of the traced loop and shows them with both their ends.
fn go_to_step(session: &mut Session, step: usize) {
    let Some(key) = session.canvas.traced.or(session.panels.open_loop) else { return };
    let loops = session.derived.loops.as_deref();
    let Some(found) = loops.and_then(|loops| session.derived.book.row(key)?.spelled(loops)) else { return };
    let step = step % found.elements.len().max(1);
    session.canvas.traced = Some(key);
    session.panels.loop_step = Some(step);
    let connections: Vec<Part> = found.steps.get(step).into_iter().flatten().map(|&id| Part::Connection(id)).collect();
    let ends = [step, (step + 1) % found.elements.len().max(1)].into_iter().filter_map(|at| found.elements.get(at));
    let mut shown: Vec<Part> = ends.map(|&id| Part::Element(id)).collect();
    shown.extend(&connections);
    session.document.selection_mut().set(connections);
    super::canvas::perform(session, CanvasAction::Reveal(shown));
}

fn say_of_loop(session: &mut Session, key: LoopKey, field: LoopField) {
    let Some(named) = named_loop(session, key) else { return };
    let mut said = named.clone();
    let label = match &field {
        LoopField::Name(_) => "name loop",
        LoopField::Story(_) => "edit story",
        LoopField::Question(_) => "edit question",
        LoopField::Starred(_) => "star loop",
        LoopField::Seen => "acknowledge",
    };
    let typed = field.typed();
    match field {
        LoopField::Name(text) => said.name = text,
        LoopField::Story(text) => said.story = text,
        LoopField::Question(text) => said.question = text,
        LoopField::Starred(starred) => said.starred = starred,
        LoopField::Seen => said.last_type = session.derived.book.row(key).map_or(said.last_type, |row| row.kind),
    }
    let edit = Edit::All(label.to_owned(), vec![Edit::Put(Box::new(said.into()))]);
    match typed {
        Some(name) => type_in(session, Field { of: FieldOf::Loop(key), name }, &edit),
        None => session.document.edit(&edit),
    }
}

/// The record of a loop: the one it has, or a new one, not yet in the map, with the next number of its letter.
fn named_loop(session: &Session, key: LoopKey) -> Option<NamedLoop> {
    let map = session.document.map();
    if let Some(named) = map.named_loops().iter().find(|named| named.key() == key) {
        return Some(named.clone());
    }
    let row = session.derived.book.row(key)?;
    let found = row.spelled(session.derived.loops.as_deref()?)?;
    Some(NamedLoop {
        id: session.document.new_id(),
        number: next_loop_number(session, found.kind),
        cycle: found.elements,
        name: String::new(),
        story: String::new(),
        question: String::new(),
        starred: false,
        last_type: found.kind,
        extra: Extra::default(),
    })
}

fn next_loop_number(session: &Session, kind: LoopType) -> u32 {
    let book = &session.derived.book;
    let letter = |named: &NamedLoop| book.named(named.id).map_or(named.last_type, |row| row.kind);
    let same = session.document.map().named_loops().iter().filter(|named| letter(named) == kind || named.last_type == kind);
    same.map(|named| named.number).max().unwrap_or(0).saturating_add(1)
}

fn start_quote(session: &mut Session, part: Option<Part>) {
    drop_blank(session);
    let mut quote = Quote::new(session.document.new_id(), 0, "");
    let id = quote.id;
    let cited = part.and_then(|part| Some((part, cited(session, part)?)));
    quote.citations.extend(cited.as_ref().map(|(_, (part, _))| Citation::new(*part, Stance::Supports)));
    let shown = cited.as_ref().map_or(Part::Quote(id), |(part, _)| *part);
    let add = Edit::AddQuote(Box::new(quote));
    match cited.and_then(|(_, (_, first))| first) {
        Some(first) => session.document.edit(&Edit::All(add.label().into_owned(), vec![first, add])),
        None => session.document.edit(&add),
    }
    if session.document.selection().single() != Some(shown) {
        session.document.selection_mut().set([shown]);
        session.panels.last_selection = vec![shown];
    }
    if !session.panels.is_open(Section::Quotes) {
        turn(&mut session.panels.sections_turned, Section::Quotes);
    }
    session.panels.right_open = true;
    session.panels.open_quote = Some(id);
    session.panels.fresh_quote = Some(id);
}

/// A part as quotes name it, and what has to be done first: of a loop the map keeps a record once anything is said of it.
pub(super) fn cited(session: &Session, part: Part) -> Option<(CitedPart, Option<Edit>)> {
    match part {
        Part::Element(id) => Some((CitedPart::Element(id), None)),
        Part::Connection(id) => Some((CitedPart::Connection(id), None)),
        Part::Loop(key) => {
            let named = named_loop(session, key)?;
            let id = named.id;
            let is_new = session.document.map().named_loops().get(id).is_none();
            Some((CitedPart::Loop(id), is_new.then(|| Edit::Put(Box::new(named.into())))))
        }
        Part::Group(_) | Part::Quote(_) | Part::Note(_) | Part::Backdrop(_) => None,
    }
}

/// Called after any action.
pub(super) fn settle(session: &mut Session) {
    let selected = session.document.selection().parts();
    if session.panels.last_selection != selected {
        let single = session.document.selection().single();
        session.panels.last_selection = selected.to_vec();
        if let Some(Part::Loop(key)) = single {
            session.panels.open_loop = Some(key);
        }
        if let (Some(quote), Some(part)) = (session.panels.attach_next, single) {
            attach(session, quote, part);
        }
        let on = |part: Part, id: QuoteId| quotes_of(session.document.map(), part).iter().any(|quote| quote.id == id);
        if !session.panels.open_quote.is_some_and(|id| single.is_some_and(|part| on(part, id))) {
            session.panels.open_quote = None;
        }
    }
    let quotes = session.document.map().quotes();
    session.panels.open_quote = session.panels.open_quote.filter(|&id| quotes.contains(id));
    session.panels.attach_next = session.panels.attach_next.filter(|&id| quotes.contains(id));
    if session.panels.fresh_quote.is_some() && session.panels.fresh_quote != session.panels.open_quote {
        drop_blank(session);
    }
}

fn attach(session: &mut Session, quote: QuoteId, part: Part) {
    let Some((part, first)) = cited(session, part) else { return };
    let cite = Edit::Cite { quote, part, stance: Stance::Supports };
    let edit = match first {
        Some(first) => Edit::All(cite.label().into_owned(), vec![first, cite]),
        None => cite,
    };
    session.panels.attach_next = None;
    session.document.edit(&edit);
}

/// The parts a quote bears on.
pub(super) fn cited_parts(session: &Session, quote: QuoteId) -> Vec<Part> {
    let map = session.document.map();
    let citations = map.quotes().get(quote).map(|quote| quote.citations.as_slice()).unwrap_or_default();
    let part = |citation: &Citation| match citation.part {
        CitedPart::Element(id) => Some(Part::Element(id)),
        CitedPart::Connection(id) => Some(Part::Connection(id)),
        CitedPart::Loop(id) => map.named_loops().get(id).map(|named| Part::Loop(named.key())),
    };
    citations.iter().filter_map(part).collect()
}

/// Takes a quote that was started and left without a word out again.
fn drop_blank(session: &mut Session) {
    let Some(id) = session.panels.fresh_quote.take() else { return };
    let document = &mut session.document;
    let blank = document.map().quotes().get(id).is_some_and(|q| q.original.is_empty() && q.shown.is_none());
    if !blank {
        return;
    }
    // With the loop that it was for, if that had none of its own before.
    let just_added = document.history().done().last().is_some_and(|step| {
        let is_own = |id: RecordId| matches!(id, RecordId::NamedLoop(_));
        let added = step.deltas.iter().any(|delta| delta.id == RecordId::Quote(id));
        added && step.deltas.iter().all(|delta| (delta.id == RecordId::Quote(id) || is_own(delta.id)) && delta.before.is_none())
    });
    if just_added {
        document.undo();
    } else {
        document.edit(&Edit::Delete(vec![Part::Quote(id)]));
    }
}
