import type { Page } from 'playwright-core';

/** The texts of a page and its frames that run out of their window on one of its sides. */
export async function cutOffTexts(page: Page): Promise<string[]> {
  const texts = await Promise.all(page.frames().map((frame) => frame.evaluate(findCutOffTexts)));
  return texts.flat();
}

function findCutOffTexts(): string[] {
  // What may be moved sideways, or is cut off with a sign of it, is so on purpose.
  const isOnPurpose = (element: Element | null) =>
    element?.closest('pre') || (element && getComputedStyle(element).textOverflow === 'ellipsis');
  const isOutside = (text: Node) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    return [...range.getClientRects()].some(
      ({ left, right, width }) => width > 1 && (left < 0 || right > innerWidth),
    );
  };
  const find = (root: Node): Node[] => {
    const inside = [...root.childNodes].flatMap(find);
    if (root instanceof Element && root.shadowRoot) inside.push(...find(root.shadowRoot));
    return root instanceof Text && !isOnPurpose(root.parentElement) && isOutside(root)
      ? [root]
      : inside;
  };
  return find(document.body).map((text) => text.textContent ?? '');
}
