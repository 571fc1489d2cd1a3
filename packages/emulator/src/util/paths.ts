/**
 * Reads the path of a request line, percent-encoded as it came. Not by `URL`, to which a path such as
 * `//` is a host without a name, and an exception.
 * @param url The path and the query.
 */
export function pathOf(url = '/'): string {
  return url.split('?', 1)[0] ?? '/';
}

/**
 * Decodes a percent-encoded path.
 * @returns The path as it is if it is not well encoded.
 */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
