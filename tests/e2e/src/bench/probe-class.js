// The class: from the drop of files to the table of pupils, and from the click to the class map.
"use strict";

(() => {
  const { add, painted, rest, until } = bench.tools;

  // The longest time between two messages that the page sends to itself, and when it began: a key waits as long, at most.
  const watched = () => {
    const { port1, port2 } = new MessageChannel();
    const start = performance.now();
    let [longest, since, last] = [0, 0, start];
    port1.onmessage = () => {
      const now = performance.now();
      if (now - last > longest) [longest, since] = [now - last, last - start];
      last = now;
      port2.postMessage(null);
    };
    port2.postMessage(null);
    return () => {
      port1.close();
      return { longest, since };
    };
  };

  const find = (selector) => document.querySelector(`dialog[open] ${selector}`);

  add({
    // Drops files that lie beside the page, until each has its row.
    handed: async (names) => {
      const data = new DataTransfer();
      for (const name of names) {
        const file = await (await fetch(name)).blob();
        data.items.add(new File([file], name, { type: "application/json" }));
      }
      await painted();
      await rest(500);
      const done = watched();
      const start = performance.now();
      for (const type of ["dragenter", "dragover", "drop"]) {
        const event = new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
        document.querySelector("main").dispatchEvent(event);
      }
      await until(() => find(".class__pupils tbody")?.rows.length === names.length && !find("progress"));
      await painted();
      return { millis: performance.now() - start, ...done() };
    },
    // Before the click on "Class map".
    mapping: async () => {
      await painted();
      await rest(500);
      const answer = new Promise((resolve) => {
        addEventListener("click", async (event) => {
          const done = watched();
          await until(() => find(".class__map [data-level]"));
          await painted();
          resolve({ millis: performance.now() - event.timeStamp, ...done() });
        }, { capture: true, once: true });
      });
      bench.mapped = () => answer;
    },
  });
})();
