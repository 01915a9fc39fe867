//! The file's format 1, field by field. Frozen: a change of the model changes `from_v1.rs`, never this.

use crate::map::{
    BackdropId, CaseId, ConnectionId, ElementId, GroupId, GroupingId, Horizon, NamedLoopId, NoteId, PackId, QuoteId, SourceId, ViewId,
    VoiceId, WorkshopId,
};
use crate::map::{Basis, Consent, Direction, ElementKind, LoopType, Polarity, Sector, SourceKind, Stance, Status};

use super::keep::{AttributeValue, IdText, Many, Named, Word, keeping};
use super::vocabulary::ConnectionWord;

keeping! {
    /// The whole file. `last_*` are the highest numbers ever given, where they are above those in use.
    Map {
        format: u32,
        last_element: u32,
        last_connection: u32,
        last_quote: u32,
        about: About,
        privacy: Privacy,
        voices: Many<Voice>,
        sources: Many<Source>,
        groupings: Many<Grouping>,
        groups: Many<Group>,
        elements: Many<Element>,
        connections: Many<Connection>,
        loops: Many<Loop>,
        quotes: Many<Quote>,
        withdrawn: Many<Withdrawn>,
        cases: Many<Case>,
        views: Many<View>,
        workshops: Many<Workshop>,
        packs: Many<Pack>,
        notes: Many<Note>,
        backdrops: Many<Backdrop>,
    }

    /// What the map is.
    About {
        title: String,
        authors: Vec<String>,
        version: String,
        date: String,
        purpose: String,
        disclaimer: String,
        language: String,
    }

    /// What is looked for before the map leaves, and what was decided.
    Privacy {
        harmless: Vec<String>,
        names: Vec<String>,
        smallest_cell: Option<u32>,
        review_by: String,
        kept: Vec<Kept>,
    }

    /// What was found and left: in one of these records, or in what the map says of itself when none is named.
    Kept {
        voice: Option<IdText<VoiceId>>,
        source: Option<IdText<SourceId>>,
        grouping: Option<IdText<GroupingId>>,
        group: Option<IdText<GroupId>>,
        element: Option<IdText<ElementId>>,
        connection: Option<IdText<ConnectionId>>,
        named_loop: Option<IdText<NamedLoopId>>,
        quote: Option<IdText<QuoteId>>,
        case: Option<IdText<CaseId>>,
        view: Option<IdText<ViewId>>,
        pack: Option<IdText<PackId>>,
        note: Option<IdText<NoteId>>,
        backdrop: Option<IdText<BackdropId>>,
        field: String,
        mark: String,
        because: String,
    }

    /// Whose words.
    Voice {
        id: Option<IdText<VoiceId>>,
        number: u32,
        name: String,
    }

    /// Where from.
    Source {
        id: Option<IdText<SourceId>>,
        number: u32,
        title: String,
        kind: Option<Word<SourceKind>>,
        citation: String,
        note: String,
        text: String,
    }

    /// A place in a source.
    Reference {
        source: Option<IdText<SourceId>>,
        locator: String,
    }

    /// A set of groups.
    Grouping {
        id: Option<IdText<GroupingId>>,
        number: u32,
        title: String,
    }

    /// A group.
    Group {
        id: Option<IdText<GroupId>>,
        number: u32,
        grouping: Option<IdText<GroupingId>>,
        title: String,
        tint: u8,
        hatch: u8,
        collapsed: bool,
    }

    /// An element; its leverage, flags and actor details are fields of its own.
    Element {
        id: Option<IdText<ElementId>>,
        number: u32,
        label: String,
        kind: Option<Word<ElementKind>>,
        description: String,
        groups: Vec<IdText<GroupId>>,
        level: String,
        x: f64,
        y: f64,
        width: Option<f64>,
        height: Option<f64>,
        pinned: bool,
        controllable: bool,
        important: bool,
        vulnerable: bool,
        leverage: Named<String>,
        leverage_who: Vec<IdText<ElementId>>,
        leverage_note: String,
        sector: Option<Word<Sector>>,
        place: String,
        power: Option<f64>,
        interest: Option<f64>,
        status: Option<Word<Status>>,
        horizon: Option<Word<Horizon>>,
        attributes: Named<AttributeValue>,
        references: Vec<Reference>,
    }

    /// A connection: polarity, delay and strength of an influence, or verb and absence of a relation.
    Connection {
        id: Option<IdText<ConnectionId>>,
        number: u32,
        from: Option<IdText<ElementId>>,
        to: Option<IdText<ElementId>>,
        direction: Option<Word<Direction>>,
        kind: Option<Word<ConnectionWord>>,
        polarity: Option<Word<Polarity>>,
        delay: Option<bool>,
        strength: Option<u8>,
        verb: Option<String>,
        absent: Option<bool>,
        bend: Option<f64>,
        basis: Option<Word<Basis>>,
        rationale: String,
        confidence: String,
        status: Option<Word<Status>>,
        horizon: Option<Word<Horizon>>,
        references: Vec<Reference>,
    }

    /// A named loop.
    Loop {
        id: Option<IdText<NamedLoopId>>,
        number: u32,
        cycle: Vec<IdText<ElementId>>,
        name: String,
        story: String,
        question: String,
        starred: bool,
        last_type: Option<Word<LoopType>>,
    }

    /// What a quote bears on: one of element, connection or named loop.
    Citation {
        element: Option<IdText<ElementId>>,
        connection: Option<IdText<ConnectionId>>,
        named_loop: Option<IdText<NamedLoopId>>,
        stance: Option<Word<Stance>>,
    }

    /// Where in a document a quote was said, in Unicode code points; `end` is behind the last.
    Passage {
        document: String,
        digest: String,
        start: u32,
        end: u32,
    }

    /// Somebody's words; `board_x` and `board_y` are its place on the quote board.
    Quote {
        id: Option<IdText<QuoteId>>,
        number: u32,
        original: String,
        shown: Option<String>,
        attribution: String,
        voice: Option<IdText<VoiceId>>,
        source: Option<IdText<SourceId>>,
        locator: String,
        passage: Option<Passage>,
        board_x: Option<f64>,
        board_y: Option<f64>,
        participant: String,
        consent: Option<Word<Consent>>,
        consent_date: String,
        consent_basis: String,
        sensitive: bool,
        citations: Vec<Citation>,
        waits_for: Vec<String>,
    }

    /// What stays of a withdrawn quote.
    Withdrawn {
        id: Option<IdText<QuoteId>>,
        number: u32,
        date: String,
    }

    /// An example.
    Case {
        id: Option<IdText<CaseId>>,
        number: u32,
        title: String,
        kind: String,
        place: String,
        read_on: String,
        references: Vec<Reference>,
        elements: Vec<IdText<ElementId>>,
    }

    /// A saved view; x, y and zoom are its camera.
    View {
        id: Option<IdText<ViewId>>,
        number: u32,
        title: String,
        note: String,
        filter: Named<Vec<String>>,
        x: Option<f64>,
        y: Option<f64>,
        zoom: Option<f64>,
    }

    /// Dots on a part: one of element, connection or named loop.
    Vote {
        element: Option<IdText<ElementId>>,
        connection: Option<IdText<ConnectionId>>,
        named_loop: Option<IdText<NamedLoopId>>,
        dots: u32,
    }

    /// A workshop.
    Workshop {
        id: Option<IdText<WorkshopId>>,
        number: u32,
        title: String,
        date: String,
        group: String,
        votes: Vec<Vote>,
    }

    /// A handout of a pack.
    Handout {
        kind: String,
        options: Named<String>,
    }

    /// A recipe of handouts.
    Pack {
        id: Option<IdText<PackId>>,
        number: u32,
        title: String,
        handouts: Vec<Handout>,
    }

    /// A note on the map; x and y are its top left corner, 200 its width when none is given.
    Note {
        id: Option<IdText<NoteId>>,
        number: u32,
        text: String,
        x: f64,
        y: f64,
        width: Option<f64>,
    }

    /// A picture behind the map; x and y are its top left corner, `fade` is in percent.
    Backdrop {
        id: Option<IdText<BackdropId>>,
        number: u32,
        file: String,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        fade: u8,
        locked: bool,
    }
}
