//! Words that the browser is given thousands of times.

/// Attributes of blocks and marks, and what most of them say.
const OFTEN: [&str; 18] = [
    "class",
    "block",
    "dir",
    "auto",
    "data-block",
    "data-annotation",
    "data-tag",
    "data-lanes",
    "data-badge",
    "data-hue",
    "actor",
    "location",
    "claim",
    "actor-0",
    "location-0",
    "claim-0",
    "A",
    "C",
];

/// Makes strings of them once for all: decoding them anew for each mark was a tenth of what it takes to bring a long
/// article into the page.
pub fn keep() {
    for words in OFTEN {
        wasm_bindgen::intern(words);
    }
}
