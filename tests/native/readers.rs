//! Readers of text files and Markdown: what the reader would see, as text with blocks.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a panic is how a test fails"
)]

use proptest::prelude::*;
use whosaid::domain::format::elements::Elements;
use whosaid::domain::format::flow::{Flow, Prose};
use whosaid::domain::format::{markdown, plain};
use whosaid::domain::model::{Article, BlockKind};

/// Each block on a line of its own, with what it is: `p`, `h1`, `*`, `1.`, `>`, `v`; items indented by depth.
fn show(prose: &Prose) -> String {
    assert!(
        Article::blocks_fit(&prose.text, &prose.blocks),
        "blocks do not fit: {prose:?}"
    );
    let mut at = 0;
    let mut shown = Vec::new();
    for block in &prose.blocks {
        let words = &prose.text[at..at + block.len as usize];
        at += block.len as usize;
        let kind = match block.kind {
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Item { depth, number } => {
                let bullet = number.map_or("*".to_owned(), |it| format!("{it}."));
                format!("{}{bullet}", " ".repeat(depth.into()))
            }
            BlockKind::Quotation => ">".to_owned(),
            BlockKind::Verbatim => "v".to_owned(),
        };
        shown.push(format!(
            "{kind} {}",
            words.strip_suffix('\n').unwrap_or(words)
        ));
    }
    shown.join("|")
}

#[track_caller]
fn check_markdown(given: &str, expected: &str) {
    assert_eq!(show(&markdown::prose(given)), expected, "{given}");
}

#[test]
fn ok_markdown_blocks() {
    check_markdown("", "");
    check_markdown("One\ntwo\n\nthree\n", "p One two|p three");
    check_markdown("One  \ntwo\\\nthree", "p One\ntwo\nthree");
    check_markdown("# One #\n\nTwo\n===\n\n### three", "h1 One|h1 Two|h3 three");
    check_markdown(
        "> one\n> two\n>\n> three\n\nfour",
        "> one two|> three|p four",
    );
    check_markdown("a\n\n***\n\nb", "p a|p b");
    check_markdown(
        "```rust\nlet  x;\n\n  y\n```\nafter",
        "v let  x;\n\n  y|p after",
    );
    check_markdown("    indented\n      more\n", "v indented\n  more");
    check_markdown("```\n```", "");
}

#[test]
fn ok_markdown_lists() {
    check_markdown("* a\n* b", "* a|* b");
    check_markdown("3. a\n4. b", "3. a|4. b");
    check_markdown("- a\n  - b\n    1. c\n- d", "* a| * b|  1. c|* d");
    check_markdown("- a\n\n  more of a\n- b", "* a|p more of a|* b");
    check_markdown("- # a\n- b", "h1 a|* b");
    check_markdown("> - a\n> - b\n>\n> c", "* a|* b|> c");
    check_markdown("-\n- b", "* b");
}

#[test]
fn ok_markdown_inlines() {
    check_markdown(
        "*a* **b** ~~c~~ `d  e` [f](g \"h\") ![i](j)",
        "p a b c d e f i",
    );
    check_markdown("&amp; &lt;b&gt; &eacute; &#128512; \\*", "p & <b> é 😀 *");
    check_markdown("<https://example.org/a>", "p https://example.org/a");
    check_markdown("said.The **next**word", "p said.The nextword");
    check_markdown("a &#13;&#10; b", "p a b");
    check_markdown("a\u{a0}\u{a0}b", "p a\u{a0}\u{a0}b");
    check_markdown("no[^1] notes", "p no[^1] notes");
    check_markdown(
        "| a | b |\n|---|---|\n| c |  |\n|  | d |",
        "p a\tb|p c|p \td",
    );
}

#[test]
fn ok_markdown_with_html() {
    check_markdown("a <b>bold</b> <i class='x > y'>i</i><br>c", "p a bold i\nc");
    check_markdown(
        "<div>\n<p>one &amp; two</p><p>three\n</div>\n\nfour",
        "p one & two|p three|p four",
    );
    check_markdown(
        "<script>\nif (1 < 2) alert('</p>')\n</script>\n\nafter",
        "p after",
    );
    check_markdown("a <script>alert(1)</script> b", "p a b");
    check_markdown(
        "<div><script>if (a <b) x = ''; </script>seen</div>",
        "p seen",
    );
    check_markdown("a <script>never ended\n\nafter", "p a|p after");
    check_markdown("<style>\np { color: red }\n</style>\n\na", "p a");
    check_markdown("<!-- one\n\n two -->\n\na <!-- three --> b", "p a b");
    check_markdown("<ol>\n<li>a</li>\n<li>b</li>\n</ol>", "1. a|2. b");
    check_markdown("</div></p></blockquote>\n\n> a\n", "> a");
    check_markdown("2 < 3 and <3", "p 2 < 3 and <3");
    check_markdown("<img src=x onerror=alert(1)> a", "p a");
}

#[track_caller]
fn check_front(given: &str, details: [&str; 5], expected: &str) {
    let (prose, found) = markdown::read(given.as_bytes()).unwrap();
    let found = [
        &found.title,
        &found.author,
        &found.published,
        &found.source,
        &found.language,
    ];
    assert_eq!(found, details.map(str::to_owned).each_ref(), "{given}");
    assert_eq!(show(&prose), expected, "{given}");
}

#[test]
fn ok_front_matter() {
    check_front(
        "---\ntitle: \"A: b\"\nauthor: C D\ndate: 2024-05-06\nsource: https://example.org/?a:b\nlang: en\nlayout: post\n---\n# E\n",
        [
            "A: b",
            "C D",
            "2024-05-06",
            "https://example.org/?a:b",
            "en",
        ],
        "h1 E",
    );
    check_front("---\ntitle: A\n---\nb", ["A", "", "", "", ""], "p b");
    check_front(
        "# One *two*\n\nthree",
        ["One two", "", "", "", ""],
        "h1 One two|p three",
    );
    check_front("three", [""; 5], "p three");
    // Not simple pairs, or never ended, or not at the very top: text like any other.
    check_front("---\njust words\n---\n", [""; 5], "h2 just words");
    check_front("---\ntitle: A\n\nb", [""; 5], "p title: A|p b");
    check_front("\n---\n\na", [""; 5], "p a");
}

#[test]
fn ok_nesting_bombs_are_read() {
    let deep = 20_000;
    for bomb in [
        ">".repeat(deep),
        "[".repeat(deep),
        "*a ".repeat(deep),
        "<div>".repeat(deep),
        format!("x {}", "<b>".repeat(deep)),
        format!("x {}", "</b>".repeat(deep)),
        "- ".repeat(deep),
        (0..500)
            .map(|it| format!("{}- a\n", " ".repeat(it * 2)))
            .collect(),
        "`".repeat(deep),
        "&".repeat(deep),
        "<".repeat(deep),
    ] {
        show(&markdown::prose(&format!("{bomb} end")));
    }
    let mut elements = Elements::default();
    for _ in 0..deep {
        elements.enter("ul", None);
        elements.enter("li", None);
    }
    elements.text("deep");
    for _ in 0..deep {
        elements.leave("li");
        elements.leave("ul");
    }
    let prose = elements.finish();
    assert_eq!(prose.text, "deep");
    assert_eq!(
        prose.blocks[0].kind,
        BlockKind::Item {
            depth: 255,
            number: None
        }
    );
}

#[track_caller]
fn check_plain(given: &[u8], expected: &str) {
    let found = match plain::read(given) {
        Ok(prose) => show(&prose),
        Err(error) => error.to_string(),
    };
    assert_eq!(found, expected);
}

#[test]
fn ok_plain_text() {
    check_plain(b"one\r\ntwo\rthree\n", "p one|p two|p three");
    check_plain(b"one\n\n  two ", "p one|p |p   two ");
    check_plain("\u{feff}bom".as_bytes(), "p bom");
    check_plain(
        "# no *markdown* <b>here</b>".as_bytes(),
        "p # no *markdown* <b>here</b>",
    );
    check_plain("👩‍👩‍👧".as_bytes(), "p 👩‍👩‍👧");
    check_plain(b"\xff\xfea\0\x3d\xd8\x42\xde", "p a🙂");
    check_plain(b"\xfe\xff\0a\xd8\x3d\xde\x42", "p a🙂");
}

#[test]
fn err_plain_text() {
    check_plain(
        b"",
        "expected a text, found none; choose a file that has words in it",
    );
    check_plain(
        b" \n\t\n",
        "expected a text, found none; choose a file that has words in it",
    );
    check_plain(
        b"one\r\nt\xc3\xa9w\xe9 x",
        "expected UTF-8 text, found byte 0xe9 at line 2, column 4 (byte 9); save the file as UTF-8 and open it again",
    );
    check_plain(
        b"cut \xf0\x9f\x99",
        "expected UTF-8 text, found byte 0xf0 at line 1, column 5 (byte 4); save the file as UTF-8 and open it again",
    );
    check_plain(
        b"PK\x03\x04\0",
        "expected a text, found a NUL byte at byte 4: this looks like a binary file; open a .txt or .md file, or copy the text and paste it",
    );
    check_plain(
        b"\xff\xfea\0\x3d\xd8b\0",
        "expected UTF-16 text, found the lone surrogate U+D83D at byte 4; save the file as UTF-8 and open it again",
    );
    check_plain(
        b"\xff\xfea\0b",
        "expected UTF-16 text, found half a unit at the end (byte 4): the file is cut short; get it again",
    );
    check_plain(
        &"é".repeat(2_000_001).into_bytes(),
        "expected at most 2,000,000 UTF-16 units of text, found 2000001; cut it into parts",
    );
    assert!(plain::read(&"é".repeat(2_000_000).into_bytes()).is_ok());
    assert!(markdown::read(b"---\n").is_err(), "a rule alone is no text");
}

#[test]
fn ok_titles_are_first_headings() {
    for (given, expected) in [
        ("a\n\n## b\n\n# c\n\n# d", Some("c")),
        ("# a  \nb\n", Some("a")),
        ("## a", None),
        ("a<br>b\n===", Some("a b")),
    ] {
        assert_eq!(markdown::prose(given).title.as_deref(), expected, "{given}");
    }
}

#[test]
fn ok_fixtures_are_read_as_they_are() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/articles");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        if path.extension().is_some_and(|it| it == "txt") {
            count += 1;
            let prose = plain::read(&bytes).unwrap();
            assert_eq!(prose.text.as_bytes(), bytes, "{}", path.display());
            assert_eq!(show(&prose).split("|p ").count(), prose.blocks.len());
        }
    }
    assert_eq!(count, 8, "text files in {folder}");
}

#[test]
fn ok_the_markdown_fixture() {
    let bytes = include_bytes!("../fixtures/articles/en-orchard-notes.md");
    let (prose, details) = markdown::read(bytes).unwrap();
    assert_eq!(details.title, "Notes on the orchard dispute");
    assert_eq!(details.published, "2031-03-09");
    let expected = [
        "h1 The orchard dispute",
        "p Two farms claim the same row of trees. Odile Marrin says the row is hers; her neighbor says it never was.",
        "> The fence stood there before either of us was born, and nobody asked the fence.",
        "h2 What is known",
        "1. The map of 1988 shows no fence.",
        "2. The map of 2004 does:",
        " * once on the north side",
        " * once, in pencil, on the south side",
    ];
    assert_eq!(show(&prose), expected.join("|"));
}

#[derive(Clone, Debug)]
enum Step {
    Enter(&'static str, Option<u32>),
    Leave(&'static str),
    Text(String),
}

const NAMES: [&str; 16] = [
    "p",
    "h1",
    "h4",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "table",
    "tr",
    "td",
    "br",
    "hr",
    "b",
    "script",
    "div",
];

fn step() -> impl Strategy<Value = Step> {
    let name = || prop::sample::select(NAMES.to_vec());
    prop_oneof![
        (name(), prop::option::of(any::<u32>()))
            .prop_map(|(name, number)| Step::Enter(name, number)),
        name().prop_map(Step::Leave),
        "[a\u{e9}\u{1f642} \t\r\n\u{a0}]{0,6}".prop_map(Step::Text),
    ]
}

proptest! {
    #[test]
    fn any_walk_makes_blocks_that_fit(steps in prop::collection::vec(step(), 0..60)) {
        let mut elements = Elements::default();
        for step in &steps {
            match step {
                Step::Enter(name, number) => elements.enter(name, *number),
                Step::Leave(name) => elements.leave(name),
                Step::Text(text) => elements.text(text),
            }
        }
        let prose = elements.finish();
        prop_assert!(Article::blocks_fit(&prose.text, &prose.blocks), "{:?}", prose);
        prop_assert!(!prose.text.contains('\r'));
        let mut at = 0;
        for (idx, block) in prose.blocks.iter().enumerate() {
            let words = &prose.text[at..at + block.len as usize];
            at += block.len as usize;
            prop_assert!(!words.trim().is_empty(), "an empty block: {:?}", prose);
            prop_assert_eq!(words.ends_with('\n'), idx + 1 < prose.blocks.len()
                || block.kind == BlockKind::Verbatim && words.ends_with('\n'));
        }
    }

    #[test]
    fn any_markdown_makes_blocks_that_fit(given in "([a-c#>*_`~|<>/&;\\[\\]()!-]| |\n|\t|é|<br>|<p>|</p>|1\\. ){0,80}") {
        let prose = markdown::prose(&given);
        prop_assert!(Article::blocks_fit(&prose.text, &prose.blocks), "{:?}", prose);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(prose) = plain::read(&bytes) {
            prop_assert!(Article::blocks_fit(&prose.text, &prose.blocks));
        }
        let _ = markdown::read(&bytes);
    }

    /// No letter is lost or made up on the way through a flow.
    #[test]
    fn words_come_through(words in prop::collection::vec("[a-zéß🙂]{1,5}", 1..20)) {
        let mut flow = Flow::default();
        for (idx, word) in words.iter().enumerate() {
            match idx % 4 {
                0 => flow.open(BlockKind::Paragraph),
                1 => flow.line_break(),
                2 => flow.words(" \n "),
                _ => flow.close(),
            }
            flow.words(word);
        }
        let found = flow.finish().text.replace(['\n', ' '], "");
        prop_assert_eq!(found, words.concat());
    }
}
