// The pointer over marks and on them, and the same words again: from the event to the frame that shows it.
"use strict";

(() => {
  const { add, seen, unwatch, frame, painted, rest, until, root, mark, select } = bench.tools;

  // When the next frame begins, and when it was handed to the screen, in milliseconds after `start`.
  const nextFrame = async (start) => {
    await frame();
    const began = performance.now();
    await rest(0);
    const end = performance.now();
    return { start, end, began: began - start, millis: end - start };
  };

  // Resolves when a change makes `holds` true after the event `name` fitted: when the frame began that shows it and
  // when it was handed to the screen, both from the event's time stamp.
  const shown = (name, fits, options, holds) => new Promise((resolve) => {
    let start = null;
    const take = (event) => {
      if (start === null && fits(event)) start = event.timeStamp;
    };
    addEventListener(name, take, true);
    new MutationObserver(async (_, observer) => {
      if (start === null || !holds()) return;
      observer.disconnect();
      removeEventListener(name, take, true);
      resolve(await nextFrame(start));
    }).observe(document, { subtree: true, ...options });
  });

  const patient = (answer) => Promise.race([answer, rest(5000).then(() => { throw new Error("it is not shown"); })]);
  Object.assign(bench.tools, { shown, patient });
  const isOver = (id) => (event) => event.target.closest?.("mark[data-annotation]")?.dataset.annotation.split(" ")[0] === id;

  // How often each word of the article is there, in small letters.
  let counts = new Map();
  const count = () => {
    counts = new Map();
    for (const [word] of root().textContent.toLowerCase().matchAll(/\p{L}+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  };

  add({
    // Brings a mark into view, of the block-th block or the next that has one; its middle, and the annotation that a
    // click on it opens.
    target: async (block) => {
      const blocks = root().querySelectorAll("[data-block]");
      for (let i = 0; i < blocks.length; i += 1) {
        const home = blocks[(block + i) % blocks.length];
        if (!home.querySelector("mark[data-annotation]")) continue;
        home.scrollIntoView({ block: "center", behavior: "instant" });
        await painted();
        await painted();
        for (const it of home.querySelectorAll("mark[data-annotation]")) {
          const { left, top, width, height } = it.getClientRects()[0];
          const [x, y] = [left + width / 2, top + height / 2];
          if (document.elementFromPoint(x, y) === it) return { x, y, id: it.dataset.annotation.split(" ")[0] };
        }
      }
      return null;
    },
    // After the pointer has gone elsewhere.
    dark: async () => {
      await until(() => !document.querySelector("[data-lit]"));
      await painted();
      await rest(60);
    },
    // After whatever the app does about the pointer.
    settle: async () => {
      await painted();
      await rest(60);
    },
    // The pointer comes over the mark: the app lights it.
    hover: (id) => {
      const holds = () => document.querySelector(`mark[data-annotation~="${id}"][data-lit]`);
      const answer = shown("pointerover", isOver(id), { attributes: true, attributeFilter: ["data-lit"] }, holds);
      bench.pointed = () => patient(answer);
    },
    // The same by a bare script that gives the mark another colour, and the app does not hear of it.
    bareHover: (id) => {
      const answer = new Promise((resolve) => {
        const listener = async (event) => {
          if (!isOver(id)(event)) return;
          removeEventListener("pointerover", listener, true);
          event.stopImmediatePropagation();
          const start = event.timeStamp;
          event.target.style.backgroundColor = "gold";
          resolve(await nextFrame(start));
          event.target.removeAttribute("style");
        };
        addEventListener("pointerover", listener, true);
      });
      bench.pointed = () => patient(answer);
    },
    // A click on the mark: its card opens.
    open: (id) => {
      const holds = () => document.querySelector(`.card[data-open="true"][data-annotation="${id}"]`);
      const answer = shown("click", isOver(id), { childList: true, attributes: true, attributeFilter: ["data-open"] }, holds);
      bench.pointed = () => patient(answer);
    },
    // Selects the most frequent of the bare words of a block that has one which is there three times at least; how
    // often that is.
    frequent: async (block) => {
      if (counts.size === 0) count();
      const times = (it) => counts.get(it[0].toLowerCase()) ?? 0;
      const most = (words) => words.reduce((one, other) => (times(other) > times(one) ? other : one));
      const choose = (words) => (times(most(words)) < 3 ? null : most(words));
      const word = await select(block, choose, /(?<!\p{L})\p{L}{2,}(?!\p{L})/gu);
      return word && counts.get(word.toLowerCase());
    },
    // After a mark, until the line says how many more places have its words: the longest time between two frames.
    counted: async () => {
      let longest = 0;
      let last = await frame();
      for (let isThere = false; !isThere;) {
        isThere = Boolean(document.querySelector(".again-line"));
        const now = await frame();
        longest = Math.max(longest, now - last);
        last = now;
      }
      return longest;
    },
    // A key opens the dialog with the places of the same words.
    listing: () => {
      const holds = () => document.querySelector("dialog[open] .again__place");
      const answer = shown("keydown", () => true, { childList: true, attributes: true, attributeFilter: ["open"] }, holds);
      bench.listed = async () => {
        const { start, end, millis } = await patient(answer);
        const button = document.querySelector("dialog[open] .dialog__foot .button:last-child");
        return { start, end, millis, places: Number(button.textContent.match(/\d+/)?.[0] ?? 0) };
      };
    },
    // From the click on the button that marks them all until they are shown.
    all: async () => {
      const end = await mark("annotation-painted", seen.click);
      unwatch();
      return { start: seen.click, end, millis: end - seen.click };
    },
    closed: async () => {
      await until(() => !document.querySelector("dialog[open]"));
      await painted();
    },
    // After a key that takes something back.
    undone: async () => {
      await mark("annotation-painted", seen.key);
      unwatch();
      await painted();
      await rest(60);
    },
  });
})();
