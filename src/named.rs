//! Names of an enum's variants, said once: for Rust, for the wire, and for the TypeScript types. Uses nothing of the crate.

/// Gives an enum `name()`, writes it to the wire as that name, and as a union of its names to TypeScript.
macro_rules! named {
    ($(#[doc = $doc:literal])* $type:ident: $($variant:ident = $name:literal),+ $(,)?) => {
        impl $type {
            $(#[doc = $doc])*
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        #[cfg(feature = "types")]
        impl ts_rs::TS for $type {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(_: &ts_rs::Config) -> String {
                stringify!($type).to_owned()
            }
            fn inline(_: &ts_rs::Config) -> String {
                [$(concat!("\"", $name, "\"")),+].join(" | ")
            }
            fn decl(config: &ts_rs::Config) -> String {
                format!("type {} = {};", <Self as ts_rs::TS>::name(config), <Self as ts_rs::TS>::inline(config))
            }
            fn decl_concrete(config: &ts_rs::Config) -> String {
                <Self as ts_rs::TS>::decl(config)
            }
        }
    };
}

pub(crate) use named;
