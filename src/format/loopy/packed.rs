//! A drawing as LOOPY 2 packs it: how many nodes, arrows and texts there are, a table of bits for each kind, and then all texts. It becomes
//! the lists by place that a link of JSON has; what is only for playing is passed over.

use serde_json::{Value, json};

use super::bits::{Area, Bits, Row};
use super::letters::{broken, is_stream, unpacked};
use crate::format::found::Log;
use crate::format::{FormatError, guard};

/// The mark that parts texts.
const PARTED: char = '`';
/// Nodes, arrows, texts, and the one row for the whole.
const KINDS: u32 = 4;
/// How much of a node is filled at the start; the first is dead.
const FILLED: [f64; 6] = [-1.0, 0.0, 0.25, 0.5, 0.75, 1.0];
/// How many bits the choices take that a node has beside its place, now and before its answers to a click could be chosen.
const NODE_BITS: [usize; 2] = [23, 20];
/// The same of an arrow beside its ends, and of a text beside its place.
const EDGE_BITS: [usize; 1] = [30];
const LABEL_BITS: [usize; 1] = [4];

/// What was packed.
#[derive(Debug)]
pub(super) enum Packed {
    /// JSON, which the first versions packed.
    Text(String),
    /// Nodes, arrows, texts and the whole, by place. Their texts are encoded in no way.
    Lists(Vec<Value>),
}

/// Whether bytes are a file that LOOPY 2 packed. One that was not worth packing begins with four kinds, and no text has its signs.
pub(super) fn is_file(bytes: &[u8]) -> bool {
    let begins = bytes.first().is_some_and(|first| first & 0b1001_1110 == 0b0000_1000);
    is_stream(bytes) || (begins && bytes.iter().any(|byte| *byte < 9))
}

/// Unpacks the bytes of a link or a file. An error when they are cut short, damaged, or of a kind that is not known.
pub(super) fn unpack(bytes: Vec<u8>, log: &mut Log) -> Result<Packed, FormatError> {
    let bytes = unpacked(bytes)?;
    if matches!(bytes.first(), Some(b'[' | b'{')) {
        guard::check_amount(&bytes)?;
        return Ok(Packed::Text(text_of(&bytes, log)));
    }
    let mut bits = Bits::new(&bytes);
    let head = Head::read(&mut bits).ok_or_else(broken)??;
    head.look(log);
    let [nodes, edges, labels] = head.areas(&mut bits).ok_or_else(broken)?;
    let whole = text_of(bits.rest(), log);
    let texts = Texts::of(&whole, head.counts, log).ok_or_else(broken)?;
    let rows = |area: Area<'_>, count: usize, row: &dyn Fn(usize, Row<'_>) -> Option<Value>| {
        (0..count).map(|at| row(at, area.row(at))).collect::<Option<Value>>().ok_or_else(broken)
    };
    let [count, arrows, notes] = head.counts;
    Ok(Packed::Lists(vec![
        rows(nodes, count, &|at, row| node(at, row, head.reference, texts.nodes.get(at)?))?,
        rows(edges, arrows, &|at, row| edge(row, head.reference, count, texts.edges.get(at)?))?,
        rows(labels, notes, &|at, row| label(row, head.reference, texts.labels.get(at)?)).map(|labels| with_description(labels, &texts))?,
        json!([null, head.advanced]),
    ]))
}

/// What stands before the tables.
struct Head {
    /// How many bits say which node an arrow begins or ends at.
    reference: usize,
    /// How many nodes, arrows and texts there are.
    counts: [usize; 3],
    /// How many bits a row of each has.
    sizes: [usize; 3],
    /// Whether tables have room for a multiple of eight rows.
    eights: bool,
    /// 1 in advanced mode.
    advanced: Option<u32>,
}

impl Head {
    /// Nothing when the bits end before it does, an error when it is none that is known.
    fn read(bits: &mut Bits<'_>) -> Option<Result<Self, FormatError>> {
        let version = bits.number(1)?;
        let eights = bits.number(1)? == 1;
        let _embedded = bits.number(1)?;
        if (version, bits.number(4)?) != (0, KINDS) {
            return Some(Err(unknown()));
        }
        let reference = bits.number(4)? as usize;
        let mut counts = [0; 3];
        for count in &mut counts {
            *count = bits.number(reference + 1)? as usize;
        }
        // A kind of which there are none says no size.
        let mut sizes = [0; 3];
        for (size, _) in sizes.iter_mut().zip(counts).filter(|(_, count)| *count > 0) {
            *size = bits.number(8)? as usize;
        }
        let of_whole = bits.number(8)? as usize;
        let advanced = bits.area(of_whole, 1)?.row(0).number(1);
        Some(Ok(Self { reference, counts, sizes, eights, advanced }))
    }

    /// A remark when rows are of a length that is not known.
    fn look(&self, log: &mut Log) {
        let known = |size: usize, ends: usize, choices: &[usize]| {
            let mut lengths = choices.iter().map(|bits| 2 * ends + bits);
            size == 0 || lengths.any(|bits| size == bits || size == bits.next_multiple_of(8))
        };
        let [nodes, edges, labels] = self.sizes;
        if !(known(nodes, self.at(), &NODE_BITS) && known(edges, self.reference, &EDGE_BITS) && known(labels, self.at(), &LABEL_BITS)) {
            log.guessed("the order of what is packed, by a version of LOOPY 2 that is not known; look whether the map is right", "");
        }
    }

    /// How many bits one coordinate of a place has.
    const fn at(&self) -> usize {
        self.reference + 4
    }

    /// The tables, each from a whole byte on.
    fn areas<'a>(&self, bits: &mut Bits<'a>) -> Option<[Area<'a>; 3]> {
        let [nodes, edges, labels] = [0, 1, 2].map(|kind: usize| {
            bits.skip_to_byte();
            let count = self.counts.get(kind).copied().unwrap_or_default();
            let room = if self.eights { count.next_multiple_of(8) } else { count };
            bits.area(self.sizes.get(kind).copied().unwrap_or_default(), room)
        });
        Some([nodes?, edges?, labels?])
    }
}

fn unknown() -> FormatError {
    FormatError::new(
        "the drawing is packed in a way of LOOPY that Causeway does not know, or it is damaged",
        "open it in LOOPY, save it there with \u{201c}json export\u{201d}, and open that",
    )
}

/// A coordinate: the wider the scene, the more bits, and always steps of sixteen.
fn place(row: &mut Row<'_>, reference: usize) -> Option<u32> {
    row.number(reference + 4).map(|steps| steps * 16)
}

fn node(at: usize, mut row: Row<'_>, reference: usize, label: &str) -> Option<Value> {
    let (x, y) = (place(&mut row, reference)?, place(&mut row, reference)?);
    let filled = FILLED.get(row.number(3)? as usize);
    let hue = row.number(3)?;
    Some(json!([at, x, y, filled, label, hue]))
}

/// Nothing when it begins or ends at a node that is not there.
fn edge(mut row: Row<'_>, reference: usize, nodes: usize, label: &str) -> Option<Value> {
    let mut end = || row.number(reference).filter(|node| (*node as usize) < nodes);
    let (from, to) = (end()?, end()?);
    let arc = (f64::from(row.number(10)?) - 512.0) * 4.0;
    let strength = if row.number(1)? == 0 { 1 } else { -1 };
    let rotation = (f64::from(row.number(4)?) * 360.0 / 16.0).round();
    let behaves = row.number(3)?;
    Some(json!([from, to, arc, strength, rotation, behaves, null, null, label]))
}

fn label(mut row: Row<'_>, reference: usize, text: &str) -> Option<Value> {
    let (x, y) = (place(&mut row, reference)?, place(&mut row, reference)?);
    Some(json!([x, y, text]))
}

/// What some versions say of the whole drawing stands with the texts on it.
fn with_description(labels: Value, texts: &Texts<'_>) -> Value {
    let Value::Array(mut labels) = labels else { return labels };
    labels.extend(texts.whole.filter(|text| !["", "..."].contains(&text.trim())).map(|text| json!([null, null, text])));
    Value::Array(labels)
}

/// All texts: labels of nodes, names of arrows, texts that stand beside them.
struct Texts<'a> {
    nodes: Vec<&'a str>,
    edges: Vec<&'a str>,
    labels: Vec<&'a str>,
    whole: Option<&'a str>,
}

impl<'a> Texts<'a> {
    /// Which text belongs where is said by their number alone. Nothing when there are too few.
    fn of(all: &'a str, [nodes, edges, labels]: [usize; 3], log: &mut Log) -> Option<Self> {
        let least = nodes + edges + labels;
        let usual = least + labels;
        // A kind of LOOPY, Zoopy, keeps three more texts behind each label and before each name.
        let zoopy = 4 * (nodes + edges) + 2 * labels;
        let each: Vec<&str> = all.split(PARTED).take(usual.max(zoopy) + 2).collect();
        let (more, known) = match each.len() {
            count if count == usual || count == least || least == 0 => (0, true),
            // One kind says something of the whole at the end, to begin with three dots.
            count if count == usual + 1 => (0, each.last() == Some(&"...")),
            count if count == zoopy => (3, true),
            count if count > usual => (0, false),
            _ => return None,
        };
        if !known {
            log.guessed(
                "which text belongs where, because there are more than places for them; one may hold the mark (`) that parts them",
                "",
            );
        }
        let whole = each.last().copied().filter(|_| each.len() == usual + 1);
        let mut rest = each.into_iter();
        let mut next = |count: usize| rest.by_ref().take(count).collect::<Vec<_>>();
        let own = next(nodes);
        let of_nodes = next(more * nodes);
        let of_edges = next(more * edges);
        let texts = Self { nodes: own, edges: next(edges), labels: next(labels), whole };
        let addresses = next(labels);
        for said in of_nodes.iter().chain(&of_edges).filter(|said| !said.trim().is_empty()) {
            log.left_out("notes and sources of elements and connections", said);
        }
        for address in addresses.iter().filter(|address| !address.trim().is_empty()) {
            log.left_out("addresses that texts lead to", address);
        }
        Some(texts)
    }
}

/// Bytes as text. LOOPY writes either half of a sign beyond 16 bits for itself, as no other program does.
fn text_of(bytes: &[u8], log: &mut Log) -> String {
    String::from_utf8(joined(bytes)).unwrap_or_else(|error| {
        log.say("some characters could not be read and stand as \u{fffd}");
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    })
}

/// Bytes of UTF-8, where halves are joined.
fn joined(bytes: &[u8]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&first, after)) = rest.split_first() {
        let sign = match rest {
            [0xED, a @ 0xA0..=0xAF, b @ 0x80..=0xBF, 0xED, c @ 0xB0..=0xBF, d @ 0x80..=0xBF, ..] => {
                let [a, b, c, d] = [a & 0x0F, b & 0x3F, c & 0x0F, d & 0x3F].map(u32::from);
                char::from_u32(0x1_0000 + (a << 16 | b << 10 | c << 6 | d))
            }
            _ => None,
        };
        if let Some(sign) = sign {
            whole.extend_from_slice(sign.encode_utf8(&mut [0; 4]).as_bytes());
            rest = rest.get(6..).unwrap_or_default();
        } else {
            whole.push(first);
            rest = after;
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A drawing as numbers, and how LOOPY packs it: it tries rows in whole bytes, and room for eight rows, and takes what is shortest.
    #[derive(Clone, Default)]
    struct Drawing {
        nodes: Vec<[u32; 4]>,
        edges: Vec<[u32; 6]>,
        labels: Vec<[u32; 2]>,
        texts: Vec<String>,
        whole_bytes: bool,
        eights: bool,
        /// What a version to come may have more, in bits of a row.
        more: usize,
    }

    fn put(bits: &mut Vec<u8>, number: u32, count: usize) {
        bits.extend((0..count).rev().map(|at| u8::from(number >> at & 1 == 1)));
    }

    fn row(fields: &[(u32, usize)], whole_bytes: bool) -> Vec<u8> {
        let mut bits = Vec::new();
        for &(number, count) in fields {
            put(&mut bits, number, count);
        }
        let length = if whole_bytes { bits.len().next_multiple_of(8) } else { bits.len() };
        bits.resize(length, 0);
        bits
    }

    fn bytes_of(bits: &[u8]) -> Vec<u8> {
        let byte = |eight: &[u8]| eight.iter().enumerate().fold(0, |byte, (at, bit)| byte | bit << (7 - at));
        bits.chunks(8).map(byte).collect()
    }

    impl Drawing {
        fn reference(&self) -> usize {
            let most = self.nodes.len().max(self.edges.len()).max(self.labels.len()).max(1);
            most.next_power_of_two().trailing_zeros() as usize
        }

        fn tables(&self) -> [Vec<Vec<u8>>; 3] {
            let (r, whole) = (self.reference(), self.whole_bytes);
            let node = |&[x, y, filled, hue]: &[u32; 4]| {
                row(&[(x, r + 4), (y, r + 4), (filled, 3), (hue, 3), (0x5_5555, 17), (0, self.more)], whole)
            };
            let edge = |&[from, to, arc, minus, turned, behaves]: &[u32; 6]| {
                row(&[(from, r), (to, r), (arc, 10), (minus, 1), (turned, 4), (behaves, 3), (0xAAA, 12)], whole)
            };
            let label = |&[x, y]: &[u32; 2]| row(&[(x, r + 4), (y, r + 4), (5, 4)], whole);
            [self.nodes.iter().map(node).collect(), self.edges.iter().map(edge).collect(), self.labels.iter().map(label).collect()]
        }

        fn pack(&self) -> Vec<u8> {
            let (tables, mut bits) = (self.tables(), Vec::new());
            for (number, count) in [(0, 1), (u32::from(self.eights), 1), (0, 1), (KINDS, 4), (self.reference() as u32, 4)] {
                put(&mut bits, number, count);
            }
            for table in &tables {
                put(&mut bits, table.len() as u32, self.reference() + 1);
            }
            tables.iter().filter_map(|table| table.first()).for_each(|row| put(&mut bits, row.len() as u32, 8));
            put(&mut bits, 4, 8);
            put(&mut bits, 9, 4);
            for table in &tables {
                bits.resize(bits.len().next_multiple_of(8), 0);
                let room = if self.eights { table.len().next_multiple_of(8) } else { table.len() };
                for column in 0..table.first().map_or(0, Vec::len) {
                    bits.extend((0..room).map(|at| table.get(at).map_or(0, |row| row[column])));
                }
            }
            let mut bytes = bytes_of(&bits);
            bytes.extend(self.texts.join("`").bytes());
            bytes
        }

        fn lists(&self) -> Vec<Value> {
            let of = |at: usize| self.texts[at].as_str();
            let (n, e) = (self.nodes.len(), self.edges.len());
            let node =
                |(at, [x, y, filled, hue]): (usize, &[u32; 4])| json!([at, x * 16, y * 16, FILLED.get(*filled as usize), of(at), hue]);
            let edge = |(at, &[from, to, arc, minus, turned, behaves]): (usize, &[u32; 6])| {
                let arc = (f64::from(arc) - 512.0) * 4.0;
                let turned = (f64::from(turned) * 22.5).round();
                json!([from, to, arc, 1 - 2 * i32::try_from(minus).unwrap(), turned, behaves, null, null, of(n + at)])
            };
            let label = |(at, [x, y]): (usize, &[u32; 2])| json!([x * 16, y * 16, of(n + e + at)]);
            vec![
                self.nodes.iter().enumerate().map(node).collect(),
                self.edges.iter().enumerate().map(edge).collect(),
                self.labels.iter().enumerate().map(label).collect(),
                json!([null, 1]),
            ]
        }

        fn of_chance(chance: &mut fastrand::Rng) -> Self {
            let [nodes, edges, labels] = [9, 20, 5].map(|most| chance.usize(0..most));
            let sized = Self { nodes: vec![[0; 4]; nodes], edges: vec![[0; 6]; edges], labels: vec![[0; 2]; labels], ..Self::default() };
            let edges = if nodes == 0 { 0 } else { edges };
            let sized = Self { edges: vec![[0; 6]; edges], ..sized };
            let (places, ends) = (1 << (sized.reference() + 4), nodes.max(1) as u32);
            let mut below = |most: u32| chance.u32(0..most);
            Self {
                nodes: (0..nodes).map(|_| [below(places), below(places), below(6), below(6)]).collect(),
                edges: (0..edges).map(|_| [below(ends), below(ends), below(1024), below(2), below(16), below(6)]).collect(),
                labels: (0..labels).map(|_| [below(places), below(places)]).collect(),
                texts: (0..nodes + edges + 2 * labels)
                    .map(|at| if at < nodes + edges + labels { format!("w\u{f6}rd {at}") } else { String::new() })
                    .collect(),
                whole_bytes: below(2) == 1,
                eights: below(2) == 1,
                more: 0,
            }
        }
    }

    fn lists(bytes: &[u8]) -> (Vec<Value>, Vec<String>) {
        let mut log = Log::default();
        match unpack(bytes.to_vec(), &mut log) {
            Ok(Packed::Lists(lists)) => (lists, log.into_sentences()),
            other => panic!("{other:?}"),
        }
    }

    fn refused(bytes: Vec<u8>) -> String {
        unpack(bytes, &mut Log::default()).unwrap_err().to_string()
    }

    fn small() -> Drawing {
        let texts = ["rabbits", "foxes", "eaten by", "feed", "a note", ""].map(str::to_owned).to_vec();
        Drawing {
            nodes: vec![[12, 12, 4, 0], [30, 11, 3, 4]],
            edges: vec![[0, 1, 490, 0, 0, 0], [1, 0, 474, 1, 0, 1]],
            labels: vec![[9, 9]],
            texts,
            ..Drawing::default()
        }
    }

    #[test]
    fn whatever_is_drawn_and_however_it_is_packed_comes_back() {
        let mut chance = fastrand::Rng::with_seed(7);
        for _ in 0..400 {
            let drawing = Drawing::of_chance(&mut chance);
            let bytes = drawing.pack();
            assert_eq!(lists(&bytes), (drawing.lists(), Vec::new()));
            assert!(is_file(&bytes) || !bytes.iter().any(|byte| *byte < 9));
        }
    }

    #[test]
    fn texts_belong_where_their_number_says() {
        let texts = |texts: &[&str]| lists(&Drawing { texts: texts.iter().map(|&text| text.to_owned()).collect(), ..small() }.pack());
        let words = |lists: &[Value]| {
            [0, 1, 2].map(|kind| {
                lists[kind].as_array().unwrap().iter().map(|row| row.as_array().unwrap().last().unwrap().clone()).collect::<Vec<_>>()
            })
        };
        let (early, told) = texts(&["A", "B", "ab", "ba", "note"]);
        assert_eq!(
            (early[0][1][4].as_str(), words(&early)[1].as_slice(), &early[2][0][2], told.len()),
            (Some("B"), &[json!("ab"), json!("ba")][..], &json!("note"), 0)
        );
        let (whole, told) = texts(&["A", "B", "ab", "ba", "note", "https://example.org", "About trust"]);
        assert_eq!(whole[2], json!([[144, 144, "note"], [null, null, "About trust"]]));
        assert!(
            told[0].contains("hold the mark (`)") && told[1].contains("addresses that texts lead to (1: https://example.org)"),
            "{told:?}"
        );
        assert!(texts(&["A", "B", "ab", "ba", "note", "", "..."]).1.is_empty());
        let zoopy = ["A", "B", "why A", "", "", "", "", "", "", "", "", "", "", "why ba", "ab", "ba", "note", ""];
        let (with_notes, told) = texts(&zoopy);
        assert_eq!((words(&with_notes)[1].as_slice(), &with_notes[2][0][2]), (&[json!("ab"), json!("ba")][..], &json!("note")));
        assert!(told[0].contains("notes and sources of elements and connections (2: why A, why ba)"), "{told:?}");
        let (_, told) = texts(&["A", "B", "ab", "ba", "note", "", "", "it`s"]);
        assert!(told[0].contains("hold the mark (`)"), "{told:?}");
        let few = Drawing { texts: vec!["A".into(), "B".into(), "ab".into()], ..small() };
        assert!(refused(few.pack()).contains("cut short or damaged"));
        assert_eq!(joined(b"\xED\xA0\xBC\xED\xBC\xBF a\xED\xA0\xBC"), b"\xF0\x9F\x8C\xBF a\xED\xA0\xBC");
    }

    #[test]
    fn what_cannot_be_is_one_sentence() {
        let nowhere = Drawing { edges: vec![[0, 1, 512, 0, 0, 0], [1, 3, 512, 0, 0, 0], [1, 0, 512, 0, 0, 0]], ..small() };
        assert!(refused(nowhere.pack()).contains("cut short or damaged"));
        let mut later = small().pack();
        later[0] |= 0x80;
        assert!(refused(later).contains("a way of LOOPY that Causeway does not know"));
        // Fifteen bits for an end, the most that can be said of each kind, rows of no bits.
        let head = [(4, 7), (15, 4), (65_535, 16), (65_535, 16), (65_535, 16), (0, 8), (0, 8), (0, 8), (0, 8)];
        let many = [bytes_of(&row(&head, true)), vec![b'`'; 300_000]].concat();
        assert!(refused(many).contains("cut short or damaged"));
    }

    #[test]
    fn a_version_that_is_not_known_is_read_with_a_remark() {
        let later = Drawing { more: 3, ..small() };
        let (read, told) = lists(&later.pack());
        assert_eq!(read, later.lists());
        assert!(told[0].contains("a version of LOOPY 2 that is not known"), "{told:?}");
    }

    #[test]
    fn cut_short_or_damaged_nothing_stops_the_program() {
        let mut chance = fastrand::Rng::with_seed(11);
        let mut drawings: Vec<Vec<u8>> = (0..12).map(|_| Drawing::of_chance(&mut chance).pack()).collect();
        drawings.push(small().pack());
        for whole in &drawings {
            for cut in 0..whole.len() {
                let _ = unpack(whole[..cut].to_vec(), &mut Log::default());
            }
            for _ in 0..200 {
                let mut damaged = whole.clone();
                let at = chance.usize(0..damaged.len());
                damaged[at] ^= 1 << chance.u32(0..8);
                let _ = unpack(damaged, &mut Log::default());
            }
        }
        for _ in 0..3000 {
            let mut bytes: Vec<u8> = (0..chance.usize(0..80)).map(|_| chance.u8(..)).collect();
            let _ = unpack(bytes.clone(), &mut Log::default());
            if let Some(first) = bytes.first_mut() {
                *first = 8 | *first & 0x61;
            }
            let _ = unpack(bytes, &mut Log::default());
        }
    }
}
