//! Pasted HTML becomes text with blocks, and nothing in it runs or is fetched.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a panic is how a test fails"
)]

use js_sys::{Function, JsString, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use whosaid::domain::format::flow::Prose;
use whosaid::domain::model::{Article, BlockKind};
use whosaid::web::html;

/// Each block with what it is: `p`, `h1`, `*`, `1.`, `>`, `v`; items indented by depth.
fn show(prose: &Prose) -> String {
    assert!(Article::blocks_fit(&prose.text, &prose.blocks), "{prose:?}");
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
        shown.push(format!("{kind} {}", words.trim_end_matches('\n')));
    }
    shown.join("|")
}

#[track_caller]
fn check(given: &str, expected: &str) {
    let found = html::read(given).map(|it| show(&it)).unwrap_or_default();
    assert_eq!(found, expected, "{given}");
}

#[wasm_bindgen_test]
fn ok_blocks() {
    check("<p>One\n  two</p><p>three</p>", "p One two|p three");
    check("one<br>two<br><br>three", "p one\ntwo\n\nthree");
    check("<div>one<p>two</p>three</div>", "p one|p two|p three");
    check("<h1>One</h1><h2>Two</h2>three", "h1 One|h2 Two|p three");
    check(
        "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>",
        "* a| * b|* c|p d",
    );
    check(
        "<ol start=3><li>a<li>b<li value=9>c<li>d</ol>",
        "3. a|4. b|9. c|10. d",
    );
    check("<blockquote><p>a<p>b</blockquote>c", "> a|> b|p c");
    check("<pre>\na\n  b\n</pre>c", "v a\n  b|p c");
    check(
        "<table><tr><th>a<th>b<tr><td>c<td>d</table>",
        "p a\tb|p c\td",
    );
    check(
        "<!--StartFragment--><span>a </span> <b> b</b><!--EndFragment-->",
        "p a b",
    );
    check(
        "<p>a&nbsp;&nbsp;b &lt;i&gt; &eacute;</p>",
        "p a\u{a0}\u{a0}b <i> é",
    );
    check("<p>&nbsp;</p>", "");
    check("", "");
}

#[wasm_bindgen_test]
fn ok_what_is_not_shown_is_left_out() {
    check(
        "<title>t</title><style>p{}</style><p>a<script>b</script><template>c</template></p>",
        "p a",
    );
    check(
        "<noscript>n</noscript><p hidden>h<b>i</b></p><svg><text>s</text></svg>a",
        "p a",
    );
    check("<p>a<span hidden>b</span>c</p>", "p ac");
}

#[wasm_bindgen_test]
fn ok_depth_costs_no_stack() {
    let deep = 5_000;
    let bomb = format!("{}deep{}", "<div>".repeat(deep), "</div>".repeat(deep));
    check(&bomb, "p deep");
    check(&"<b><ul><li>".repeat(deep), "");
}

async fn run(script: &str) -> JsValue {
    let promise: Promise = Function::new_no_args(script)
        .call0(&JsValue::NULL)
        .unwrap()
        .dyn_into()
        .unwrap();
    JsFuture::from(promise).await.unwrap()
}

#[wasm_bindgen_test]
async fn nothing_runs_and_nothing_is_fetched() {
    let bait = "<p>seen</p><img src=/bait-img onerror='window.ran = 1'>\
        <script>window.ran = 2</script><script src=/bait-script></script>\
        <link rel=stylesheet href=/bait-style><iframe src=/bait-frame></iframe>\
        <svg onload='window.ran = 3'></svg><video src=/bait-video></video>\
        <body onload='window.ran = 4' background=/bait-background>";
    check(bait, "p seen");
    // An image in the page itself, asked for later, is done: so would be those above.
    let after = run("return new Promise(done => {
        const control = new Image();
        control.onerror = control.onload = () => requestAnimationFrame(() => {
            const names = performance.getEntriesByType('resource').map(it => it.name);
            const fetched = names.filter(it => it.includes('/bait-')).length;
            const isControlSeen = names.some(it => it.includes('/control-'));
            done(`ran ${window.ran}, fetched ${fetched}, control ${isControlSeen}`);
        });
        control.src = '/control-img';
    })")
    .await;
    assert_eq!(
        after.as_string().unwrap(),
        "ran undefined, fetched 0, control true"
    );
}

#[wasm_bindgen_test]
fn ok_lone_surrogates_are_replaced_and_counted() {
    for (units, expected, count) in [
        (&[0x61, 0xd83d, 0xde42, 0x62][..], "a🙂b", 0),
        (&[0xd83d, 0x61, 0xde42], "\u{fffd}a\u{fffd}", 2),
        (&[0xfffd], "\u{fffd}", 0),
        (&[], "", 0),
    ] {
        let text = JsString::from_char_code(units);
        assert_eq!(html::decoded(&text), (expected.to_owned(), count));
    }
}

#[wasm_bindgen_test]
fn ok_pasted_text_says_what_was_replaced() {
    let transfer = web_sys::DataTransfer::new().unwrap();
    transfer.set_data("text/plain", "plain 🙂").unwrap();
    assert_eq!(
        html::pasted(&transfer, "text/plain"),
        ("plain 🙂".to_owned(), 0)
    );
    assert_eq!(html::pasted(&transfer, "text/html"), (String::new(), 0));
}
