//! Picks values out of JSON: plain values, lists, the fields of an object. `decode.rs` does so for each type of this
//! crate.

use serde_json::{Map, Value};

/// An error with its path: `posts: 3: month: Expected a month …`.
pub(crate) type Fault = String;

/// A type that can be picked from JSON.
pub(crate) trait FromJson: Sized {
    /// Picks the value, or returns the fault.
    fn from_json(value: Value) -> Result<Self, Fault>;
}

/// A fault that says what was expected and what was found.
pub(crate) fn unfit(expected: &str, found: &Value) -> Fault {
    let kind = match found {
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    format!("expected {expected}, found {kind}")
}

/// An object whose fields are taken one by one. Fields left over belong to a later minor version.
pub(crate) struct Object(Map<String, Value>);

impl Object {
    /// The object, if it is one.
    pub(crate) fn new(value: Value) -> Result<Self, Fault> {
        match value {
            Value::Object(map) => Ok(Self(map)),
            other => Err(unfit("an object", &other)),
        }
    }

    /// Its fields with their names.
    pub(crate) fn into_fields(self) -> impl Iterator<Item = (String, Value)> {
        self.0.into_iter()
    }

    /// Picks a field.
    pub(crate) fn take<T: FromJson>(&mut self, key: &str) -> Result<T, Fault> {
        T::from_json(self.remove(key)).map_err(|fault| within(key, &fault))
    }

    /// Picks a field and stores it in `target`.
    #[inline(never)]
    pub(crate) fn fill<T: FromJson>(&mut self, key: &str, target: &mut T) -> Result<(), Fault> {
        *target = self.take(key)?;
        Ok(())
    }

    // `remove` and `within` are not part of `take`, because they are the same for every type.
    #[inline(never)]
    fn remove(&mut self, key: &str) -> Value {
        self.0.remove(key).unwrap_or(Value::Null)
    }
}

/// A fault, prefixed with its field.
#[inline(never)]
pub(crate) fn within(key: &str, fault: &str) -> Fault {
    format!("{key}: {fault}")
}

impl FromJson for String {
    fn from_json(value: Value) -> Result<Self, Fault> {
        match value {
            Value::String(text) => Ok(text),
            other => Err(unfit("text", &other)),
        }
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: Value) -> Result<Self, Fault> {
        if value.is_null() { Ok(None) } else { T::from_json(value).map(Some) }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: Value) -> Result<Self, Fault> {
        let Value::Array(items) = value else {
            return if value.is_null() { Ok(Self::new()) } else { Err(unfit("a list", &value)) };
        };
        let mut list = Self::with_capacity(items.len());
        for item in items {
            list.push(T::from_json(item).map_err(|fault| within(&list.len().to_string(), &fault))?);
        }
        Ok(list)
    }
}

impl FromJson for f64 {
    fn from_json(value: Value) -> Result<Self, Fault> {
        value.as_f64().ok_or_else(|| unfit("a number", &value))
    }
}

impl FromJson for bool {
    fn from_json(value: Value) -> Result<Self, Fault> {
        // A missing boolean is false.
        if value.is_null() {
            return Ok(false);
        }
        value.as_bool().ok_or_else(|| unfit("true or false", &value))
    }
}

impl FromJson for u64 {
    fn from_json(value: Value) -> Result<Self, Fault> {
        value.as_u64().ok_or_else(|| unfit("a whole number", &value))
    }
}

/// Integers of other sizes.
macro_rules! integers {
    ($($type:ty),*) => { $(
        impl FromJson for $type {
            fn from_json(value: Value) -> Result<Self, Fault> {
                let number = value.as_i64().and_then(|number| number.try_into().ok());
                // The message does not include the number: printing it would add 2 KB to the reader's start-up code.
                number.ok_or_else(|| match value {
                    Value::Number(_) => "it is not a whole number, or is too large or too small".to_owned(),
                    other => unfit("a whole number", &other),
                })
            }
        }
    )* };
}

integers!(u16, u32, i32, usize);
