// Runs first in the benchmark's copy of the page and takes the times. Nothing here changes what the
// app does: listeners look, and the wrapper around `setItem` passes everything on.
"use strict";

window.bench = (() => {
  const seen = { click: null, key: null, input: null, ready: null };
  let writes = [];

  addEventListener("click", () => { seen.click = performance.now(); }, true);
  // The time stamp, not the clock: what a key waits for a busy page counts as well.
  addEventListener("keydown", (event) => { seen.key = event.timeStamp; }, true);
  addEventListener("beforeinput", (event) => { seen.input = event.timeStamp; }, true);

  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    const start = performance.now();
    setItem.call(this, key, value);
    writes.push({ units: String(key).length + String(value).length, start, end: performance.now() });
  };

  const isReady = () => document.documentElement.dataset.ready === "true";
  new MutationObserver((_, observer) => {
    if (isReady()) {
      seen.ready = performance.now();
      observer.disconnect();
    }
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-ready"] });

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  // After the next frame was handed to the screen: the same as the app waits for before its marks.
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
  const rest = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
  const until = async (holds) => {
    while (!holds()) await frame();
  };

  // When each frame began, while somebody wants to know.
  let frames = [];
  let isWatching = false;
  const watch = async () => {
    isWatching = true;
    frames = [];
    while (isWatching) frames.push(await frame());
  };

  const mark = (name, since) => new Promise((resolve) => {
    const find = () => performance.getEntriesByName(name, "mark").find((it) => it.startTime >= since);
    const found = find();
    if (found) {
      resolve(found.startTime);
      return;
    }
    const observer = new PerformanceObserver(() => {
      const late = find();
      if (late) {
        observer.disconnect();
        resolve(late.startTime);
      }
    });
    observer.observe({ type: "mark" });
  });

  // At the next key "~" a script runs, given the key's time stamp, and the app does not hear of it; `bench[name]` waits
  // for what it gives, and until the page has come to rest.
  const atKey = (name, script) => {
    const answer = new Promise((resolve, reject) => {
      const listener = (event) => {
        event.stopImmediatePropagation();
        script(event.timeStamp).then(resolve, reject);
      };
      addEventListener("keydown", listener, { capture: true, once: true });
    });
    window.bench[name] = async () => {
      const seen = await answer;
      await painted();
      await rest(100);
      return seen;
    };
  };

  // What another file can do more. One name for two things would go unseen, and one of them fail far from here.
  const add = (more) => {
    for (const name of Object.keys(more)) if (name in window.bench) throw new Error(`two are called ${name}`);
    Object.assign(window.bench, more);
  };

  const root = () => document.querySelector("article [data-article-text]");
  const whole = async () => {
    await until(() => root() && !root().hasAttribute("aria-busy"));
    await painted();
    await painted();
  };

  // From now on until the whole text is in the page and the next frame was handed to the screen; the time.
  const mounted = async (end) => {
    const text = root();
    const isBusy = () => text.hasAttribute("aria-busy");
    if (!isBusy()) return end;
    await new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        if (isBusy()) return;
        observer.disconnect();
        resolve();
      }).observe(text, { attributes: true, attributeFilter: ["aria-busy"] });
    });
    await painted();
    return performance.now();
  };

  // Brings bare words into view, of the block-th block or the next that has some, and selects the one chosen.
  const select = async (block, choose, word = /\p{L}{5,}/gu) => {
    // As the mouse does; and what the app makes of that is done before the selection.
    root().focus({ preventScroll: true });
    await painted();
    const wordsOf = (node) => (node.nodeType === Node.TEXT_NODE ? [...node.data.matchAll(word)] : []);
    const blocks = root().querySelectorAll("[data-block]");
    for (let i = 0; i < blocks.length; i += 1) {
      const home = blocks[(block + i) % blocks.length];
      const node = [...home.childNodes].find((it) => wordsOf(it).length > 0);
      const chosen = node && choose(wordsOf(node));
      if (!chosen) continue;
      home.scrollIntoView({ block: "center", behavior: "instant" });
      await painted();
      getSelection().setBaseAndExtent(node, chosen.index, node, chosen.index + chosen[0].length);
      await until(() => document.querySelector("[role=toolbar]"));
      await painted();
      // Whatever the app does about a new selection has been done.
      await rest(100);
      return chosen[0];
    }
    return null;
  };

  const middle = (list) => {
    const sorted = [...list].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)];
  };

  return {
    arm: () => {
      performance.clearMarks();
      Object.assign(seen, { click: null, key: null, input: null });
      writes = [];
      frames = [];
      if (!isWatching) watch();
    },
    // From the click to the mark; then waits until all of the article is mounted.
    opened: async () => {
      const end = await mark("article-painted", seen.click);
      isWatching = false;
      const there = await mounted(end);
      await whole();
      return { start: seen.click, end, millis: end - seen.click, whole: there - seen.click,
        units: root().textContent.length };
    },
    title: () => document.querySelector("article h1")?.textContent ?? "",
    frameMillis: async () => {
      const times = [];
      let last = await frame();
      for (let i = 0; i < 90; i += 1) {
        const now = await frame();
        times.push(now - last);
        last = now;
      }
      return middle(times);
    },
    // Selects the word-th bare word of a block.
    select: (block, word) => select(block, (words) => words[word % words.length]),
    // What the browser itself needs: at the next key "~" a script puts the selected word into a <mark> and does
    // nothing else. The page is as before afterwards.
    bareMark: () => atKey("bareMarked", async (start) => {
      const node = getSelection().anchorNode;
      const words = node.data;
      const word = document.createElement("mark");
      word.dataset.lanes = "actor-0";
      getSelection().getRangeAt(0).surroundContents(word);
      await painted();
      const millis = performance.now() - start;
      word.nextSibling?.remove();
      word.remove();
      node.data = words;
      return millis;
    }),
    // From the key to the mark, with what was written.
    annotated: async () => {
      const end = await mark("annotation-painted", seen.key);
      const mine = writes;
      isWatching = false;
      const shown = Math.max(...frames.filter((it) => it <= end));
      await painted();
      await rest(60);
      return { start: seen.key, end, millis: end - seen.key, shown: shown - seen.key, units: mine.map((it) => it.units),
        stored: Math.max(...mine.map((it) => it.end)) - seen.key,
        setting: mine.reduce((sum, it) => sum + it.end - it.start, 0) };
    },
    // The same for one letter in a note.
    noted: async () => {
      await until(() => writes.length > 0);
      isWatching = false;
      const mine = writes;
      return { units: mine.map((it) => it.units), stored: Math.max(...mine.map((it) => it.end)) - seen.input,
        setting: mine.reduce((sum, it) => sum + it.end - it.start, 0),
        note: document.activeElement?.value?.length ?? 0 };
    },
    // A word of the article of five letters at least.
    word: (at) => {
      const words = root().textContent.match(/\p{L}{5,}/gu);
      return words[(at * 7) % words.length].toLowerCase();
    },
    enter: (selector) => document.querySelector(selector).focus(),
    leave: () => document.activeElement?.blur(),
    // From the next key until what it changes in an element was handed to the screen; null for a key that changes
    // nothing within a second.
    expect: async (selector) => {
      await painted();
      await rest(60);
      seen.key = null;
      const answer = new Promise((resolve) => {
        const observer = new MutationObserver(async () => {
          if (seen.key === null) return;
          observer.disconnect();
          await painted();
          resolve(performance.now() - seen.key);
        });
        observer.observe(document.querySelector(selector),
          { subtree: true, childList: true, characterData: true, attributes: true });
      });
      window.bench.changed = () => Promise.race([answer, rest(1000).then(() => null)]);
    },
    // Puts the caret into the note of the open card: the newest annotation's.
    noting: () => {
      const field = document.querySelector("[role=listitem][data-open=true] textarea, li[data-open=true] textarea");
      field?.focus();
      return Boolean(field);
    },
    started: async () => {
      await until(() => seen.ready !== null);
      const end = await mark("article-painted", 0);
      await whole();
      return { ready: seen.ready, painted: end };
    },
    marks: () => {
      const ids = new Set();
      for (const it of root().querySelectorAll("mark[data-annotation]")) {
        for (const id of it.dataset.annotation.split(" ")) ids.add(id);
      }
      return ids.size;
    },
    // Presses the dialog's own "Import" as soon as it may be pressed.
    confirm: () => {
      const button = [...document.querySelectorAll("dialog[open] button:enabled")]
        .find((it) => it.textContent.trim() === "Import");
      button?.click();
      return Boolean(button);
    },
    dialog: () => document.querySelector("dialog[open]")?.innerText.slice(0, 400) ?? null,
    whole,
    // For the other files of the probe.
    tools: { seen, unwatch: () => { isWatching = false; }, frame, painted, rest, until, root, mark, select,
      atKey, add },
  };
})();
