import { PACKAGE_NAME } from '../consts.js';
import { FIRST_LINE } from './generated-files.js';
import { quote } from './quote.js';

/**
 * Generates the module that answers the calls of a project.
 * @param base The path below which methods are called, with slashes at both ends.
 * @param modules The specifiers of the web modules, by name.
 */
export function generateHandler(base: string, modules: ReadonlyMap<string, string>): string {
  const loaders = [...modules].map(
    ([name, specifier]) => `  ${quote(name)}: () => import(${quote(specifier)}),`,
  );
  return `${FIRST_LINE}import { createStandaloneHandler } from '${PACKAGE_NAME}/standalone';

/** The loaders of the web modules, by name. */
export const modules = {
${loaders.join('\n')}
};

/**
 * \`handle\` answers any call, and \`handleMethod(id)\` returns a function that answers the calls of a
 * single method. Both read WIX_CLIENT_ID and WIX_CLIENT_SECRET from the environment. For other
 * settings, pass \`modules\` to a handler of your own.
 */
export const { handle, handleMethod } = createStandaloneHandler({
  base: ${quote(base)},
  modules,
});
`;
}

/**
 * Generates the file of a router that answers the calls of a single method.
 * @param handler The specifier of the module that {@link generateHandler} generates.
 * @param id The method's id, such as `backend/instance/getInstance`.
 */
export function generateEndpoint(handler: string, id: string): string {
  return `${FIRST_LINE}import { handleMethod } from ${quote(handler)};

export const POST = handleMethod(${quote(id)});
export const OPTIONS = POST;
`;
}
