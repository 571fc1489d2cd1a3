const MAX_LENGTH = 100;

/**
 * Returns a short text that a person recognizes an item by: its display field, its first text, or
 * its id.
 * @param item The item.
 * @param displayField The field that the collection names.
 */
export function titleOf(
  item: Readonly<Record<string, unknown>>,
  displayField: string | null | undefined,
): string {
  const texts = Object.entries(item).filter(
    ([key, value]) => !key.startsWith('_') && isUsable(value),
  );
  const [, text] = texts.find(([key]) => key === displayField) ?? texts[0] ?? ['', item._id];
  const title = String(text);
  return title.length > MAX_LENGTH ? `${title.slice(0, MAX_LENGTH)}…` : title;
}

function isUsable(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
