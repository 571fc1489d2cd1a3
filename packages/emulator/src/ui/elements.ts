/**
 * Returns the element with an id, which the page's HTML must contain.
 * @throws {Error} If the page has no such element.
 */
export function elementById<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`The page has no ${type.name} with the id "${id}".`);
}

/** Creates a button. */
export function button(text: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', onClick);
  return element;
}

/** Creates a close button with an icon. */
export function closeButton(onClick: () => void): HTMLButtonElement {
  const element = button('×', onClick);
  element.setAttribute('aria-label', 'Close');
  return element;
}
