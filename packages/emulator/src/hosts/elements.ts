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
