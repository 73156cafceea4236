// A drawing that is wider than the page begins where the case begins, or at the first state that is marked.
for (const wide of document.querySelectorAll(".drawing .wide")) {
  const first = wide.querySelector(".touched, .start");
  if (!first || wide.scrollWidth <= wide.clientWidth) continue;
  const box = first.getBoundingClientRect();
  wide.scrollLeft += box.left + box.width / 2 - wide.getBoundingClientRect().left - wide.clientWidth / 2;
}

// The search: an index that is loaded when somebody begins to type, and a list of what fits. No server, no request
// beyond the site's own files.
(() => {
  "use strict";
  const form = document.querySelector("form.search");
  if (!form) return;
  const input = form.querySelector("input");
  const panel = form.querySelector(".found");
  const page = document.getElementById("results");
  const all = document.getElementById("all-pages");
  const most = page ? 200 : 12;
  let loading = null;
  form.hidden = false;

  const plain = (text) =>
    text.toLowerCase().replace(/ß/g, "ss").normalize("NFD").replace(/[\u0300-\u036f]/g, "");

  const index = () => {
    loading ||= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = "search-index.js";
      script.onload = () => done(window.FRISTWERK_INDEX.map((one) => [...one, plain(one[0]), plain(one[3])]));
      script.onerror = failed;
      document.head.append(script);
    });
    return loading;
  };

  // A title counts more than the words behind it, its beginning most of all.
  const weight = (entry, words) => {
    let total = 0;
    for (const word of words) {
      const title = entry[4], more = entry[5];
      if (title.startsWith(word)) total += 4;
      else if (title.includes(word)) total += 3;
      else if (` ${more}`.includes(` ${word}`)) total += 2;
      else if (more.includes(word)) total += 1;
      else return 0;
    }
    return total;
  };

  const found = (entries, text) => {
    const words = plain(text).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    return entries
      .map((entry, order) => [weight(entry, words), order, entry])
      .filter((one) => one[0])
      .sort((a, b) => b[0] - a[0] || a[1] - b[1])
      .map((one) => one[2]);
  };

  const listed = (entries) => {
    const list = document.createElement("ol");
    for (const [title, kind, address] of entries.slice(0, most)) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const what = document.createElement("span");
      link.href = address;
      link.textContent = title;
      what.className = "aside";
      what.textContent = kind;
      item.append(link, " ", what);
      list.append(item);
    }
    return list;
  };

  const show = async () => {
    const text = input.value.trim();
    const place = page || panel;
    if (all) all.hidden = Boolean(text);
    if (!text) {
      place.replaceChildren();
      panel.hidden = true;
      return;
    }
    const entries = found(await index(), text);
    if (text !== input.value.trim()) return;
    const head = document.createElement("p");
    head.className = "aside";
    head.textContent = entries.length
      ? form.dataset.found.replace("{n}", String(entries.length))
      : form.dataset.none;
    place.replaceChildren(head, listed(entries));
    panel.hidden = Boolean(page);
  };

  input.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    if (!page) return;
    event.preventDefault();
    show();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") panel.hidden = true;
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName || "");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!form.contains(event.target)) panel.hidden = true;
  });
  if (page) {
    input.value = new URLSearchParams(location.search).get("q") || "";
    show();
  }
})();
