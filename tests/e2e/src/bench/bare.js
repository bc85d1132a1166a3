// Reads what the app has stored and does nothing else: what the browser alone takes for that.
"use strict";

(() => {
  const start = performance.now();
  let keys = 0;
  let units = 0;
  for (const key of Object.keys(localStorage)) {
    keys += 1;
    units += key.length + localStorage.getItem(key).length;
  }
  window.bare = { millis: performance.now() - start, keys, units };
})();
