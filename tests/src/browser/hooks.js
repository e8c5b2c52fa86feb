window.e2eMessages = [];
for (const level of ["error", "warn", "info", "log", "debug"]) {
  const original = console[level];
  console[level] = (...words) => {
    window.e2eMessages.push(`${level}: ${words.join(" ")}`);
    original.apply(console, words);
  };
}
// Capturing: failed images, scripts and style sheets do not bubble.
addEventListener("error", (e) => window.e2eMessages.push(`error: ${e.message ?? e.target.outerHTML}`), true);
addEventListener("unhandledrejection", (e) => window.e2eMessages.push(`rejected: ${e.reason}`));
addEventListener("securitypolicyviolation", (e) => window.e2eMessages.push(`policy: ${e.violatedDirective} ${e.blockedURI}`));
