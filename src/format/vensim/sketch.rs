//! The sketches of a model: one object a line, its fields between commas; the text of a comment is the line after it.

use std::collections::HashMap;

use super::equations::clean;
use crate::map::Point;

/// A variable on a sketch.
#[derive(Clone, Debug)]
pub(super) struct Variable {
    /// Its name, without quotation marks.
    pub name: String,
    /// Its centre.
    pub at: Point,
    /// It is a copy of one that stands elsewhere.
    pub ghost: bool,
}

/// What arrows run between.
#[derive(Clone, Debug)]
pub(super) enum Drawn {
    Variable(Variable),
    /// Its place and the name of the flow beside it.
    Valve(Point, Option<String>),
    /// A cloud, a comment.
    Other(Point),
}

/// An arrow, or a pipe.
#[derive(Clone, Debug)]
pub(super) struct Arrow {
    pub from: u32,
    pub to: u32,
    /// 0 is straight.
    pub shape: u32,
    /// The code of a character, or 0.
    pub polarity: u32,
    pub pipe: bool,
    pub delayed: bool,
    /// A point on the arc.
    pub via: Option<Point>,
}

/// One sketch.
#[derive(Clone, Debug, Default)]
pub(super) struct Sketch {
    /// Its name.
    pub name: String,
    /// By the numbers that arrows use.
    pub objects: HashMap<u32, Drawn>,
    order: Vec<u32>,
    /// In the order of the file.
    pub arrows: Vec<Arrow>,
    /// Comments.
    pub texts: Vec<String>,
    /// How many pictures, graphs and sliders there are.
    pub pictures: usize,
}

impl Sketch {
    /// The variables, in the order of the file.
    pub fn variables(&self) -> impl Iterator<Item = (u32, &Variable)> {
        self.order.iter().filter_map(|id| match self.objects.get(id) {
            Some(Drawn::Variable(variable)) => Some((*id, variable)),
            _ => None,
        })
    }

    /// The name of what an arrow ends at.
    pub fn end(&self, id: u32) -> Option<&str> {
        match self.objects.get(&id)? {
            Drawn::Variable(variable) => Some(&variable.name),
            Drawn::Valve(_, name) => name.as_deref(),
            Drawn::Other(_) => None,
        }
    }

    fn put(&mut self, id: u32, drawn: Drawn) {
        if self.objects.insert(id, drawn).is_none() {
            self.order.push(id);
        }
    }
}

/// What stands before the sketches, and the sketches.
pub(super) fn sketches(text: &str) -> (&str, Vec<Sketch>) {
    let begin = text.find("\\\\\\---///").unwrap_or(text.len());
    let (before, drawn) = text.split_at(begin);
    let mut views = Vec::new();
    let mut lines = drawn.lines();
    // The last valve, whose flow name comes next.
    let mut valve = None;
    while let Some(line) = lines.next() {
        if line.starts_with("///---\\\\\\") {
            break;
        }
        if line.starts_with("\\\\\\---///") {
            views.push(Sketch::default());
            valve = None;
            continue;
        }
        let Some(view) = views.last_mut() else { continue };
        match line.strip_prefix('*') {
            Some(name) => name.trim().clone_into(&mut view.name),
            None => object(line, &mut lines, view, &mut valve),
        }
    }
    (before, views)
}

fn object<'a>(line: &str, lines: &mut impl Iterator<Item = &'a str>, view: &mut Sketch, valve: &mut Option<u32>) {
    let fields = fields(line);
    let field = |at: usize| fields.get(at).map(String::as_str).unwrap_or_default();
    let number = |at: usize| field(at).trim().parse::<u32>().unwrap_or_default();
    let place = || Point::new(field(3).trim().parse().unwrap_or_default(), field(4).trim().parse().unwrap_or_default());
    let (id, shape, bits) = (number(1), number(7), number(8));
    match field(0) {
        "10" => {
            let name = clean(field(2));
            if shape & 32 != 0
                && let Some(Drawn::Valve(_, flow)) = valve.take().and_then(|valve| view.objects.get_mut(&valve))
            {
                *flow = Some(name.clone());
            }
            view.put(id, Drawn::Variable(Variable { name, at: place(), ghost: bits & 1 == 0 }));
        }
        "11" => {
            view.put(id, Drawn::Valve(place(), None));
            *valve = Some(id);
        }
        "12" => {
            view.put(id, Drawn::Other(place()));
            if bits & (4 | 8) != 0 {
                let text = lines.next().unwrap_or_default();
                if bits & 4 != 0 { view.texts.push(text.to_owned()) } else { view.pictures += 1 }
            }
        }
        "1" => view.arrows.push(Arrow {
            from: number(2),
            to: number(3),
            shape: number(4),
            polarity: number(6),
            pipe: number(7) > 20,
            delayed: number(9) & 1 == 1,
            via: via(line),
        }),
        "30" | "31" => view.pictures += 1,
        _ => {}
    }
}

/// The first point behind the fields of an arrow: `1|(x,y)|`.
fn via(line: &str) -> Option<Point> {
    let (_, points) = line.rsplit_once("|(").filter(|(before, _)| before.ends_with(|c: char| c.is_ascii_digit()))?;
    let (x, y) = points.split_once(')')?.0.split_once(',')?;
    let at = Point::new(x.trim().parse().ok()?, y.trim().parse().ok()?);
    (at != Point::ZERO).then_some(at)
}

/// The fields of a line; commas inside quotation marks end none.
fn fields(line: &str) -> Vec<String> {
    let (mut all, mut field, mut quoted, mut escaped) = (Vec::new(), String::new(), false, false);
    for letter in line.chars() {
        match letter {
            '"' if !escaped => {
                quoted = !quoted;
                field.push(letter);
            }
            ',' if !quoted => all.push(std::mem::take(&mut field)),
            _ => field.push(letter),
        }
        escaped = letter == '\\' && !escaped;
    }
    all.push(field);
    all
}
