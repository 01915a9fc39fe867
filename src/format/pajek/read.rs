//! A network of Pajek: vertices by number, arcs and edges as pairs, lists or a matrix. Places are parts of the whole.

use crate::format::found::{Found, FoundConnection, FoundElement, Sign, build, number};
use crate::format::values::text_of;
use crate::format::{FormatError, ImportOptions, Imported};
use crate::map::{Direction, Point};

/// What the lines of a section are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    Before,
    Vertices,
    Pairs(Direction),
    Lists(Direction),
    Matrix,
    Partition,
    Other,
}

pub(super) fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    let mut found = Found::default();
    let text = text_of(bytes, &mut found.log);
    let (mut section, mut row, mut rows) = (Section::Before, 0_usize, 0_usize);
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('%')) {
        if line.starts_with('*') {
            let mut words = line.split_whitespace();
            let name = words.next().unwrap_or_default().to_lowercase();
            section = section_of(&name);
            row = 0;
            match section {
                Section::Vertices => {
                    let count = words.next().and_then(|count| count.parse().ok()).unwrap_or_default();
                    rows = words.next().and_then(|count| count.parse().ok()).unwrap_or(0);
                    vertices(count, &mut found)?;
                }
                Section::Before => found.about.title = words.collect::<Vec<_>>().join(" "),
                Section::Other => found.log.left_out("sections", line),
                _ => {}
            }
            continue;
        }
        row += 1;
        let fields = fields(line);
        match section {
            Section::Vertices => vertex(&fields, &mut found),
            Section::Pairs(direction) => pair(&fields, direction, &mut found),
            Section::Lists(direction) => list(&fields, direction, &mut found),
            Section::Matrix => matrix(&fields, row, rows, &mut found),
            Section::Partition => partition(&fields, row, &mut found),
            Section::Before | Section::Other => {}
        }
    }
    build(found, options)
}

fn section_of(name: &str) -> Section {
    match name {
        "*network" => Section::Before,
        "*vertices" => Section::Vertices,
        "*arcs" => Section::Pairs(Direction::Directed),
        "*edges" => Section::Pairs(Direction::Undirected),
        "*arcslist" => Section::Lists(Direction::Directed),
        "*edgeslist" => Section::Lists(Direction::Undirected),
        "*matrix" => Section::Matrix,
        "*partition" => Section::Partition,
        _ => Section::Other,
    }
}

/// Vertices exist by their number, whether a line names them or not.
fn vertices(count: usize, found: &mut Found) -> Result<(), FormatError> {
    if count > 100_000 {
        return Err(FormatError::new("the network has more than 100,000 vertices", "export a part of it"));
    }
    if found.elements.is_empty() {
        (1..=count).for_each(|at| found.add(FoundElement::new(at.to_string(), at.to_string())));
    }
    Ok(())
}

fn vertex(fields: &[String], found: &mut Found) {
    let field = |at: usize| fields.get(at).map(String::as_str).unwrap_or_default();
    let label = if field(1).is_empty() { field(0) } else { field(1) };
    let place = number(field(2)).zip(number(field(3))).map(|(x, y)| Point::new(x, y));
    if let Some(element) = found.end(field(0), label) {
        label.clone_into(&mut element.label);
        element.at = place.or(element.at);
    }
}

fn pair(fields: &[String], direction: Direction, found: &mut Found) {
    let [from, to, rest @ ..] = fields else { return };
    let label = rest.iter().position(|word| word == "l").and_then(|at| rest.get(at + 1)).map(String::as_str).unwrap_or_default();
    let weight = rest.first().and_then(|weight| number(weight));
    let mut new = FoundConnection { direction, ..FoundConnection::new(from, to) };
    crate::format::graphml::said(&mut new, label, Sign::Blank, weight, found);
    found.connect(new);
}

fn list(fields: &[String], direction: Direction, found: &mut Found) {
    let [from, several @ ..] = fields else { return };
    for to in several {
        found.connect(FoundConnection { direction, ..FoundConnection::new(from, to) });
    }
}

/// A row of a matrix; of a network of two kinds the columns are the second kind.
fn matrix(fields: &[String], row: usize, first_kind: usize, found: &mut Found) {
    for (at, weight) in fields.iter().enumerate().filter_map(|(at, field)| Some((at, number(field)?))).filter(|(_, weight)| *weight != 0.0)
    {
        let to = (at + 1 + first_kind).to_string();
        found.connect(FoundConnection { weight: Some(weight), ..FoundConnection::new(row.to_string(), to) });
    }
}

fn partition(fields: &[String], row: usize, found: &mut Found) {
    let class = fields.first().cloned().unwrap_or_default();
    let key = row.to_string();
    if found.has(&key)
        && let Some(element) = found.end(&key, "")
    {
        element.join("Classes", &class);
    }
}

/// Fields of a line, those in quotation marks whole.
fn fields(line: &str) -> Vec<String> {
    let (mut all, mut rest) = (Vec::new(), line.trim());
    while !rest.is_empty() {
        let (field, after) = match rest.strip_prefix('"') {
            Some(inside) => inside.split_once('"').unwrap_or((inside, "")),
            None => rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len())),
        };
        all.push(field.to_owned());
        rest = after.trim_start();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let read = import(text.as_bytes(), &ImportOptions::default()).unwrap();
        let label = |id| read.map.element(id).unwrap().label.clone();
        read.map.connections().map(|c| format!("{} {} {}", label(c.from), c.influence().unwrap().polarity.symbol(), label(c.to))).collect()
    }

    #[test]
    fn arcs_lists_and_matrices_are_read() {
        let head = "\u{feff}words before\r\n*Vertices 3\r\n1 \"A b\" 0.1 0.2 0.5\r\n2 \"B\" 0.9 0.9\r\n%x\r\n";
        assert_eq!(told(&format!("{head}*Arcs\r\n1 2 -1\r\n2 3 1\r\n")), ["A b - B", "B + 3"]);
        assert_eq!(told(&format!("{head}*ArcsList\n1 2 3\n")), ["A b ? B", "A b ? 3"]);
        assert_eq!(told(&format!("{head}*Matrix\n0 -1 0\n0 0 1\n0 0 0\n")), ["A b - B", "B + 3"]);
        assert_eq!(told("*vertices 3 1\n1 P\n2 Q\n3 R\n*matrix\n0 1\n"), ["P ? R"]);
    }
}
