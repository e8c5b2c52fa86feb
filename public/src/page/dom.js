/**
 * An element with attributes and children.
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {(Node | string)[]} children
 */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/**
 * @param {string} text
 * @param {() => void} action
 */
export function button(text, action) {
  const element = make("button", { type: "button" }, text);
  element.addEventListener("click", action);
  return element;
}

/**
 * Replaces the content of an element with that of another. Equal nodes stay, so that a button keeps the focus.
 * @param {Element} old
 * @param {Element} fresh
 */
export function patch(old, fresh) {
  const [before, after] = [[...old.childNodes], [...fresh.childNodes]];
  if (before.length !== after.length) return old.replaceChildren(...after);
  before.forEach((node, at) => {
    const other = after[at];
    if (!other || node.isEqualNode(other)) return;
    if (node instanceof Element && other instanceof Element && node.nodeName === other.nodeName && node.childElementCount > 0) {
      patch(node, other);
    } else {
      node.replaceWith(other);
    }
  });
}
