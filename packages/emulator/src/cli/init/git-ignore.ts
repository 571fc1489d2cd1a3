/** What builds, packages and the emulator write into an app's folder. */
const ignored = ['node_modules/', 'dist/', '.astro/', '.wix/', 'wix-emulator.state.json'];

/**
 * Adds the lines that an app's `.gitignore` lacks.
 * @param text The file's content; an empty text if there is no file.
 */
export function addIgnored(text: string): string {
  const newLine = text.includes('\r\n') ? '\r\n' : '\n';
  // `/dist` and `dist/` are as good as `dist`.
  const nameOf = (line: string) => line.trim().replace(/^\/|\/$/g, '');
  const known = new Set(text.split(/\r?\n/).map(nameOf));
  const missing = ignored.filter((line) => !known.has(nameOf(line)));
  if (missing.length === 0) return text;
  const start = text === '' || text.endsWith('\n') ? text : text + newLine;
  return start + missing.map((line) => line + newLine).join('');
}
