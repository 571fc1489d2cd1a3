import { createRequire } from 'node:module';

/** The path where the console serves modules that export the page's global React. */
export const REACT_MODULES_PATH = '/_wix_emulator/modules/';

/** Wix's sites provide React to editor React components, whose builds import it by name. */
const jsxRuntime = `const { createElement, Fragment } = globalThis.React;
const element = (type, props, key) =>
  createElement(type, key === undefined ? props : { ...props, key });
export { Fragment, element as jsx, element as jsxs, element as jsxDEV };
`;

const require = createRequire(import.meta.url);

/** The code of each module, by the name under which components import it. */
const modules: Readonly<Record<string, () => string>> = {
  react: () => moduleOf('React', require('react')),
  'react-dom': () => moduleOf('ReactDOM', require('react-dom')),
  'react-dom/client': () => 'export const { createRoot, hydrateRoot } = globalThis.ReactDOM;\n',
  'react/jsx-runtime': () => jsxRuntime,
  'react/jsx-dev-runtime': () => jsxRuntime,
};

/** The import map of a page with a component. */
export const reactImportMap = {
  imports: Object.fromEntries(
    Object.keys(modules).map((name) => [name, `${REACT_MODULES_PATH}${name}.js`]),
  ),
};

/**
 * Returns the code of a module that exports the page's React.
 * @param pathname The path of a URL.
 * @returns `undefined` if the path does not name a module.
 */
export function reactModule(pathname: string): string | undefined {
  const name = pathname.slice(REACT_MODULES_PATH.length).replace(/\.js$/, '');
  return Object.hasOwn(modules, name) ? modules[name]?.() : undefined;
}

/**
 * Creates a module that exports everything in a global variable.
 * @param exported The package of the same version, for the names of its exports.
 */
function moduleOf(variable: string, exported: object): string {
  const names = Object.keys(exported).join(', ');
  return `export default globalThis.${variable};\nexport const { ${names} } = globalThis.${variable};\n`;
}
