//! The model: what a systems map is. A petgraph graph of elements and connections, with the quotes, sources, groups and
//! named loops that hang on it. No file, no screen, no undo: `document` writes, `format` reads and saves, `scene` draws.

mod about;
mod backdrop;
mod cited;
mod code;
mod connection;
mod element;
mod extra;
mod group;
mod horizon;
mod id;
mod leverage;
mod named_loop;
mod note;
mod part;
mod passage;
mod photo;
mod privacy;
mod problem;
mod quote;
mod record;
mod renamed;
mod source;
mod synthetic;
mod system_map;
mod table;
mod view;
mod workshop;

pub use about::{About, DEFAULT_DISCLAIMER};
pub use backdrop::Backdrop;
pub use code::{Code, CodeKind};
pub use connection::{Basis, Connection, ConnectionKind, Direction, Influence, PairSign, Polarity, Relation};
pub use element::{ActorDetails, Attribute, Element, ElementKind, KindSpec, Outline, Sector, StakeholderFlags, Status};
pub use extra::Extra;
pub use group::{Group, Grouping};
pub use horizon::Horizon;
pub use id::{
    BackdropId, CaseId, ConnectionId, ElementId, GroupId, GroupingId, Id, IdSource, NamedLoopId, NoteId, PackId, ParseIdError, QuoteId,
    SourceId, ViewId, VoiceId, WorkshopId,
};
pub use kurbo::{Point, Rect, Size, Vec2};
pub use leverage::{FRAMEWORKS, Framework, Level, Leverage, framework};
pub use named_loop::{LoopKey, LoopType, NamedLoop, canonical_cycle};
pub use note::Note;
pub use part::{CitedPart, Part};
pub use passage::Passage;
pub use photo::Photo;
pub use privacy::{Kept, Privacy};
pub use problem::{Problem, ProblemKind, check, record_name, repair};
pub use quote::{Citation, Consent, Quote, Stance, Tombstone, is_same_participant, participant_key};
pub use record::{Record, RecordId};
pub use renamed::renamed;
pub use source::{Case, Reference, Source, SourceKind, Voice};
pub use synthetic::{SyntheticSize, synthetic};
pub use system_map::{Numbers, SystemMap};
pub use table::{Table, Tabled};
pub use view::{Camera, View};
pub use workshop::{Handout, Pack, Vote, Workshop};
