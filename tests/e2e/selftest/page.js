// A stand-in for the app, just large enough to prove every verb of the harness: a selection
// brings a toolbar, a tag makes a mark and a list item, and marks are kept in local storage.
const $ = (selector) => document.querySelector(selector);
const root = $("[data-article-text]");
const toolbar = $("[role=toolbar]");
const list = $("[aria-label=Annotations] ul");
// The one made last is open, as in the app.
let open = null;
let notes = JSON.parse(localStorage.getItem("whosaid/self-test") ?? "[]");

function offsets(range) {
  const before = document.createRange();
  before.selectNodeContents(root);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return { start, end: start + range.toString().length };
}

function draw() {
  const plain = [...root.children].map((block) => block.textContent);
  let from = 0;
  [...root.children].forEach((block, index) => {
    const text = plain[index];
    const cuts = new Set([0, text.length]);
    for (const note of notes) for (const cut of [note.start - from, note.end - from]) {
      if (cut > 0 && cut < text.length) cuts.add(cut);
    }
    const edges = [...cuts].sort((a, b) => a - b);
    block.replaceChildren(...edges.slice(1).map((end, i) => {
      const over = notes.filter((note) => note.start < from + end && note.end > from + edges[i]);
      const piece = text.slice(edges[i], end);
      if (!over.length) return document.createTextNode(piece);
      const mark = document.createElement("mark");
      mark.dataset.annotation = over.map((note) => note.id).join(" ");
      mark.dataset.tag = over.map((note) => note.tag).join(" ");
      mark.toggleAttribute("data-active", over.some((note) => note.id === open));
      mark.textContent = piece;
      return mark;
    }));
    from += text.length;
  });
  const all = root.textContent;
  list.replaceChildren(...notes.map((note) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    item.dataset.annotation = note.id;
    item.append(`${note.tag} `, button);
    button.textContent = `Delete annotation: ${all.slice(note.start, note.end)}`;
    button.onclick = () => { notes = notes.filter((other) => other !== note); keep(); };
    return item;
  }));
}

function keep() {
  localStorage.setItem("whosaid/self-test", JSON.stringify(notes));
  draw();
}

function tag(key) {
  if (toolbar.hidden) return;
  const range = getSelection().getRangeAt(0);
  open = crypto.randomUUID();
  notes.push({ id: open, tag: key, ...offsets(range) });
  toolbar.hidden = true;
  getSelection().removeAllRanges();
  keep();
  $("[aria-label=Announcements]").textContent = `Tagged ${key}`;
}

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  toolbar.hidden = selection.isCollapsed || !root.contains(selection.anchorNode);
});
document.addEventListener("keydown", (event) => {
  if (event.target.matches("input, textarea")) return;
  if (event.key === "a" && !event.ctrlKey) tag("actor");
  if (event.key === "Escape") toolbar.hidden = true;
  document.body.dataset.held = [event.ctrlKey && "ctrl", event.altKey && "alt"].filter(Boolean).join(" ");
});
for (const button of toolbar.children) button.addEventListener("click", () => tag(button.dataset.key));
root.addEventListener("mouseup", (event) => { root.dataset.released = event.altKey ? "alt" : event.ctrlKey ? "ctrl" : ""; });
$("#new").onclick = () => $("dialog").showModal();
$("#add").onclick = () => { $("#title").textContent = $("#a-title").value; document.body.dataset.pasted = $("#a-text").value; $("dialog").close(); };
$("#a-text").addEventListener("paste", (event) => { document.body.dataset.html = event.clipboardData.getData("text/html"); });
$("#import").onclick = () => $("#files").click();
$("#files").onchange = async () => { document.body.dataset.file = await $("#files").files[0].text(); };
$("#export").onclick = () => { $("[role=menu]").hidden = false; };
$("#save").onclick = () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(notes)], { type: "application/ld+json" }));
  link.download = "a-bridge-closes.whosaid.json";
  link.click();
};
draw();
document.documentElement.dataset.ready = "true";

// What the checks at the end of every scenario must notice.
const breach = new URLSearchParams(location.search).get("breach");
if (breach === "style") document.body.setAttribute("style", "color: red");
if (breach === "error") console.error("something went wrong");
if (breach === "elsewhere") location.assign("http://elsewhere.invalid/");
