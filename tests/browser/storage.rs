//! Local storage as the core asks for it.

use wasm_bindgen_test::wasm_bindgen_test;
use whosaid::domain::ports::{Storage, StorageError};
use whosaid::web::storage::LocalStorage;

const PREFIX: &str = "whosaid-test/";

fn clear() {
    for (key, _) in LocalStorage.entries(PREFIX).unwrap() {
        LocalStorage.remove(&key).unwrap();
    }
    assert_eq!(LocalStorage.entries(PREFIX), Ok(Vec::new()));
}

#[wasm_bindgen_test]
fn ok_what_is_written_is_read_until_it_is_removed() {
    clear();
    let foreign = ["other/a", "whosaid-tes", "length"];
    for key in foreign {
        LocalStorage.write(key, "theirs").unwrap();
    }
    let mut expected = Vec::new();
    for (name, value) in [
        ("a", "1"),
        ("b", ""),
        ("ü🙂", "\u{0}\n🙂\u{fffd}"),
        ("length", "x"),
        ("getItem", "y"),
    ] {
        let key = format!("{PREFIX}{name}");
        LocalStorage.write(&key, "before").unwrap();
        LocalStorage.write(&key, value).unwrap();
        assert_eq!(LocalStorage.read(&key), Ok(Some(value.to_owned())));
        expected.push((key, value.to_owned()));
    }
    let mut found = LocalStorage.entries(PREFIX).unwrap();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
    clear();
    assert_eq!(LocalStorage.read(&format!("{PREFIX}a")), Ok(None));
    assert_eq!(LocalStorage.remove(&format!("{PREFIX}a")), Ok(()));
    for key in foreign {
        assert_eq!(LocalStorage.read(key), Ok(Some("theirs".to_owned())));
        LocalStorage.remove(key).unwrap();
    }
}

#[wasm_bindgen_test]
fn fail_what_does_not_fit_leaves_what_was_there() {
    clear();
    let key = format!("{PREFIX}big");
    LocalStorage.write(&key, "small").unwrap();
    let big = "é".repeat(6 * 1024 * 1024);
    assert_eq!(LocalStorage.write(&key, &big), Err(StorageError::Full));
    assert_eq!(LocalStorage.read(&key), Ok(Some("small".to_owned())));
    clear();
}
