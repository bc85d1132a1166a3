// The one script of the tests: finds things by role and accessible name, as a screen reader
// would, and reads what the article, its marks and the list show. Called with the name of an
// operation and its arguments; what is missing is `null` or an empty list.

const IMPLICIT = {
  A: "link", ARTICLE: "article", ASIDE: "complementary", BUTTON: "button", DIALOG: "dialog",
  H1: "heading", H2: "heading", H3: "heading", H4: "heading", H5: "heading", H6: "heading",
  LI: "listitem", MAIN: "main", NAV: "navigation", OL: "list", OUTPUT: "status", SELECT: "combobox",
  SUMMARY: "button", TABLE: "table", TEXTAREA: "textbox", UL: "list", MENU: "list",
};
const INPUT = {
  button: "button", checkbox: "checkbox", radio: "radio", reset: "button", search: "searchbox",
  submit: "button", file: "file", hidden: "", range: "slider", number: "spinbutton",
};
const NAMED_BY_CONTENT = new Set(["button", "link", "menuitem", "heading", "option", "checkbox", "radio",
  "tab", "menuitemradio", "menuitemcheckbox", "listitem", "treeitem"]);
const FIELDS = "input:not([type=hidden]):not([type=file]), textarea, select";

const squeeze = (text) => text.replace(/\s+/g, " ").trim();

function roleOf(element) {
  const said = element.getAttribute("role");
  if (said) return said.split(/\s+/)[0];
  if (element.tagName === "INPUT") return INPUT[element.type] ?? "textbox";
  if (element.tagName === "HEADER") return element.closest("article, main, section, aside, nav") ? "" : "banner";
  if (element.tagName === "SECTION") return element.hasAttribute("aria-label") ? "region" : "";
  return IMPLICIT[element.tagName] ?? "";
}

function content(element) {
  if (element.nodeType === Node.TEXT_NODE) return element.data;
  if (element.nodeType !== Node.ELEMENT_NODE || element.getAttribute("aria-hidden") === "true") return "";
  if (element.matches("input, textarea, select, script, style")) return "";
  const label = element.getAttribute("aria-label");
  if (label) return ` ${label} `;
  return [...element.childNodes].map(content).join("");
}

function nameOf(element) {
  const by = element.getAttribute("aria-labelledby");
  if (by) {
    return squeeze(by.split(/\s+/).map((id) => {
      const target = document.getElementById(id);
      return target ? content(target) : "";
    }).join(" "));
  }
  const label = element.getAttribute("aria-label");
  if (label) return squeeze(label);
  if (element.caption) return squeeze(content(element.caption));
  if (element.labels?.length) return squeeze([...element.labels].map(content).join(" "));
  if (element.tagName === "INPUT" && INPUT[element.type] === "button") return squeeze(element.value);
  if (NAMED_BY_CONTENT.has(roleOf(element))) {
    const text = squeeze(content(element));
    if (text) return text;
  }
  return squeeze(element.getAttribute("title") || element.getAttribute("placeholder") || "");
}

// Can a person reach it now: shown, not inert, not behind an open modal dialog.
function reachable(element) {
  if (!element.checkVisibility({ checkVisibilityCSS: true, visibilityProperty: true })) return false;
  if (element.closest("[inert], [aria-hidden=true]")) return false;
  const modal = [...document.querySelectorAll("dialog:modal")].at(-1);
  return !modal || modal.contains(element);
}

function fits(name, wanted, how) {
  if (wanted === null) return true;
  if (how === "start") return name.startsWith(wanted);
  if (how === "part") return name.includes(wanted);
  return name === wanted;
}

function find(role, wanted = null, how = "exact", within = document) {
  return [...within.querySelectorAll("*")].filter((element) =>
    roleOf(element) === role && fits(nameOf(element), wanted, how) && reachable(element));
}

const textRoot = () => document.querySelector("article [data-article-text]");

// Where a UTF-16 position of the article's text lies: the text node and the offset within it.
function locate(root, position) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (position < before + node.data.length) return { node, offset: position - before };
    before += node.data.length;
  }
  return null;
}

const clusters = new Intl.Segmenter("en", { granularity: "grapheme" });

// The box of the grapheme cluster that a position lies in.
function box(root, position) {
  const at = locate(root, position);
  if (!at) return null;
  const cluster = clusters.segment(at.node.data).containing(at.offset);
  const range = document.createRange();
  range.setStart(at.node, cluster.index);
  range.setEnd(at.node, cluster.index + cluster.segment.length);
  const rects = [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
  const rtl = getComputedStyle(at.node.parentElement).direction === "rtl";
  return rects.length ? { rect: rects.at(-1), element: at.node.parentElement, rtl } : null;
}

// A point just inside one edge of a character, and what lies on top there.
function point(root, position, edge) {
  const found = box(root, position);
  if (!found) return null;
  const { rect, rtl } = found;
  const inset = Math.min(3, rect.width / 4);
  const left = edge === "middle" ? rect.left + rect.width / 2
    : (edge === "start") !== rtl ? rect.left + inset : rect.right - inset;
  const x = left;
  const y = rect.top + rect.height / 2;
  const top = document.elementFromPoint(x, y);
  const covered = !top || !root.contains(top)
    ? (top ? `<${top.tagName.toLowerCase()} class="${top.className}"> ${nameOf(top)}` : "nothing: outside the window")
    : null;
  return { x, y, covered };
}

function around(root, position) {
  const at = locate(root, position);
  return at ? at.node.parentElement : null;
}

// The library's entries: links to articles.
const entries = () => find("navigation", "Library").flatMap((nav) => find("link", null, "exact", nav))
  .filter((link) => link.hash.startsWith("#/article/"));

const operations = {
  library_entry: (title) => entries().filter((link) => nameOf(link) === title),
  library_titles: () => entries().map(nameOf),
  library_text: (title) => {
    const entry = entries().find((link) => nameOf(link) === title);
    return entry ? squeeze((entry.closest("li, [role=listitem]") ?? entry).innerText) : null;
  },
  find: (role, wanted, how, withinRole, withinName) => {
    if (!withinRole) return find(role, wanted, how);
    const scopes = find(withinRole, withinName);
    return scopes.flatMap((scope) => find(role, wanted, how, scope));
  },
  field: (wanted) => [...document.querySelectorAll(FIELDS)].filter((element) =>
    nameOf(element) === wanted && reachable(element)),
  names: (role) => find(role).map(nameOf),
  text: (role, wanted, how) => find(role, wanted, how).map((element) => squeeze(element.innerText || element.textContent)),
  ready: () => document.documentElement.dataset.ready === "true",
  article: () => {
    const root = textRoot();
    const article = root?.closest("article");
    return root && {
      title: nameOf(article), text: root.textContent, busy: root.getAttribute("aria-busy") === "true",
      lang: root.closest("[lang]")?.lang ?? "", dir: getComputedStyle(root).direction,
    };
  },
  runs: () => {
    const root = textRoot();
    if (!root) return [];
    const runs = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let start = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const mark = node.parentElement.closest("mark[data-annotation]");
      if (mark) {
        runs.push({ start, text: node.data, ids: mark.dataset.annotation, tags: mark.dataset.tag ?? "" });
      }
      start += node.data.length;
    }
    return runs;
  },
  items: () => find("list", "Annotations").flatMap((list) => [...list.querySelectorAll("[data-annotation]")]
    .filter((item) => roleOf(item) === "listitem")
    .map((item) => ({
      id: item.dataset.annotation,
      text: squeeze(item.innerText),
      buttons: find("button", null, "exact", item).map(nameOf),
      size: Number(item.getAttribute("aria-setsize") ?? -1),
      position: Number(item.getAttribute("aria-posinset") ?? -1),
    }))),
  item: (id) => find("list", "Annotations").flatMap((list) =>
    [...list.querySelectorAll("[data-annotation]")].filter((item) => item.dataset.annotation === id)),
  scroll: (position) => {
    const element = around(textRoot(), position);
    element?.scrollIntoView({ block: "center", behavior: "instant" });
    return Boolean(element);
  },
  // The point once it is free and was the same a frame ago: heights are estimated until a place is near. The last one
  // found where that does not come about in time.
  steady_point: async (position, edge, millis) => {
    const end = performance.now() + millis;
    for (let last = null; ;) {
      const now = point(textRoot(), position, edge);
      const steady = Boolean(now) && !now.covered && now.x === last?.x && now.y === last?.y;
      if (steady || performance.now() > end) return { ...now, steady };
      last = now;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
  },
  select: (start, end) => {
    const root = textRoot();
    const from = locate(root, start);
    const to = locate(root, end - 1);
    getSelection().setBaseAndExtent(from.node, from.offset, to.node, to.offset + 1);
  },
  selected: () => {
    const selection = getSelection();
    return selection.rangeCount ? selection.getRangeAt(0).cloneContents().textContent : "";
  },
  unselect_at: (position) => {
    const at = locate(textRoot(), position);
    const selection = getSelection();
    const inside = !selection.isCollapsed && selection.getRangeAt(0).isPointInRange(at.node, at.offset);
    if (inside) selection.removeAllRanges();
    return inside;
  },
  focused: () => {
    const element = document.activeElement;
    return element ? { role: roleOf(element), name: nameOf(element) } : null;
  },
  stored: (prefix) => Object.fromEntries(Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix)).map((key) => [key, localStorage.getItem(key)])),
  // What a click on a stack of marks offers: a button for each.
  stack: () => [...document.querySelectorAll("main button[data-annotation]")].filter(reachable)
    .map((button) => ({ id: button.dataset.annotation, name: nameOf(button) })),
  stack_entry: (id) => [...document.querySelectorAll("main button[data-annotation]")]
    .filter((button) => reachable(button) && button.dataset.annotation === id),
  // The annotation whose card is open in the list.
  chosen: () => find("list", "Annotations").flatMap((list) => [...list.querySelectorAll("[data-annotation][data-open=true]")]
    .map((item) => item.dataset.annotation)),
  current: () => operations.chosen().map((id) => operations.runs()
    .filter((run) => run.ids.split(" ").includes(id)).map((run) => run.text).join(""))[0] ?? null,
  lit: (id) => ({
    marks: [...document.querySelectorAll("mark[data-annotation]")]
      .filter((mark) => mark.dataset.annotation.split(" ").includes(id)).map((mark) => mark.outerHTML.replace(/>[^]*/, ">")),
    items: operations.item(id).map((item) => item.outerHTML.replace(/>[^]*/, ">")),
  }),
};

const [operation, ...rest] = arguments;
return operations[operation](...rest);
