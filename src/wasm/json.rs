//! Writes what serde describes as JSON: only the kinds of values that the wire has. Part of the edge.

use crate::digits::push_decimal;
use crate::span::part;
use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};
use std::fmt;

/// The text so far.
#[derive(Debug, Default)]
pub(super) struct Json(String);

/// The wire has a value of a kind that [`Json`] can't write: a fault of ours.
#[derive(Debug)]
pub(super) struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the digest holds a value of a kind that isn't written")
    }
}

impl std::error::Error for Unwritable {}

impl serde::ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// The value as JSON.
pub(super) fn write(value: &impl Serialize) -> Result<String, Unwritable> {
    let mut json = Json::default();
    value.serialize(&mut json)?;
    Ok(json.0)
}

impl Json {
    /// A string between quotes. JSON asks for no more to be written out than this.
    fn quoted(&mut self, text: &str) {
        self.0.push('"');
        let (mut from, mut at) = (0, 0);
        while let Some(&byte) = text.as_bytes().get(at) {
            at += 1;
            if !matches!(byte, b'"' | b'\\' | 0..=0x1f) {
                continue;
            }
            self.0.push_str(part(text, from, at - 1));
            from = at;
            self.0.push('\\');
            if byte < b' ' {
                self.0.push_str(if byte < 0x10 { "u000" } else { "u001" });
                self.0.extend(char::from_digit(u32::from(byte) % 16, 16));
            } else {
                self.0.push(char::from(byte));
            }
        }
        self.0.push_str(part(text, from, usize::MAX));
        self.0.push('"');
    }

    fn whole(&mut self, value: u32) {
        push_decimal(&mut self.0, value as usize);
    }
}

/// A list or an object that grows: what stands before the next part, and what ends it.
#[derive(Debug)]
pub(super) struct Parts<'j> {
    json: &'j mut Json,
    before: char,
    end: char,
}

impl Parts<'_> {
    fn next(&mut self) {
        self.json.0.push(self.before);
        self.before = ',';
    }

    fn close(self) {
        if self.before != ',' {
            self.json.0.push(self.before);
        }
        self.json.0.push(self.end);
    }
}

impl SerializeSeq for Parts<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.next();
        value.serialize(&mut *self.json)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.close();
        Ok(())
    }
}

impl SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        self.next();
        self.json.quoted(name);
        self.json.0.push(':');
        value.serialize(&mut *self.json)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.close();
        Ok(())
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

type Never = Impossible<(), Unwritable>;

impl<'j> Serializer for &'j mut Json {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Parts<'j>;
    type SerializeStruct = Parts<'j>;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStructVariant = Never;

    fn serialize_bool(self, value: bool) -> Result<(), Unwritable> {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Unwritable> {
        self.whole(value);
        Ok(())
    }

    /// A weight: `wire` rounds each to millionths, so that no float has to be formatted here.
    fn serialize_f64(self, value: f64) -> Result<(), Unwritable> {
        let millionths = (value.abs() * 1e6).round() as u64;
        if value < 0.0 && millionths > 0 {
            self.0.push('-');
        }
        self.whole((millionths / 1_000_000) as u32);
        let mut rest = (millionths % 1_000_000) as u32;
        let mut place = 100_000;
        if rest > 0 {
            self.0.push('.');
        }
        while rest > 0 {
            self.whole(rest / place);
            rest %= place;
            place /= 10;
        }
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Unwritable> {
        self.quoted(value);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Unwritable> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'j>, Unwritable> {
        Ok(Parts { json: self, before: '[', end: ']' })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'j>, Unwritable> {
        Ok(Parts { json: self, before: '{', end: '}' })
    }

    // What follows stands in no digest.

    refused! {
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
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
    ) -> Result<(), Unwritable> {
        Err(Unwritable)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Unwritable> {
        Err(Unwritable)
    }
}
