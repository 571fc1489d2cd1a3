import { readFile, writeFile } from 'node:fs/promises';

const PAGE = new URL('../docs/performance.md', import.meta.url);

/**
 * Replaces a generated section of `docs/performance.md`, between its markers.
 * @param name The section's name in the markers.
 * @param text The section as Markdown.
 * @throws {Error} If the page does not have the markers.
 */
export async function writeSection(name: string, text: string): Promise<void> {
  await writeFile(PAGE, replaceSection(await readFile(PAGE, 'utf8'), name, text));
}

/** Returns a page with the section between `<!-- name -->` and `<!-- /name -->` replaced. */
export function replaceSection(page: string, name: string, text: string): string {
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) {
    throw new Error(`The page needs the lines "${start.trim()}" and "${end}", in this order.`);
  }
  return `${page.slice(0, from)}${start}\n${text}\n\n${page.slice(to)}`;
}

/** Makes a Markdown table. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
