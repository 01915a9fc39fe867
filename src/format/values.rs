//! JSON that others wrote, within limits, and its values as text and numbers whatever they are written as.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::found::{Log, number};
use super::{FormatError, decode};

/// A value of JSON takes many times the room of its text.
const LARGEST: usize = 24 * 1024 * 1024;

/// An object of JSON.
pub(super) type Object = Map<String, Value>;

/// The text of a file, with a remark on how it was read.
pub(super) fn text_of(bytes: &[u8], log: &mut Log) -> String {
    let decoded = decode(bytes);
    decoded.remark().into_iter().for_each(|remark| log.say(remark));
    decoded.text
}

/// Reads JSON. An error says where it breaks off.
pub(super) fn json<T: DeserializeOwned>(text: &str) -> Result<T, FormatError> {
    if text.len() > LARGEST {
        return Err(FormatError::new("the file is larger than 24 MiB", "export a part of it, or without its history"));
    }
    serde_json::from_str(text).map_err(|error| {
        FormatError::new(format!("the JSON in the file cannot be read ({error})"), "export it again from the program that it comes from")
    })
}

/// A value as text; several between commas; nothing for null and objects.
pub(super) fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(is)) => if *is { "yes" } else { "no" }.to_owned(),
        Some(Value::Array(several)) => {
            several.iter().map(|one| text(Some(one))).filter(|one| !one.is_empty()).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}

/// A member as text, the first of these names that says something.
pub(super) fn member(object: &Object, names: &[&str]) -> String {
    names.iter().map(|name| text(object.get(*name))).find(|found| !found.is_empty()).unwrap_or_default()
}

/// A value as a number, also one in quotation marks.
pub(super) fn float(value: Option<&Value>) -> Option<f64> {
    match value? {
        Value::Number(number) => number.as_f64().filter(|value| value.is_finite()),
        Value::String(text) => number(text),
        _ => None,
    }
}

/// The objects of a list; nothing when it is none.
pub(super) fn objects(value: Option<&Value>) -> impl Iterator<Item = &Object> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}
