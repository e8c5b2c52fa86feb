import { LANGUAGE, W } from "./wording.js";

/** @param {number} bytes */
export const size = (bytes) =>
  bytes < 1e6 ? Math.ceil(bytes / 1e3) + W.kilobytes : (bytes / 1e6).toFixed(1).replace(".", W.point) + W.megabytes;

/** @param {string} date */
export const day = (date) =>
  new Date(date).toLocaleDateString(LANGUAGE, { dateStyle: "long" }).replace(/^1(?= )/, W.firstDay);

/** @param {string} month such as 2023-01 */
export const monthName = (month) =>
  new Date(`${month}-01`).toLocaleDateString(LANGUAGE, { month: "long", year: "numeric", timeZone: "UTC" });
