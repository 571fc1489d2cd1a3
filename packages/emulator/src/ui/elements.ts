/**
 * The element with an id, which the page's HTML has for sure.
 * @param id the element's id.
 * @param type the element's class.
 * @throws {Error} if the page has no such element.
 */
export function elementById<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`The page has no ${type.name} with the id "${id}".`);
}

/**
 * Makes a button.
 * @param text its name.
 * @param onClick what it does.
 */
export function button(text: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', onClick);
  return element;
}

/**
 * Makes a button that closes something, with a sign for a face.
 * @param onClick what it does.
 */
export function closeButton(onClick: () => void): HTMLButtonElement {
  const element = button('×', onClick);
  element.setAttribute('aria-label', 'Close');
  return element;
}
