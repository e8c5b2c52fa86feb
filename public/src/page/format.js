/** @param {number} bytes */
export const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`);

/** @param {string} date */
export const day = (date) => new Date(date).toLocaleDateString("en", { dateStyle: "long" });

/** @param {string} month such as 2023-01 */
export const monthName = (month) =>
  new Date(`${month}-01`).toLocaleDateString("en", { month: "long", year: "numeric", timeZone: "UTC" });
