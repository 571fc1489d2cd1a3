import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { render } from 'ejs';

/** Wix's own templates for extensions, with which its CLI generates them. */
const TEMPLATES = fileURLToPath(
  new URL('../../node_modules/@wix/cli/templates/astro', import.meta.url),
);

/** The values that a template inserts. */
interface TemplateValues {
  /** The name of the extension's files and routes. */
  readonly route: string;
  /** What the CLI asks for. */
  readonly config: Readonly<Record<string, string | undefined>>;
}

/**
 * Generates an extension as `wix generate` does.
 * @param template The template's folder, such as `custom-element`.
 * @returns The files' contents, by their names.
 */
export async function renderTemplate(
  template: string,
  values: TemplateValues,
): Promise<Readonly<Record<string, string>>> {
  const folder = path.join(TEMPLATES, template, 'files');
  const rendered = (await readdir(folder)).map(async (name) => {
    const source = await readFile(path.join(folder, name), 'utf8');
    const text = render(source, {
      builderPackage: '@wix/astro/builders',
      typesPackage: 'astro',
      endpointRoute: `/api/${values.route}`,
      ...values,
    });
    // The first lines of a template tell the name of the file.
    const [, file, content] = /^---\nto: (.+)\n---\n([\s\S]*)$/.exec(text) ?? [];
    if (file === undefined || content === undefined) throw new Error(`Unknown template: ${name}`);
    return [file, content] as const;
  });
  return Object.fromEntries(await Promise.all(rendered));
}
