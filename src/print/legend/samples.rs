//! The marks of a legend: tiny maps through the same drawing as the real one, of which only the mark is kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use kurbo::{Point, Rect, Vec2};

use crate::map::{
    Citation, CitedPart, Connection, ConnectionId, ConnectionKind, Direction, Element, ElementId, ElementKind, Extra, Group, GroupId,
    Grouping, GroupingId, Influence, Numbers, Polarity, Quote, QuoteId, Record, Relation, SourceId, Stance, Status, SystemMap, Voice,
    VoiceId,
};
use crate::print::drawing::Drawn;
use crate::print::loop_badge::loop_badge;
use crate::print::voices::swatch;
use crate::scene::{self, Marks, Role, Scene};
use crate::text::Typesetter;
use crate::theme::Theme;

use crate::words::{Mark, Said};

/// How long the line of a connection is.
const LINE: f64 = 72.0;
/// The size of an outline.
const WIDTH: f64 = 54.0;
/// The size of an outline.
const HEIGHT: f64 = 21.0;

/// A mark with its middle at the origin, in map units.
pub(super) fn mark(mark: &Mark, map: &SystemMap, drawn: &Drawn, theme: &Theme, types: &mut Typesetter) -> Scene {
    let theme = small(theme);
    let keep: &[Role] = match mark {
        Mark::Kind(_) | Mark::Draft => &[Role::Element],
        Mark::Lever | Mark::Disputed | Mark::Evidence | Mark::Coverage(_) => &[Role::Badge],
        _ => LINE_ROLES,
    };
    match *mark {
        Mark::Voice(place) => return swatch(Rect::new(-13.0, -7.5, 13.0, 7.5), place, &theme),
        Mark::Loop(kind) => return loop_badge(&kind.letter().to_string(), kind, &theme, types),
        _ => {}
    }
    let (tiny, _) = SystemMap::from_records(tiny(*mark, map, drawn), Numbers::default());
    let (framework, coverage) = (drawn.marks.framework.clone(), drawn.marks.coverage);
    let grouping = (*mark == Mark::Counted).then_some(GroupingId::from_value(1));
    let marks = Marks { grouping, coverage, framework, ..Marks::default() };
    let scene = Arc::unwrap_or_clone(scene::build(&tiny, &marks, &theme, types).scene);
    centred(scene, |role| keep.contains(&role))
}

/// What belongs to the line of a connection.
const LINE_ROLES: &[Role] = &[Role::Line, Role::Head, Role::Disc, Role::Delay, Role::Verb];

/// The line of claims on one pair with its disc, as in a legend: to the right, or to the left, or with no way said.
pub(in crate::print) fn arrow(
    kinds: Vec<ConnectionKind>,
    direction: Direction,
    leftwards: bool,
    theme: &Theme,
    types: &mut Typesetter,
) -> Scene {
    let turned = |claim: Connection| {
        let [from, to] = if leftwards { [claim.to, claim.from] } else { [claim.from, claim.to] };
        Connection { from, to, direction, ..claim }
    };
    let claims = (1..).zip(kinds).map(|(number, kind)| turned(connection(number, kind)));
    let (tiny, _) = SystemMap::from_records(ends().into_iter().chain(claims.map(Record::from)), Numbers::default());
    let drawing = scene::build(&tiny, &Marks::default(), &small(theme), types);
    centred(Arc::unwrap_or_clone(drawing.scene), |role| LINE_ROLES.contains(&role))
}

/// Pens for marks as they stand in a legend.
fn small(theme: &Theme) -> Theme {
    let mut theme = theme.clone();
    (theme.pens.min_width, theme.pens.min_height) = (WIDTH, HEIGHT);
    (theme.pens.padding_x, theme.pens.padding_y) = (0.0, 0.0);
    theme.pens.label = 8.0;
    (theme.pens.ring, theme.pens.ring_text) = (13.0, 12.0);
    theme
}

/// What is to be kept of a drawing, with its middle at the origin. Nothing of a tiny map is a part of the real one.
fn centred(scene: Scene, keep: impl Fn(Role) -> bool) -> Scene {
    let mut kept = Scene { items: scene.items.into_iter().filter(|item| keep(item.role)).collect() };
    kept.items.iter_mut().for_each(|item| item.part = None);
    let middle = kept.bounds().map_or(Vec2::ZERO, |bounds| bounds.center().to_vec2());
    let mut centred = Scene::default();
    centred.append(&kept, -middle);
    centred
}

fn element(number: u32, kind: ElementKind, at: Point) -> Element {
    Element::new(ElementId::from_value(u64::from(number)), number, kind, "", at)
}

/// Two ends whose outlines are one line apart.
fn ends() -> Vec<Record> {
    [0.0, WIDTH + LINE].into_iter().zip(1..).map(|(x, number)| element(number, ElementKind::Factor, Point::new(x, 0.0)).into()).collect()
}

fn connection(number: u32, kind: ConnectionKind) -> Connection {
    let [from, to] = [1, 2].map(ElementId::from_value);
    let id = ConnectionId::from_value(u64::from(number));
    Connection { bend: 0.0, ..Connection::new(id, number, from, to, kind) }
}

fn claim(number: u32, polarity: Polarity, delay: bool) -> Connection {
    connection(number, ConnectionKind::Influence(Influence { polarity, delay, strength: None }))
}

/// A group that is one box, with two connections to something else.
fn counted() -> Vec<Record> {
    let (grouping, id) = (GroupingId::from_value(1), GroupId::from_value(1));
    let extra = Extra::default;
    let set = Grouping { id: grouping, number: 1, title: String::new(), extra: extra() };
    let group = Group { id, number: 1, grouping, title: String::new(), tint: 0, hatch: 0, collapsed: true, extra: extra() };
    let mut end = element(1, ElementKind::Factor, Point::ZERO);
    end.groups.push(id);
    // The box is wider than an outline of a legend: the lines are as long.
    let other = element(2, ElementKind::Factor, Point::new(WIDTH + LINE + 24.0, 0.0));
    let claims = [1, 2].map(|number| Record::from(claim(number, Polarity::Plus, false)));
    [set.into(), group.into(), end.into(), other.into()].into_iter().chain(claims).collect()
}

fn tiny(mark: Mark, map: &SystemMap, drawn: &Drawn) -> Vec<Record> {
    let one = |change: &dyn Fn(&mut Element), kind| {
        let mut one = element(1, kind, Point::ZERO);
        change(&mut one);
        vec![one.into()]
    };
    let joined = |claims: Vec<Connection>| ends().into_iter().chain(claims.into_iter().map(Record::from)).collect();
    match mark {
        Mark::Kind(kind) => one(&|_| (), kind),
        Mark::Draft => one(&|e| e.status = Status::Draft, ElementKind::Factor),
        Mark::Disputed => one(&|e| e.status = Status::Disputed, ElementKind::Factor),
        Mark::Lever => {
            let marked = map.elements().find(|e| e.leverage.in_framework(&drawn.marks.framework).is_some());
            let levels = marked.map_or_else(BTreeMap::new, |e| e.leverage.levels.clone());
            one(&|e| e.leverage.levels.clone_from(&levels), ElementKind::Intervention)
        }
        Mark::Sign(polarity) => joined(vec![claim(1, polarity, false)]),
        Mark::Contested => joined(vec![claim(1, Polarity::Plus, false), claim(2, Polarity::Minus, false)]),
        Mark::Delay => joined(vec![claim(1, Polarity::Plus, true)]),
        Mark::Mutual => joined(vec![Connection { direction: Direction::Mutual, ..claim(1, Polarity::Plus, false) }]),
        Mark::Relation => joined(vec![relation("verb", false)]),
        Mark::Absent => joined(vec![relation("", true)]),
        Mark::Counted => counted(),
        Mark::Evidence => evidence(map, &[1, 1, 1, 2, 2, 3], Stance::Supports),
        Mark::Coverage(said) => match said {
            Said::Nothing => evidence(map, &[], Stance::Supports),
            Said::OneVoice => evidence(map, &[1], Stance::Supports),
            Said::SeveralVoices => evidence(map, &[1, 2], Stance::Supports),
            Said::Count => evidence(map, &[1, 1, 1, 2, 2, 3], Stance::Supports),
            Said::Otherwise => evidence(map, &[1, 2], Stance::Contradicts),
        },
        Mark::Loop(_) | Mark::Voice(_) => Vec::new(),
    }
}

fn relation(verb: &str, absent: bool) -> Connection {
    connection(1, ConnectionKind::Relation(Relation { verb: verb.to_owned(), absent }))
}

/// Quotes of these voices, from 1, or of as many as the real map has; of two sources.
fn evidence(map: &SystemMap, said: &[u64], stance: Stance) -> Vec<Record> {
    let voices = map.voices().len().clamp(1, 3);
    let mut records: Vec<Record> = vec![element(1, ElementKind::Factor, Point::ZERO).into()];
    for number in 1..=voices as u32 {
        let id = VoiceId::from_value(u64::from(number));
        records.push(Voice { id, number, name: String::new(), extra: crate::map::Extra::default() }.into());
    }
    for (number, voice) in (1..).zip(said) {
        let mut quote = Quote::new(QuoteId::from_value(u64::from(number)), number, "");
        quote.voice = Some(VoiceId::from_value((*voice).min(voices as u64)));
        quote.source = Some(SourceId::from_value(u64::from(1 + number % 2)));
        quote.citations = vec![Citation::new(CitedPart::Element(ElementId::from_value(1)), stance)];
        records.push(quote.into());
    }
    records
}
