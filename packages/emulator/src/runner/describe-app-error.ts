import { isAbsolute, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from '@hono/zod-openapi';

/** How many lines of code, and of the stack, to show. */
const MAX_LINES = 8;

/** What to do in an app for Wix after an error of Astro, by its name. */
const remedies: ReadonlyMap<string, string> = new Map([
  [
    'NoAdapterInstalled',
    'Install @wix/astro-wix-hosting-adapter, and add it to astro.config: adapter: wixHosting()',
  ],
]);

/** What the errors of Astro, Vite, Rollup and esbuild have in common, besides their message. */
const detailsSchema = z.object({
  /** The place in the app. */
  loc: z
    .object({ file: z.string().optional(), line: z.number().optional() })
    .optional()
    .catch(undefined),
  /** The module, if there is no place. */
  id: z.string().optional().catch(undefined),
  /** The code at the place. */
  frame: z.string().catch(''),
  /** What to do. */
  hint: z.string().optional().catch(undefined),
  /** What is wrong in the values of the configuration, in place of a message. */
  issues: z.array(z.object({ message: z.string() })).catch([]),
});

/**
 * Describes an error that Astro, Vite, Rollup or esbuild has thrown for the app in a few lines: the
 * place in the app, the code there, and the message at the end. The error itself may have properties
 * of hundreds of lines.
 * @param error The error with which a build or a start has failed.
 * @param root The app's folder.
 */
export function describeAppError(error: unknown, root: string): string {
  if (!(error instanceof Error)) return String(error);
  const { loc, id, frame, hint, issues } = detailsSchema.parse({ ...error });
  const file = loc?.file ?? id;
  const line = loc?.line === undefined ? '' : `:${loc.line}`;
  const place = file === undefined ? stackInApp(error, root) : [nameOf(file, root) + line];
  const code = frame.replace(/^\n+|\s+$/g, '').split('\n');
  const lines = [...place, ...code.slice(0, MAX_LINES)].filter((text) => text !== '');
  const indented = lines.map((text) => `  ${text}\n`).join('');
  const remedy = remedies.get(error.name) ?? hint;
  const text = [indented, messageOf(error, issues), ...(remedy === undefined ? [] : [remedy])];
  // The names of virtual modules begin with a null character.
  return stripVTControlCharacters(text.join('\n'))
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trimStart();
}

/** The message without the details that bundlers add to it: the plugin, the file and the code. */
function messageOf(error: Error, issues: readonly { readonly message: string }[]): string {
  const message = issues.map((issue) => issue.message.replaceAll('**', '')).join('\n');
  const [text = ''] = stripVTControlCharacters(message || error.message).split(
    /\n(?:file|At file): /,
  );
  return text
    .replace(/^(?:\[[\w:./@-]+\] |\[plugin [^\]]+\] )+/, '')
    .replace(/^\S+ \(\d+:\d+\): /, '')
    .replace(/^Transform failed with \d+ errors?:\n.*?:\d+:\d+: ERROR: /, '');
}

/** The lines of an error's stack that are in the app. Those of packages and of Node are no help. */
function stackInApp({ stack = '' }: Error, root: string): string[] {
  return stack
    .split('\n')
    .filter((line) => /^ +at /.test(line) && line.includes(root) && !line.includes('node_modules'))
    .map((line) => line.trim())
    .slice(0, MAX_LINES);
}

function nameOf(id: string, root: string): string {
  const file = id.replace(/[?#].*$/s, '');
  const name = relative(root, file);
  return isAbsolute(file) && !name.startsWith('..') ? name : file;
}
