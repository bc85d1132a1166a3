// The same text without the app, laid over it: what the browser by itself takes to show it and to scroll it.
"use strict";

(() => {
  const { add, frame, painted, rest, root, atKey } = bench.tools;

  // UTF-16 units and height of a chunk, as in the app: `src/ui/reader/content.rs`, `styles/reader.css`.
  const CHUNK = 4000;
  const CHUNK_HEIGHT = "130rem";

  // Over the reader, as wide as the reader, in the app's own styles.
  const overlay = () => {
    const reader = document.querySelector(".reader");
    const { left, top, width, height } = reader.getBoundingClientRect();
    const pane = document.createElement("div");
    pane.className = "reader";
    Object.assign(pane.style, { position: "fixed", left: `${left}px`, top: `${top}px`, width: `${width}px`,
      height: `${height}px`, zIndex: "50", background: getComputedStyle(document.querySelector(".main")).backgroundColor });
    const article = document.createElement("article");
    article.className = "article";
    const text = document.createElement("div");
    text.className = "text";
    article.append(text);
    pane.append(article);
    document.body.append(pane);
    return { pane, text };
  };

  const lines = () => root().textContent.split("\n").map((line) => `${line}\n`);

  // One <p> a line, all together or in chunks that wait out of sight.
  const fill = (text, lines, inChunks) => {
    let home = text;
    let room = 0;
    for (const line of lines) {
      if (inChunks && room <= 0) {
        home = document.createElement("div");
        Object.assign(home.style, { contentVisibility: "auto", containIntrinsicSize: `auto ${CHUNK_HEIGHT}` });
        text.append(home);
        room = CHUNK;
      }
      const p = document.createElement("p");
      p.textContent = line;
      home.append(p);
      room -= line.length;
    }
  };

  // Scrolls to the bottom, by so many pixels each frame, and up and down again until there are enough frames.
  const scroll = async (pane, step, enough) => {
    pane.scrollTop = 0;
    await painted();
    await painted();
    const millis = [];
    let way = 1;
    let last = await frame();
    const start = performance.now();
    for (;;) {
      const left = way > 0 ? pane.scrollHeight - pane.clientHeight - pane.scrollTop : pane.scrollTop;
      if (left < 1) {
        if (millis.length >= enough) break;
        way = -way;
      }
      pane.scrollBy({ top: way * step, behavior: "instant" });
      const now = await frame();
      millis.push(now - last);
      last = now;
    }
    return { start, end: performance.now(), millis, height: pane.scrollHeight };
  };

  Object.assign(bench.tools, { overlay, lines, fill });
  // Milliseconds until a change is handed to the screen; what it gives takes it back.
  const timed = async (change) => {
    await painted();
    const start = performance.now();
    const undo = change();
    await painted();
    const millis = performance.now() - start;
    undo();
    return millis;
  };

  add({
    // From before the first paragraph is made until a task after the next frame, which is how the app takes its marks.
    bare: async (inChunks) => {
      const all = lines();
      const { pane, text } = overlay();
      await painted();
      await painted();
      const start = performance.now();
      fill(text, all, inChunks);
      const filled = performance.now();
      await painted();
      const end = performance.now();
      pane.remove();
      await painted();
      await painted();
      return { millis: end - start, filled: filled - start };
    },
    // What the browser itself needs for a dialog over the same page: at the next key "~" a script opens one with a
    // button in it, and closes it again; the milliseconds of both until they were handed to the screen.
    bareDialog: () => atKey("bareDialogs", async (key) => {
      const dialog = document.createElement("dialog");
      dialog.append(document.createElement("button"));
      document.body.append(dialog);
      dialog.showModal();
      await painted();
      const opened = performance.now() - key;
      await rest(100);
      const start = performance.now();
      dialog.close();
      dialog.remove();
      await painted();
      return { opened, closed: performance.now() - start };
    }),
    // What the browser itself needs for a card in the list: at the next key "~" a script puts a copy of the open card
    // beside it and marks a word of the article as open, and the app does not hear of it.
    bareCard: () => atKey("bareCards", async (start) => {
      const card = document.querySelector('.card[data-open="true"]');
      const copy = card.cloneNode(true);
      const word = [...root().querySelectorAll("mark:not([data-active])")].find((it) => it.checkVisibility());
      card.dataset.open = "false";
      card.after(copy);
      word.dataset.active = "";
      await painted();
      const millis = performance.now() - start;
      card.dataset.open = "true";
      copy.remove();
      delete word.dataset.active;
      return millis;
    }),
    // What the browser itself needs for what a letter more or a mark shows: a script writes another count beside the
    // field, puts a copy of the line about the same words beside it, or copies of the first cards, as many as a tall
    // window shows, before the list's own.
    bareCount: () => timed(() => {
      const words = document.querySelector(".find__count").firstChild;
      const before = words.data;
      words.data = "1 of 1";
      return () => { words.data = before; };
    }),
    bareLine: () => timed(() => {
      const line = document.querySelector(".again-line");
      const copy = line.cloneNode(true);
      line.after(copy);
      return () => copy.remove();
    }),
    bareList: () => timed(() => {
      const cards = [...document.querySelectorAll(".annotations__list > .card")].slice(0, 12);
      const copies = cards.map((it) => it.cloneNode(true));
      cards[0]?.before(...copies);
      return () => { for (const it of copies) it.remove(); };
    }),
    scroll: (step, enough) => scroll(document.querySelector(".reader"), step, enough),
    bareScroll: async (inChunks, step, enough) => {
      const { pane, text } = overlay();
      fill(text, lines(), inChunks);
      await painted();
      await painted();
      const seen = await scroll(pane, step, enough);
      pane.remove();
      await painted();
      return seen;
    },
  });
})();
