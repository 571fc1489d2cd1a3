/** A step of a path: a property's name, or all keys or values of a `Map` or a `Set`. */
const STEP =
  /\.(keys|values)\(\)|\.([\p{ID_Start}$_][\p{ID_Continue}$]*)|\[(\d+|"(?:[^"\\]|\\.)*")\]/uy;

/**
 * Finds what a path such as `.users[0]["a name"].values()` leads to.
 * @param root The value from which it starts.
 * @param message A text that goes on with the path.
 * @param start Where the path begins in the text.
 * @returns All values to which the path leads, none if there is no such way; and the text behind it.
 */
export function follow(root: unknown, message: string, start: number) {
  let found = [root];
  let end = start;
  STEP.lastIndex = start;
  for (let step = STEP.exec(message); step; step = STEP.exec(message)) {
    const [, items, name, bracketed] = step;
    found = found.flatMap((value) =>
      items
        ? itemsOf(value, items)
        : propertyOf(value, name ?? String(JSON.parse(bracketed ?? ''))),
    );
    end = STEP.lastIndex;
  }
  return { found, rest: message.slice(end) };
}

function itemsOf(value: unknown, which: string): unknown[] {
  if (!(value instanceof Map || value instanceof Set)) return [];
  return [...(which === 'keys' ? value.keys() : value.values())];
}

function propertyOf(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  // A path may lead to a hole, too.
  const isItem = Array.isArray(value) && Number(name) < value.length;
  return isItem || Object.hasOwn(value, name) ? [Reflect.get(value, name)] : [];
}
