//! Offsets into a text, one type for each unit, so that units never meet unnoticed.

/// Zero-based count of UTF-8 bytes from the start of the text. The unit of the core.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Byte(u32);

/// Zero-based count of UTF-16 code units from the start of the text. The unit of the DOM.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utf16(u32);

/// Zero-based count of Unicode code points from the start of the text.
///
/// The unit of files: Web Annotation Data Model, 4.2.5 with 4.2.4.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodePoint(u32);

macro_rules! offset {
    ($name:ident) => {
        impl $name {
            /// The offset `count` units from the start; counts above `u32::MAX` are held at it, which
            /// no text reaches and every range check refuses.
            #[must_use]
            pub fn new(count: usize) -> Self {
                Self(u32::try_from(count).unwrap_or(u32::MAX))
            }

            /// The count as a plain number, for slicing and for the edges.
            #[must_use]
            pub const fn get(self) -> usize {
                self.0 as usize
            }
        }
    };
}

offset!(Byte);
offset!(Utf16);
offset!(CodePoint);
