//! Writes what serde describes as plain values of JavaScript: only the kinds that the wire has. Part of the edge.

use js_sys::{Array, Object, Reflect};
use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};
use std::cell::RefCell;
use std::fmt;
use wasm_bindgen::JsValue;

/// Makes objects, arrays, strings, numbers and booleans; `None` is null.
#[derive(Debug, Default)]
pub(super) struct Plain {
    /// The names of fields that have gone over already: making a string of JavaScript is what costs.
    names: RefCell<Vec<(&'static str, JsValue)>>,
}

/// The wire has a value of a kind that [`Plain`] can't write: a fault of ours.
#[derive(Debug)]
pub(super) struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the digest holds a value that has no plain form")
    }
}

impl std::error::Error for Unwritable {}

impl serde::ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl Plain {
    fn name(&self, name: &'static str) -> JsValue {
        let mut names = self.names.borrow_mut();
        if let Some((_, known)) = names.iter().find(|(known, _)| std::ptr::eq(*known, name)) {
            return known.clone();
        }
        let value = JsValue::from_str(name);
        names.push((name, value.clone()));
        value
    }
}

/// An array that grows.
#[derive(Debug)]
pub(super) struct Items<'p>(&'p Plain, Array);

/// An object that grows.
#[derive(Debug)]
pub(super) struct Fields<'p>(&'p Plain, Object);

impl SerializeSeq for Items<'_> {
    type Ok = JsValue;
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.1.push(&value.serialize(self.0)?);
        Ok(())
    }

    fn end(self) -> Result<JsValue, Unwritable> {
        Ok(self.1.into())
    }
}

impl SerializeStruct for Fields<'_> {
    type Ok = JsValue;
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        let value = value.serialize(self.0)?;
        Reflect::set(&self.1, &self.0.name(name), &value).map(|_| ()).map_err(|_| Unwritable)
    }

    fn end(self) -> Result<JsValue, Unwritable> {
        Ok(self.1.into())
    }
}

/// Kinds of values that no field of the wire has.
macro_rules! refused {
    ($($name:ident($($given:ty),*) -> $made:ty;)+) => {
        $(fn $name(self, $(_: $given),*) -> Result<$made, Unwritable> {
            Err(Unwritable)
        })+
    };
}

type Never = Impossible<JsValue, Unwritable>;

impl<'p> Serializer for &'p Plain {
    type Ok = JsValue;
    type Error = Unwritable;
    type SerializeSeq = Items<'p>;
    type SerializeStruct = Fields<'p>;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStructVariant = Never;

    fn serialize_bool(self, value: bool) -> Result<JsValue, Unwritable> {
        Ok(JsValue::from_bool(value))
    }

    fn serialize_u32(self, value: u32) -> Result<JsValue, Unwritable> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<JsValue, Unwritable> {
        Ok(JsValue::from_f64(value))
    }

    fn serialize_str(self, value: &str) -> Result<JsValue, Unwritable> {
        Ok(JsValue::from_str(value))
    }

    fn serialize_none(self) -> Result<JsValue, Unwritable> {
        Ok(JsValue::NULL)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<JsValue, Unwritable> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'p>, Unwritable> {
        Ok(Items(self, Array::new()))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'p>, Unwritable> {
        Ok(Fields(self, Object::new()))
    }

    // What follows stands in no digest.

    refused! {
        serialize_i8(i8) -> JsValue;
        serialize_i16(i16) -> JsValue;
        serialize_i32(i32) -> JsValue;
        serialize_i64(i64) -> JsValue;
        serialize_u8(u8) -> JsValue;
        serialize_u16(u16) -> JsValue;
        serialize_u64(u64) -> JsValue;
        serialize_f32(f32) -> JsValue;
        serialize_char(char) -> JsValue;
        serialize_bytes(&[u8]) -> JsValue;
        serialize_unit() -> JsValue;
        serialize_unit_struct(&'static str) -> JsValue;
        serialize_unit_variant(&'static str, u32, &'static str) -> JsValue;
        serialize_tuple(usize) -> Never;
        serialize_tuple_struct(&'static str, usize) -> Never;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Never;
        serialize_map(Option<usize>) -> Never;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Never;
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<JsValue, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<JsValue, Unwritable> {
        Err(Unwritable)
    }
}
