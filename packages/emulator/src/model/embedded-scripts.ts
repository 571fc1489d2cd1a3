import { z } from '@hono/zod-openapi';
import { invalidInput } from '../util/emulator-error.js';
import type { EmbeddedScript } from './extensions.js';
import { fillTemplate, parameterNames } from './script-template.js';

/** The state of an embedded script on a site, as in `ScriptProperties` of `@wix/app-management`. */
export const scriptPropertiesSchema = z
  .strictObject({
    /** The values of the script's dynamic parameters, by name. Default: none. */
    parameters: z.record(z.string().min(1), z.string()).optional(),
    /** Whether the script is left out of the site's pages. Default: false. */
    disabled: z.boolean().optional(),
  })
  .openapi('ScriptProperties');

/** The state of an embedded script on a site. */
export type ScriptProperties = Readonly<z.infer<typeof scriptPropertiesSchema>>;

/** The scripts that are embedded in a site, by component id. */
export const embeddedScriptsSchema = z.record(z.string().min(1), scriptPropertiesSchema);

/** A part of an app instance: the embedded scripts of its site. */
export interface WithScripts {
  readonly embeddedScripts?: Readonly<z.infer<typeof embeddedScriptsSchema>> | undefined;
}

/** The embedded scripts that an app has; `undefined` if no app is running that lists them. */
export type KnownScripts = readonly EmbeddedScript[] | undefined;

/** The component id of a script that is embedded without one, while no app is running. */
const ONLY_SCRIPT = 'default';

/**
 * Embeds one of the app's scripts in a site, or replaces its properties.
 * @param owner The app instance. It is not modified.
 * @param scripts The scripts of the app, against which the request is checked.
 * @param properties The script's new properties.
 * @param componentId The script. Needed if the app has several.
 * @returns The changed app instance, and the script's properties with their defaults.
 * @throws {EmulatorError} If the app has no such script, or the names of the parameters are not the
 *   same as in its template.
 */
export function embedScript<Owner extends WithScripts>(
  owner: Owner,
  scripts: KnownScripts,
  { parameters = {}, disabled = false }: ScriptProperties,
  componentId?: string,
): { readonly owner: Owner; readonly properties: Required<ScriptProperties> } {
  const id = resolveScript(scripts, componentId);
  const script = scripts?.find((one) => one.id === id);
  if (script) requireSameNames(parameterNames(script.template), Object.keys(parameters));
  const properties = { parameters, disabled };
  const embeddedScripts = { ...owner.embeddedScripts, [id]: properties };
  return { owner: { ...owner, embeddedScripts }, properties };
}

/**
 * Returns the properties of a script that is embedded in a site, with their defaults.
 * @param componentId The script. Needed if the app has several.
 * @returns `undefined` if the script has never been embedded in the site.
 * @throws {EmulatorError} If the app has no such script.
 */
export function findEmbedded(
  { embeddedScripts = {} }: WithScripts,
  scripts: KnownScripts,
  componentId?: string,
): Required<ScriptProperties> | undefined {
  const id = resolveScript(scripts, componentId);
  const found = Object.hasOwn(embeddedScripts, id) ? embeddedScripts[id] : undefined;
  return found && { parameters: found.parameters ?? {}, disabled: found.disabled ?? false };
}

/**
 * Returns the scripts that a site's pages contain: those that are embedded and enabled, with their
 * parameters filled in.
 * @param owner The app instance of the site.
 * @param scripts The scripts of the app.
 */
export function scriptsOnSite(
  owner: WithScripts & { readonly installed: boolean },
  scripts: readonly EmbeddedScript[],
): readonly EmbeddedScript[] {
  if (!owner.installed) return [];
  return scripts.flatMap((script) => {
    const found = findEmbedded(owner, scripts, script.id);
    if (!found || found.disabled) return [];
    return [{ ...script, template: fillTemplate(script.template, found.parameters) }];
  });
}

function resolveScript(scripts: KnownScripts, componentId: string | undefined): string {
  if (!scripts) return componentId ?? ONLY_SCRIPT;
  const ids = scripts.map(({ id }) => id);
  const [only, ...others] = ids;
  if (only === undefined) throw invalidInput('The app has no embedded script.');
  if (componentId === undefined) {
    if (others.length === 0) return only;
    throw invalidInput(
      `The app has ${ids.length} embedded scripts, so the component id is required. Use one of: ${ids.join(', ')}.`,
    );
  }
  if (ids.includes(componentId)) return componentId;
  throw invalidInput(
    `The app has no embedded script with the component id "${componentId}". Use one of: ${ids.join(', ')}.`,
  );
}

/** The message begins with Wix's own. */
function requireSameNames(inTemplate: readonly string[], given: readonly string[]): void {
  const isSame =
    inTemplate.length === given.length && inTemplate.every((name) => given.includes(name));
  if (isSame) return;
  const list = (names: readonly string[]) => (names.length > 0 ? names.join(', ') : 'none');
  throw invalidInput(
    `Parameters map sent to embedded script is not the same as discovered in the script code. The template has: ${list(inTemplate)}. The request has: ${list(given)}.`,
  );
}
