/**
 * Returns the path of a request line, still percent-encoded. It does not use `URL`, which reads a
 * path such as `//` as a host without a name, and throws.
 * @param url The path and the query.
 */
export function pathOf(url = '/'): string {
  return url.split('?', 1)[0] ?? '/';
}

/**
 * Decodes a percent-encoded path.
 * @returns The decoded path, or the unchanged path if its encoding is invalid.
 */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
