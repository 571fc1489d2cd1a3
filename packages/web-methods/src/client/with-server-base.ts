/**
 * Adds the address of the server to a call's path.
 * @param base The server's address, such as `https://api.example.com`, or a path at the address of
 * the frontend's own files, such as `/prefix/`. Without one, the path stays as it is.
 * @param path The call's path, which begins with a slash.
 */
export function withServerBase(base: string | undefined, path: string): string {
  const address = (base ?? '').replace(/\/*$/, () => path);
  // Not `//prefix`, which a browser would take for another server.
  return address.replace(/^\/*(?!\/|\w+:)/, '/');
}
