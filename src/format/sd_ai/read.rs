//! A causal loop diagram of SD-AI, and a model of Simlin: relationships with their reasons, places from a view where there is one.

use std::collections::HashMap;

use serde_json::Value;

use crate::format::found::{Found, FoundConnection, FoundElement, FoundLoop, Round, Sign, build, key_of};
use crate::format::values::{Object, float, json, member, objects, text, text_of};
use crate::format::{FormatError, ImportOptions, Imported};
use crate::map::{Point, Polarity};

const KINDS: [&str; 4] = ["stocks", "flows", "auxiliaries", "modules"];

pub(super) fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    let mut found = Found::default();
    let file: Object = json(&text_of(bytes, &mut found.log))?;
    found.about.title = member(&file, &["name", "title"]);
    if let Some(about) = file.get("supportingInfo").and_then(Value::as_object).filter(|_| found.about.title.is_empty()) {
        (found.about.title, found.about.purpose) = (member(about, &["title"]), member(about, &["explanation"]));
    }
    let inner = file.get("model").and_then(Value::as_object);
    let model = objects(file.get("models")).next().or(inner).unwrap_or(&file);
    variables(model, &mut found);
    if objects(model.get("relationships")).next().is_none() {
        places(model, &mut found);
    }
    for told in objects(model.get("relationships")) {
        relationship(told, &mut found);
    }
    let metadata = objects(model.get("loop_metadata")).chain(objects(model.get("loopMetadata")));
    for told in metadata.filter(|told| told.get("deleted").and_then(Value::as_bool) != Some(true)) {
        named_loop(told, model, &mut found);
    }
    build(found, options)
}

fn variables(model: &Object, found: &mut Found) {
    let lists = std::iter::once("variables").chain(KINDS);
    for value in lists.filter_map(|list| model.get(list).and_then(Value::as_array)).flatten() {
        let (name, note) = match value {
            Value::Object(of) => (member(of, &["name", "ident", "label"]), member(of, &["documentation", "description"])),
            other => (text(Some(other)), String::new()),
        };
        if !name.is_empty() && !found.has(&key_of(&name)) {
            found.add(FoundElement { description: note, ..FoundElement::new(key_of(&name), name.replace("\\n", "\n")) });
        }
    }
}

fn relationship(told: &Object, found: &mut Found) {
    let [from, to] = [["from", "source", "cause"], ["to", "target", "effect"]].map(|names| member(told, &names));
    for name in [&from, &to].into_iter().filter(|name| !name.is_empty()) {
        found.end(&key_of(name), name);
    }
    let mut new = FoundConnection::new(key_of(&from), key_of(&to));
    new.sign = Sign::of(&member(told, &["polarity", "sign"]));
    new.delay = ["delay", "delayed"].iter().any(|key| told.get(*key).and_then(Value::as_bool) == Some(true));
    let reasons = [member(told, &["reasoning", "rationale"]), member(told, &["polarityReasoning", "polarity_reasoning"])];
    new.rationale = reasons.into_iter().filter(|reason| !reason.trim().is_empty()).collect::<Vec<_>>().join("\n");
    found.connect(new);
}

/// The drawing of a model of Simlin: elements by number, links between them, flows into stocks.
fn places(model: &Object, found: &mut Found) {
    let Some(view) = objects(model.get("views")).next() else { return };
    let mut by_uid: HashMap<String, String> = HashMap::new();
    for drawn in objects(view.get("elements")) {
        let (uid, name) = (member(drawn, &["uid"]), key_of(&member(drawn, &["name"])));
        if let Some(at) = float(drawn.get("x")).zip(float(drawn.get("y"))).map(|(x, y)| Point::new(x, y))
            && found.has(&name)
            && let Some(element) = found.end(&name, "")
        {
            element.at = Some(at);
            by_uid.insert(uid, name);
        }
    }
    for drawn in objects(view.get("elements")).filter(|drawn| drawn.contains_key("aliasOfUid")) {
        if let Some(of) = by_uid.get(&member(drawn, &["aliasOfUid"])).cloned() {
            by_uid.insert(member(drawn, &["uid"]), of);
        }
    }
    for link in objects(view.get("elements")).filter(|drawn| drawn.contains_key("fromUid")) {
        let [from, to] = ["fromUid", "toUid"].map(|end| by_uid.get(&member(link, &[end])).cloned());
        match (from, to) {
            (Some(from), Some(to)) => {
                let mut new = FoundConnection::new(from, to);
                (new.key, new.sign) = (member(link, &["uid"]), Sign::of(&member(link, &["polarity"])));
                found.connect(new);
            }
            _ => found.log.left_out("links whose end is no variable", &member(link, &["uid"])),
        }
    }
    for stock in objects(model.get("stocks")) {
        for (list, polarity) in [("inflows", Polarity::Plus), ("outflows", Polarity::Minus)] {
            for flow in stock.get(list).and_then(Value::as_array).into_iter().flatten() {
                let mut new = FoundConnection::new(key_of(&text(Some(flow))), key_of(&member(stock, &["name"])));
                new.sign = Sign::Said(polarity);
                found.connect(new);
            }
        }
    }
}

/// A loop by the names or numbers of its variables.
fn named_loop(told: &Object, model: &Object, found: &mut Found) {
    let ids = told.get("uids").or_else(|| told.get("variables")).and_then(Value::as_array).into_iter().flatten();
    let all: Vec<(String, String)> = std::iter::once("variables")
        .chain(KINDS)
        .flat_map(|list| objects(model.get(list)))
        .map(|of| (member(of, &["uid"]), key_of(&member(of, &["name"]))))
        .collect();
    let key = |id: &Value| {
        let id = text(Some(id));
        all.iter().find(|(uid, _)| !uid.is_empty() && *uid == id).map_or_else(|| key_of(&id), |(_, key)| key.clone())
    };
    let keys: Vec<String> = ids.map(key).collect();
    let round = Round::Elements(keys);
    found.loops.push(FoundLoop { name: member(told, &["name"]), story: member(told, &["description"]), round });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relationships_come_with_their_reasons_and_loops() {
        let text = r#"{"variables":[{"name":"Births","uid":1},"Population"],"relationships":[{"from":"births","to":"Population","polarity":"+","reasoning":"R","polarityReasoning":"P"},{"from":"Population","to":"Births","polarity":"-"},{"from":"New","to":"Births","polarity":"?"}],
            "loop_metadata":[{"uids":["Births","Population"],"name":"B1 Crowding","description":"D"},{"uids":[],"name":"gone","deleted":true}]}"#;
        let read = import(text.as_bytes(), &ImportOptions::default()).unwrap();
        let first = read.map.connections().next().unwrap();
        assert_eq!((read.map.element_count(), first.rationale.as_str()), (3, "R\nP"));
        let named = read.map.named_loops().iter().next().unwrap();
        assert_eq!((named.name.as_str(), named.story.as_str(), named.last_type.letter()), ("Crowding", "D", 'B'));
    }
}
