/**
 * Creates an element.
 * @param tag The name of the element.
 * @param properties Its properties. `textContent` is never read as HTML.
 * @param children The elements in it.
 */
export function create<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  properties: Partial<HTMLElementTagNameMap[T]> = {},
  ...children: readonly HTMLElement[]
): HTMLElementTagNameMap[T] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
