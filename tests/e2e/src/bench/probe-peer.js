// The peer over the same text with the same annotations: until its first frame with marks is there.
"use strict";

(() => {
  const { add, painted, overlay, lines, fill } = bench.tools;

  const fetched = (element) => new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = () => reject(new Error("the peer's files cannot be fetched"));
    document.head.append(element);
  });

  const load = async () => {
    if (window.Recogito) return;
    await fetched(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "bench-peer.css" }));
    await fetched(Object.assign(document.createElement("script"), { src: "bench-peer.js" }));
  };

  // What is drawn: elements over the text, or ranges that the browser highlights.
  const count = (text) => text.querySelectorAll(".r6o-annotation").length + CSS.highlights.size;

  add({
    // `targets`: for each annotation its pieces, each [start, end] in the text.
    peer: async (renderer, targets) => {
      await load();
      CSS.highlights.clear();
      const all = lines();
      const words = all.join("");
      const annotations = targets.map((pieces, at) => ({ id: `a${at}`, bodies: [], target: { annotation: `a${at}`,
        selector: pieces.map(([start, end]) => ({ quote: words.slice(start, end), start, end })) } }));
      const { pane, text } = overlay();
      await painted();
      await painted();
      const start = performance.now();
      fill(text, all, false);
      const annotator = Recogito.createTextAnnotator(text, { renderer });
      // Added to those there are, which are none: where they take their place, this version draws nothing at first, and
      // one renderer nothing at all.
      annotator.setAnnotations(annotations, false);
      // Called in a task after the frame in which it has drawn.
      await new Promise((resolve) => { annotator.renderer.on("onRedraw", () => { if (count(text) > 0) resolve(); }); });
      const end = performance.now();
      const drawn = count(text);
      annotator.destroy();
      pane.remove();
      await painted();
      await painted();
      return { millis: end - start, drawn };
    },
  });
})();
