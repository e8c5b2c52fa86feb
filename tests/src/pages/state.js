const text = (e) => e?.textContent.replace(/\s+/g, " ").trim() ?? "";
const all = (css) => [...document.querySelectorAll(css)];
const slug = (post) => post.querySelector("h3 a").pathname.replace(/\/$/, "").split("/").pop();
const heading = text(document.querySelector("h1"));
const count = text(document.querySelector("#results > .count") ?? document.querySelector(".count"));
const failures = all(".failure-title").map(text);
return {
  address: location.pathname + location.search,
  title: document.title,
  heading,
  boot: document.documentElement.dataset.boot ?? null,
  loading:
    !["done", "stalled"].includes(document.documentElement.dataset.boot) ||
    document.querySelector(".skeleton, .posts[aria-busy], #results:empty") !== null ||
    (heading === "" && failures.length === 0) ||
    count === "Loading…",
  count,
  notes: all(".notes p").map(text),
  months: all(".month .month-title").map(text),
  posts: all("article.post:not(.post-whole)").map(slug),
  open: document.querySelector(".filters[open]") !== null,
  chips: all(".filters[open] .pick").map((row) => ({
    name: text(row.children[1]),
    count: text(row.lastElementChild) === "" ? null : Number(text(row.lastElementChild)),
    chosen: row.firstElementChild.checked,
  })),
  years: all(".filters[open] select").map((list) => list.value),
  active: all(".active-filters .chip-remove [aria-hidden]").map((e) => text(e).replace(/ ×$/, "")),
  view: text(document.querySelector(".view-switch [aria-current]")),
  failures,
};
