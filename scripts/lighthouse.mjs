// lighthouse.mjs FOLDER NAME...: prints the results in Lighthouse's reports FOLDER/NAME-*.json; of several
// runs of a page, the one with the median performance.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [folder, ...names] = process.argv.slice(2);
const categories = ["performance", "accessibility", "best-practices", "seo"];
const metrics = {
  FCP: "first-contentful-paint",
  LCP: "largest-contentful-paint",
  TBT: "total-blocking-time",
  CLS: "cumulative-layout-shift",
};

const median = (name) => {
  const files = readdirSync(folder).filter((file) => file.startsWith(`${name}-`) && file.endsWith(".json"));
  const reports = files.map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")));
  const performance = (report) => report.categories.performance.score;
  return reports.sort((a, b) => performance(a) - performance(b))[Math.floor(reports.length / 2)];
};

// The audits that keep a category below 100.
const faults = (report) =>
  categories.flatMap((category) =>
    report.categories[category].auditRefs
      .filter(({ id, weight }) => weight > 0 && (report.audits[id].score ?? 1) < 1)
      .map(({ id }) => `  ${category}: ${report.audits[id].title} (${report.audits[id].displayValue ?? id})`));

const row = (cells) => console.log(cells.map((cell, i) => (i ? cell.padStart(15) : cell.padEnd(8))).join(""));
row(["page", ...categories, ...Object.keys(metrics)]);
for (const name of names) {
  const report = median(name);
  const scores = categories.map((category) => String(Math.round(report.categories[category].score * 100)));
  row([name, ...scores, ...Object.values(metrics).map((id) => report.audits[id].displayValue)]);
  faults(report).forEach((fault) => console.log(fault));
}
console.log();
