// Starts the app, and is the way out when it cannot start or has stopped: it shows what went
// wrong and hands over everything stored. It needs nothing of the app itself, and it is a file
// of its own because the content policy allows no script inside the page.
"use strict";

(() => {
  const self = document.currentScript;
  const PREFIX = "whosaid/";

  /** Everything stored under our prefix, as JSON text: the raw values by their keys. */
  const stored = () => {
    const records = {};
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX)) {
        records[key] = localStorage.getItem(key);
      }
    }
    return JSON.stringify({ whosaid: "raw storage", saved: new Date().toISOString(), records }, null, 1);
  };

  /** Downloads the stored records, or says in `note` why it cannot. */
  const rescue = (note) => {
    try {
      const file = new Blob([stored()], { type: "application/json" });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = "whosaid-rescue.json";
      link.click();
      // The browser reads the file after this turn: freeing it now would lose the download.
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      note.textContent = "The file whosaid-rescue.json is in your downloads.";
    } catch (error) {
      note.textContent = `This browser does not let the page read its storage (${error}).`;
    }
  };

  /** Fills `place` with a heading, sentences and the two ways out. Text only, never markup. */
  const explain = (place, heading, sentences) => {
    const title = document.createElement("h1");
    title.textContent = heading;
    const lines = sentences.map((sentence) => {
      const line = document.createElement("p");
      line.textContent = sentence;
      return line;
    });
    const note = document.createElement("p");
    note.setAttribute("role", "status");
    const button = (name, action) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = name;
      made.addEventListener("click", action);
      return made;
    };
    place.replaceChildren(
      title,
      ...lines,
      button("Download everything stored", () => rescue(note)),
      " ",
      button("Reload the page", () => location.reload()),
      note,
    );
  };

  /** The app never started. */
  const cannotStart = (error) => {
    const place = document.createElement("main");
    document.getElementById("app").replaceChildren(place);
    explain(place, "Whosaid could not start", [
      `What went wrong: ${error}`,
      location.protocol === "file:"
        ? "The page was opened from a file; browsers start it only from a web address. Run “cargo xtask serve” and open the address it prints."
        : "Check the connection and reload the page, or try a current version of your browser. Nothing stored was changed.",
    ]);
  };

  /** The app started and has stopped for good: after a trap none of its code may run again. */
  const hasStopped = (error) => {
    if (document.getElementById("rescue")) {
      return;
    }
    const banner = document.createElement("div");
    banner.id = "rescue";
    banner.setAttribute("role", "alertdialog");
    banner.setAttribute("aria-label", "Whosaid has stopped");
    // Set through the object model: the policy forbids style attributes, and this must show
    // even where the style sheets did not arrive.
    Object.assign(banner.style, {
      position: "fixed",
      inset: "auto 0 0 0",
      zIndex: "2147483647",
      padding: "0.5rem 1rem",
      background: "Canvas",
      color: "CanvasText",
      borderTop: "4px solid #D55E00",
      maxHeight: "60vh",
      overflow: "auto",
    });
    explain(banner, "Whosaid has stopped", [
      `What went wrong: ${error}`,
      "What was marked as saved is still stored in this browser. Reload the page to go on.",
    ]);
    // An open dialog makes the rest of the page inert: the banner must not be under it.
    for (const dialog of document.querySelectorAll("dialog[open]")) {
      dialog.close();
    }
    document.documentElement.removeAttribute("data-ready");
    document.body.append(banner);
  };

  const isTrap = (error) =>
    typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
  addEventListener("error", (event) => {
    if (isTrap(event.error) || /RuntimeError|unreachable/.test(event.message)) {
      hasStopped(event.message);
    }
  });
  addEventListener("unhandledrejection", (event) => {
    if (isTrap(event.reason)) {
      hasStopped(event.reason);
    }
  });

  const start = async () => {
    const address = (name) => new URL(name, document.baseURI).href;
    const glue = await import(address(self.dataset.js));
    await glue.default({ module_or_path: address(self.dataset.wasm) });
  };
  start().catch(cannotStart);
})();
