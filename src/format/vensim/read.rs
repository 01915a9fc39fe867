//! A model of Vensim: variables by name from every sketch, arrows as connections, notes from the equations. Copies of a variable, on the same
//! sketch or another, are one element.

use std::collections::HashMap;

use super::equations::{Equation, equations};
use super::sketch::{Arrow, Drawn, Sketch, sketches};
use crate::format::found::{Found, FoundConnection, FoundElement, Sign, bend_through, build, key_of};
use crate::format::values::text_of;
use crate::format::{FormatError, ImportOptions, Imported};
use crate::map::{Point, Polarity};

/// Variables that every model has.
const CONTROL: [&str; 5] = ["time", "initial time", "final time", "time step", "saveper"];
/// Map units between one sketch and the next.
const APART: f64 = 200.0;

pub(super) fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    let mut found = Found::default();
    let text = text_of(bytes, &mut found.log);
    let (before, views) = sketches(&text);
    let equations = equations(before);
    let notes: HashMap<&str, &Equation> = equations.iter().map(|equation| (equation.key.as_str(), equation)).collect();
    let offsets = offsets(&views);
    for (view, offset) in views.iter().zip(&offsets) {
        elements(view, *offset, views.len() > 1, &notes, &mut found);
    }
    for view in &views {
        connections(view, &mut found);
        texts(view, &mut found);
    }
    if found.elements.is_empty() {
        from_equations(&equations, &mut found);
    } else {
        for equation in equations.iter().filter(|equation| !CONTROL.contains(&equation.key.as_str())) {
            if !found.has(&equation.key) {
                found.log.left_out("variables that are on no sketch", &equation.name);
            }
        }
    }
    build(found, options)
}

/// Where each sketch goes: in rows, as many in a row as makes the whole about square.
fn offsets(views: &[Sketch]) -> Vec<Point> {
    let columns = (views.len() as f64).sqrt().ceil() as usize;
    let (mut at, mut tallest, mut offsets) = (Point::ZERO, 0.0_f64, Vec::with_capacity(views.len()));
    for (place, view) in views.iter().enumerate() {
        if place > 0 && columns > 0 && place % columns == 0 {
            at = Point::new(0.0, at.y + tallest + APART);
            tallest = 0.0;
        }
        let places: Vec<Point> = view.variables().map(|(_, variable)| variable.at).collect();
        let least = |of: fn(&Point) -> f64| places.iter().map(of).fold(f64::INFINITY, f64::min);
        let most = |of: fn(&Point) -> f64| places.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        if places.is_empty() || views.len() == 1 {
            offsets.push(Point::ZERO);
            continue;
        }
        offsets.push(Point::new(at.x - least(|p| p.x), at.y - least(|p| p.y)));
        at.x += most(|p| p.x) - least(|p| p.x) + APART;
        tallest = tallest.max(most(|p| p.y) - least(|p| p.y));
    }
    offsets
}

fn elements(view: &Sketch, offset: Point, grouped: bool, notes: &HashMap<&str, &Equation>, found: &mut Found) {
    // The variable itself before its copies: its place is the element's.
    for ghosts in [false, true] {
        for (_, variable) in view.variables().filter(|(_, variable)| variable.ghost == ghosts) {
            let key = key_of(&variable.name);
            if key == "time" {
                continue;
            }
            let at = Point::new(variable.at.x + offset.x, variable.at.y + offset.y);
            let known = found.has(&key);
            let Some(element) = found.end(&key, &variable.name) else { continue };
            if !known || (element.at.is_none() && !ghosts) {
                // A copy says where the variable is only until the variable itself comes up.
                element.at = (!ghosts).then_some(at).or(element.at);
            }
            if grouped && !ghosts {
                element.join("Views", &view.name);
            }
            if !known {
                element.description = notes.get(key.as_str()).map(|equation| equation.comment.clone()).unwrap_or_default();
                element.label.clone_from(&variable.name);
            } else if ghosts {
                found.log.repaired("copies of variables, joined with the variable", &variable.name);
            }
        }
    }
    // Variables of which there are only copies stand where the first copy does.
    for (_, variable) in view.variables() {
        if let Some(element) = Some(key_of(&variable.name)).filter(|key| found.has(key)).and_then(|key| found.end(&key, ""))
            && element.at.is_none()
        {
            element.at = Some(Point::new(variable.at.x + offset.x, variable.at.y + offset.y));
        }
    }
}

fn connections(view: &Sketch, found: &mut Found) {
    for arrow in &view.arrows {
        let (from, to) = (view.end(arrow.from), view.end(arrow.to));
        match (from, to) {
            (Some(from), Some(to)) => {
                let (key, end) = (key_of(from), key_of(to));
                if key == "time" || end == "time" {
                    found.log.left_out("arrows from or to Time", &format!("{from} \u{2192} {to}"));
                    continue;
                }
                if arrow.pipe && key == end {
                    found.log.left_out("pipes from a flow to itself", from);
                    continue;
                }
                let mut new = FoundConnection::new(key, end);
                new.sign = sign(arrow.polarity);
                new.delay = arrow.delayed;
                new.bend = bend(view, arrow);
                found.connect(new);
            }
            _ if arrow.pipe => found.log.left_out("pipes from or to a cloud, or of a flow without a name", from.or(to).unwrap_or_default()),
            _ => found.log.left_out("arrows whose end is no variable", from.or(to).unwrap_or_default()),
        }
    }
}

fn bend(view: &Sketch, arrow: &Arrow) -> Option<f64> {
    let (from, to) = (view.objects.get(&arrow.from)?.at(), view.objects.get(&arrow.to)?.at());
    match arrow.via {
        Some(via) if arrow.shape != 0 && !arrow.pipe => Some(bend_through(from, to, via)),
        _ => Some(0.0),
    }
}

/// The sign is kept as the code of a character.
fn sign(code: u32) -> Sign {
    match code {
        43 | 83 | 115 => Sign::Said(Polarity::Plus),
        45 | 79 | 111 | 48 => Sign::Said(Polarity::Minus),
        63 => Sign::Said(Polarity::Unknown),
        _ => Sign::Blank,
    }
}

fn texts(view: &Sketch, found: &mut Found) {
    for text in &view.texts {
        let text = text.trim();
        if text.chars().filter(|c| c.is_alphanumeric()).count() <= 3 {
            found.log.left_out("marks of loops and other short texts", text);
        } else {
            found.notes.push(text.replace("\\n", "\n"));
        }
    }
    if view.pictures > 0 {
        found.log.left_out("pictures, graphs and sliders", &view.name);
    }
}

/// A model without sketches: what an equation names influences what it defines.
fn from_equations(equations: &[Equation], found: &mut Found) {
    let known: HashMap<&str, &Equation> = equations.iter().map(|equation| (equation.key.as_str(), equation)).collect();
    for equation in equations.iter().filter(|equation| !CONTROL.contains(&equation.key.as_str())) {
        if !found.has(&equation.key) {
            found.add(FoundElement { description: equation.comment.clone(), ..FoundElement::new(&equation.key, &equation.name) });
        }
    }
    for equation in equations.iter().filter(|equation| !CONTROL.contains(&equation.key.as_str())) {
        for (cause, minus) in equation.causes() {
            let key = key_of(&cause);
            let listed = equation.is_list() && !CONTROL.contains(&key.as_str());
            if listed && !found.has(&key) {
                found.add(FoundElement::new(&key, &cause));
            }
            if (listed || (known.contains_key(key.as_str()) && key != equation.key)) && found.has(&key) {
                let sign = if listed && minus { Sign::Said(Polarity::Minus) } else { Sign::Blank };
                found.connect(FoundConnection { sign, ..FoundConnection::new(key, &equation.key) });
            }
        }
    }
    if !found.elements.is_empty() {
        found.log.guessed("connections from equations, as the model has no sketch", "");
    }
}

impl Drawn {
    fn at(&self) -> Point {
        match self {
            Self::Variable(variable) => variable.at,
            Self::Valve(at, _) | Self::Other(at) => *at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Connection;

    const MODEL: &str = "{UTF-8}\r\nStock= INTEG (\r\n\tin flow,\r\n\t\t10)\r\n\t~\tPeople\r\n\t~\tWho is \"here\r\n\t|\r\n\r\n\"A, \\\"b\\\" | c\"=\r\n\tA FUNCTION OF( Stock)\r\n\t~\t\r\n\t~\t\t|\r\n\r\nunseen=\r\n\t1\r\n\t~\t~|\r\nTIME STEP = 1\r\n\t~\t~|\r\n\r\n\
        \\\\\\---/// Sketch information\r\nV300  Do not\r\n*One\r\n$192-192-192,0,Arial|12||0-0-0\r\n\
        10,1,Stock,200,100,40,20,3,3,0,0,0,0,0,0\r\n12,2,48,50,100,10,8,0,3,0,0,-1,0,0,0\r\n1,3,5,1,4,0,0,22,0,0,0,-1--1--1,,1|(150,100)|\r\n1,4,5,2,100,0,0,22,0,0,0,-1--1--1,,1|(90,100)|\r\n\
        11,5,0,120,100,6,8,34,3,0,0,1,0,0,0\r\n10,6,in flow,120,116,20,8,40,3,0,0,-1,0,0,0\r\n10,7,\"A, \\\"b\\\" | c\",200,300,40,11,8,3,0,0,0,0,0,0\r\n\
        12,8,0,300,300,10,8,8,7,0,0,-1,0,0,0\r\n10,1,not a variable, 1,2\r\n1,9,1,7,1,0,45,0,2,129,0,-1--1--1,|12||0-0-0,1|(180,200)|\r\n1,10,7,5,0,0,115,0,2,64,0,-1--1--1,|12||0-0-0,1|(160,200)|\r\n\
        \\\\\\---/// Sketch information\r\nV300\r\n*Two\r\n$x\r\n10,1,Stock,20,20,40,20,8,2,0,3,-1,0,0,0\r\n10,2,Time,20,90,40,20,8,2,0,3,-1,0,0,0\r\n10,3,STOCK_next\\nline,20,50,40,20,8,3,0,0,0,0\r\n1,4,1,3,0,0,79,0,0,0,0,,,1|(0,0)|\r\n1,5,2,3,0,0,43,0,0,0,0,,,1|(0,0)|\r\n\
        ///---\\\\\\\r\n:L\u{7f}<%^E!@\r\n10,9,x,1,1,1,1,8,3\r\n";

    #[test]
    fn sketches_are_one_map_and_copies_one_element() {
        let read = import(MODEL.as_bytes(), &ImportOptions::default()).unwrap();
        let labels: Vec<_> = read.map.elements().map(|e| e.label.as_str()).collect();
        assert_eq!(labels, ["Stock", "in flow", "A, \"b\" | c", "STOCK_next line"]);
        let label = |id| read.map.element(id).unwrap().label.as_str();
        let told = |c: &Connection| {
            format!(
                "{} {}{} {}",
                label(c.from),
                c.influence().unwrap().polarity.symbol(),
                if c.influence().unwrap().delay { "d" } else { "" },
                label(c.to)
            )
        };
        let claims: Vec<_> = read.map.connections().map(told).collect();
        assert_eq!(claims, ["in flow ? Stock", "Stock -d A, \"b\" | c", "A, \"b\" | c + in flow", "Stock - STOCK_next line"]);
        assert_eq!(read.map.elements().next().unwrap().description, "Who is \"here");
        let report = read.report.join("\n");
        for expected in ["unseen", "Time", "cloud", "copies of variables", "Texts beside"] {
            assert!(report.contains(expected), "{expected} in {report}");
        }
        assert!(read.map.connections().nth(1).unwrap().bend < 0.0, "down, and bowed to the right of travel");
    }

    #[test]
    fn a_model_without_sketches_is_read_from_its_equations() {
        let text = "Births = Population * birth rate ~ ~ |\nPopulation = A FUNCTION OF( Births,\\\n\t\t-Deaths ) ~ ~ |\nbirth rate = 1 ~ ~ |\nTIME STEP = 1 ~~|\n";
        let read = import(text.as_bytes(), &ImportOptions::default()).unwrap();
        assert_eq!((read.map.element_count(), read.map.connection_count()), (4, 4));
        assert_eq!(read.map.connections().filter(|c| c.influence().unwrap().polarity == Polarity::Minus).count(), 1);
    }
}
