//! Reads back what our PDFs say: objects, unpacked streams and the words on each page. Knows only what our writer writes.

use std::collections::BTreeMap;
use std::io::Read;

/// A PDF taken apart.
pub struct Pdf {
    /// Dictionary text and unpacked stream by object number.
    pub objects: BTreeMap<u32, (String, Vec<u8>)>,
}

impl Pdf {
    pub fn read(bytes: &[u8]) -> Self {
        let mut objects = BTreeMap::new();
        let mut at = 0;
        while let Some(found) = find(&bytes[at..], b" 0 obj") {
            let head = at + found;
            let digits = bytes[..head].iter().rev().take_while(|b| b.is_ascii_digit()).count();
            let number = std::str::from_utf8(&bytes[head - digits..head]).unwrap().parse().unwrap();
            let start = head + 6;
            let end = start + find(&bytes[start..], b"endobj").unwrap();
            let body = &bytes[start..end];
            let (dict, stream) = match find(body, b"stream\n") {
                Some(split) => {
                    let dict = String::from_utf8_lossy(&body[..split]).into_owned();
                    let length: usize = number_after(&dict, "/Length ").unwrap();
                    let from = start + split + 7;
                    (dict, bytes[from..from + length].to_vec())
                }
                None => (String::from_utf8_lossy(body).into_owned(), Vec::new()),
            };
            let stream = if dict.contains("/FlateDecode") { inflate(&stream) } else { stream };
            at = start + find(&bytes[start..], b"endobj").unwrap() + 6;
            objects.insert(number, (dict, stream));
        }
        Self { objects }
    }

    fn dict(&self, number: u32) -> &str {
        &self.objects[&number].0
    }

    /// The pages' object numbers, in order.
    pub fn pages(&self) -> Vec<u32> {
        let (dict, _) = self.objects.values().find(|(dict, _)| dict.contains("/Type/Pages")).unwrap();
        references(&dict[dict.find("/Kids").unwrap()..])
    }

    /// Width and height of every page, in points.
    pub fn page_sizes(&self) -> Vec<(f64, f64)> {
        let size = |page| {
            let dict = self.dict(page);
            let from = dict.find("/MediaBox[").unwrap() + 10;
            let numbers: Vec<f64> = dict[from..].split(']').next().unwrap().split_whitespace().map(|n| n.parse().unwrap()).collect();
            (numbers[2] - numbers[0], numbers[3] - numbers[1])
        };
        self.pages().into_iter().map(size).collect()
    }

    /// The words of every page, in the order of painting, lines run together with spaces.
    pub fn texts(&self) -> Vec<String> {
        self.pages().into_iter().map(|page| self.page_text(page)).collect()
    }

    fn page_text(&self, page: u32) -> String {
        let dict = self.dict(page);
        let resources = match reference_after(dict, "/Resources ") {
            Some(number) => self.dict(number).to_owned(),
            None => dict.to_owned(),
        };
        let mut fonts = BTreeMap::new();
        if let Some(from) = resources.find("/Font") {
            let list = resources[from..].split("<<").nth(1).unwrap().split(">>").next().unwrap();
            for font in list.split('/').skip(1) {
                let (name, number) = font.split_once(' ').unwrap();
                let dict = self.dict(number.split(' ').next().unwrap().parse().unwrap());
                let map = reference_after(dict, "/ToUnicode ").map(|number| char_map(&self.objects[&number].1)).unwrap_or_default();
                fonts.insert(name.to_owned(), map);
            }
        }
        let content = reference_after(dict, "/Contents ").unwrap();
        words_of(&self.objects[&content].1, &fonts)
    }
}

/// Shown strings, through the map of the font that is set; text given in full for its glyphs counts instead of them.
fn words_of(content: &[u8], fonts: &BTreeMap<String, BTreeMap<u16, String>>) -> String {
    let none = BTreeMap::new();
    let mut font = &none;
    let (mut out, mut actual, mut depth) = (String::new(), None, 0_i32);
    // Where the letters of text that is painted from its end begin.
    let mut reversed = None;
    let mut last_name = String::new();
    let mut strings: Vec<Vec<u8>> = Vec::new();
    let mut rest = content;
    while let Some((token, after)) = token(rest) {
        rest = after;
        match token {
            Token::Name(name) => last_name = name,
            Token::String(bytes) => strings.push(bytes),
            Token::Word(number) if number.parse::<f64>().is_ok() => {}
            Token::Word(operator) => {
                match operator.as_str() {
                    "Tf" => font = fonts.get(&last_name).unwrap_or(&none),
                    "BDC" | "BMC" => {
                        depth += 1;
                        if last_name == "ReversedChars" {
                            reversed = Some(out.len());
                        }
                        if let Some(bytes) = strings.last() {
                            out.push_str(&text_string(bytes));
                            actual = Some(depth);
                        }
                    }
                    "EMC" => {
                        actual = actual.filter(|&within| within != depth);
                        depth -= 1;
                        if let Some(from) = reversed.take() {
                            let letters: String = out[from..].chars().rev().collect();
                            out.replace_range(from.., &letters);
                        }
                    }
                    "Tj" | "TJ" if actual.is_none() => {
                        for pair in strings.concat().chunks(2) {
                            let glyph = u16::from_be_bytes([pair[0], pair[1]]);
                            out.push_str(font.get(&glyph).map_or("\u{fffd}", String::as_str));
                        }
                    }
                    "ET" => out.push(' '),
                    _ => {}
                }
                strings.clear();
            }
        }
    }
    out
}

enum Token {
    Name(String),
    String(Vec<u8>),
    Word(String),
}

fn token(mut rest: &[u8]) -> Option<(Token, &[u8])> {
    loop {
        let first = *rest.first()?;
        if first == b'(' {
            return Some(literal(&rest[1..]));
        }
        if first == b'<' && rest.get(1) != Some(&b'<') {
            let end = rest.iter().position(|&b| b == b'>').unwrap();
            return Some((Token::String(hex(&rest[1..end])), &rest[end + 1..]));
        }
        if first.is_ascii_whitespace() || b"<>[]".contains(&first) {
            // Two at a time where a dictionary begins or ends.
            rest = &rest[if rest.starts_with(b"<<") { 2 } else { 1 }..];
            continue;
        }
        let stop = |b: &u8| b.is_ascii_whitespace() || b"[]()<>/".contains(b);
        let end = 1 + rest[1..].iter().position(stop).unwrap_or(rest.len() - 1);
        let word = String::from_utf8_lossy(&rest[..end]).into_owned();
        let token = if first == b'/' { Token::Name(word[1..].to_owned()) } else { Token::Word(word) };
        return Some((token, &rest[end..]));
    }
}

fn literal(mut rest: &[u8]) -> (Token, &[u8]) {
    let (mut out, mut depth) = (Vec::new(), 1);
    while let Some((&b, after)) = rest.split_first() {
        rest = after;
        match b {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if b != b'\\' {
            out.push(b);
            continue;
        }
        let escape = rest[0];
        if escape.is_ascii_digit() {
            let digits = rest.iter().take(3).take_while(|b| b.is_ascii_digit()).count();
            out.push(u8::from_str_radix(std::str::from_utf8(&rest[..digits]).unwrap(), 8).unwrap());
            rest = &rest[digits..];
            continue;
        }
        out.push(match escape {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            other => other,
        });
        rest = &rest[1..];
    }
    (Token::String(out), rest)
}

/// A text string of PDF: UTF-16 with a mark, else Latin 1.
pub fn text_string(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => {
            let units: Vec<u16> = wide.chunks(2).filter(|c| c.len() == 2).map(|c| u16::from_be_bytes([c[0], c[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        None => bytes.iter().copied().map(char::from).collect(),
    }
}

fn char_map(cmap: &[u8]) -> BTreeMap<u16, String> {
    let text = String::from_utf8_lossy(cmap);
    let mut map = BTreeMap::new();
    let code = |hex: &str| u16::from_str_radix(hex.trim_matches(['<', '>']), 16).unwrap();
    let utf16 = |bytes: &str| text_string(&[&[0xfe, 0xff], hex(bytes.trim_matches(['<', '>']).as_bytes()).as_slice()].concat());
    for part in text.split("beginbfchar").skip(1) {
        for line in part.split("endbfchar").next().unwrap().lines().filter(|l| l.starts_with('<')) {
            let (from, to) = line.split_once(' ').unwrap();
            map.insert(code(from), utf16(to));
        }
    }
    for part in text.split("beginbfrange").skip(1) {
        for line in part.split("endbfrange").next().unwrap().lines().filter(|l| l.starts_with('<')) {
            let fields: Vec<&str> = line.split_whitespace().collect();
            let first = utf16(fields[2]).chars().next().unwrap() as u32;
            for (offset, glyph) in (0..).zip(code(fields[0])..=code(fields[1])) {
                map.insert(glyph, char::from_u32(first + offset).unwrap().to_string());
            }
        }
    }
    map
}

fn hex(digits: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = digits.iter().copied().filter(u8::is_ascii_hexdigit).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

fn inflate(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    flate2::read::ZlibDecoder::new(bytes).read_to_end(&mut out).unwrap();
    out
}

/// Where something stands in bytes.
pub fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut at = 0;
    while let Some(next) = haystack.get(at..)?.iter().position(|&b| b == first) {
        at += next;
        if haystack[at..].starts_with(needle) {
            return Some(at);
        }
        at += 1;
    }
    None
}

fn number_after<T: std::str::FromStr>(text: &str, key: &str) -> Option<T> {
    let from = text.find(key)? + key.len();
    text[from..].split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn reference_after(text: &str, key: &str) -> Option<u32> {
    let from = text.find(key)? + key.len();
    let rest = &text[from..];
    let number = rest.split(' ').next()?;
    rest[number.len()..].starts_with(" 0 R").then(|| number.parse().ok()).flatten()
}

fn references(text: &str) -> Vec<u32> {
    let list = text.split('[').nth(1).unwrap().split(']').next().unwrap();
    list.split_whitespace().step_by(3).map(|n| n.parse().unwrap()).collect()
}
