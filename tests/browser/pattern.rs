//! Regular expressions by the browser.

use wasm_bindgen_test::wasm_bindgen_test;
use whosaid::web::pattern::matches;

/// `given` is searched; `expected` has the UTF-16 offsets of what matches.
#[track_caller]
fn check(pattern: &str, is_exact: bool, given: &str, expected: &[(usize, usize)]) {
    let found = matches(given, pattern, is_exact).unwrap();
    let found: Vec<_> = found.iter().map(|it| (it.0.get(), it.1.get())).collect();
    assert_eq!(found, expected, "{pattern:?}");
}

#[wasm_bindgen_test]
fn ok_patterns_match() {
    check("b.", false, "ab Bc\nb", &[(1, 3), (3, 5)]);
    check("^b", true, "ab\nba", &[(3, 4)]);
    check("x*", false, "axxb", &[(1, 3)]);
    check("\\p{Lu}+", true, "👩 AÄ b", &[(3, 5)]);
    check(".", false, "👩a", &[(0, 2), (2, 3)]);
}

#[wasm_bindgen_test]
fn err_a_broken_pattern_is_told() {
    for pattern in ["(", "[a", "\\p{Nothing}", "*"] {
        let why = matches("text", pattern, false).unwrap_err();
        assert!(!why.is_empty(), "{pattern}");
    }
}
