// The boards of the overview: from the click to the frame that shows one, and the work of an edit while one is open.
"use strict";

(() => {
  const { add, shown, patient, frame, painted, rest, until } = bench.tools;

  const PREFIX = "whosaid/1/";
  const HEADER = 18;
  // Milliseconds after an edit in which work is looked for: the frame that shows it and the next two. What comes later is
  // idle work, and clearing away what looking leaves behind. And those of the shortest work that counts.
  const WATCHED = 50;
  const SHORTEST = 2;

  // CRC-32 as in ISO 3309.
  const crc = (text) => {
    let sum = ~0;
    for (const byte of new TextEncoder().encode(text)) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ~sum >>> 0;
  };
  const hex = (number) => number.toString(16).padStart(8, "0");
  const bodyOf = (key) => JSON.parse(localStorage.getItem(key).slice(HEADER));
  const keysOf = (kind) => Object.keys(localStorage).filter((it) => it.startsWith(PREFIX + kind)).sort();

  // Writes the next version of a record, as another tab does; the event that tells this one.
  const write = (key, change) => {
    const oldValue = localStorage.getItem(key);
    const before = `1+${hex(parseInt(oldValue.slice(2, 10), 16) + 1)}`;
    const body = bodyOf(key);
    Object.assign(body, change, { m: (parseInt(body.m, 16) + 1).toString(16).padStart(12, "0") });
    const text = JSON.stringify(body);
    const newValue = before + hex(crc(`${key}\n${before}${text}`)) + text;
    localStorage.setItem(key, newValue);
    return new StorageEvent("storage", { key, oldValue, newValue, storageArea: localStorage, url: location.href });
  };

  // Judges a claim of an article otherwise, or says that a mention in it means another entity, by turns.
  let plan = null;
  const edit = (turn, place) => {
    if (plan === null) {
      const mine = keysOf("found/").filter((it) => place.includes(it.split("/")[3]));
      const verdicts = mine.filter((it) => ["supported", "refuted"].includes(bodyOf(it).k));
      const mentions = mine.filter((it) => bodyOf(it).k === "particulars" && bodyOf(it).s);
      plan = { verdicts, mentions, entities: keysOf("entity/").map((it) => it.split("/")[3]) };
    }
    const { verdicts, mentions, entities } = plan;
    if (turn % 2 === 0) {
      const key = verdicts[turn % verdicts.length];
      return write(key, { k: bodyOf(key).k === "supported" ? "refuted" : "supported" });
    }
    return write(mentions[turn % mentions.length], { s: entities[(turn * 7) % entities.length] });
  };

  const board = () => document.querySelector("dialog[open] .picture__board");
  const isWhole = () => document.querySelector("dialog[open] .picture__scope:last-child[aria-pressed=true]");

  // How long the page was busy: messages to itself come one after the other, except while it does something else.
  const work = async (start) => {
    const { port1, port2 } = new MessageChannel();
    let [busy, last] = [0, start];
    while (last - start < WATCHED) {
      await new Promise((resolve) => {
        port1.onmessage = resolve;
        port2.postMessage(null);
      });
      const now = performance.now();
      if (now - last >= SHORTEST) busy += now - last;
      last = now;
    }
    return busy;
  };

  // The first words of a line of the board, whichever it is.
  const words = () => {
    const line = board().querySelector("tbody tr, li, svg text");
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    return walker.nextNode();
  };

  add({
    // The address of the open article.
    place: () => location.hash,
    // Before the click on "Whole library": the board stands for the article, with its map where it has one.
    boarding: async (hasMap) => {
      await until(() => board() && (!hasMap || document.querySelector(".picture__world")));
      await painted();
      await rest(300);
      const answer = shown("click", (event) => event.target.closest(".picture__scope"),
        { childList: true, attributes: true, attributeFilter: ["aria-pressed"] }, () => board() && isWhole());
      bench.boarded = async () => {
        const seen = await patient(answer);
        return { ...seen, elements: board().getElementsByTagName("*").length };
      };
    },
    // Milliseconds of work where a script changes the words of one line of the board and does nothing else: what that
    // costs the browser by itself.
    bareEdit: async () => {
      const [node, before] = [words(), words().data];
      await rest(150);
      await frame();
      const start = performance.now();
      node.data = `${before} `.repeat(2);
      const millis = await work(start);
      node.data = before;
      await painted();
      return { millis };
    },
    // Milliseconds of work from the event on, with that of the frames that show it; `changes` in the dialog.
    edited: async (turn, place) => {
      const event = edit(turn, place);
      await painted();
      await rest(150);
      let changes = 0;
      const observer = new MutationObserver((list) => { changes += list.length; });
      observer.observe(document.querySelector("dialog[open]"),
        { subtree: true, childList: true, characterData: true, attributes: true });
      await frame();
      const start = performance.now();
      dispatchEvent(event);
      const millis = await work(start);
      observer.disconnect();
      return { millis, changes, start, end: start + WATCHED };
    },
  });
})();
