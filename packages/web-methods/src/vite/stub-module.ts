import { BASE_PATH, PACKAGE_NAME } from '../consts.js';
import { isIdentifier } from '../path.js';

/** The module that replaces a web module in a frontend. */
export interface StubModule {
  /** The web module's name, such as `backend/instance`. */
  name: string;
  /** The exports that get a stub. */
  methods: readonly StubbedMethod[];
  /** The ids of the web modules that it re-exports. */
  reexports: readonly string[];
  /** Whether the app's server requires a slash at the end of every path. Default: `false`. */
  trailingSlash?: boolean | undefined;
}

/** An export of a web module that is replaced by a stub. */
export interface StubbedMethod {
  name: string;
  /**
   * Whether the export is certainly a web method. If not, its stub throws when it is read as a
   * value.
   */
  isCertain: boolean;
}

/**
 * Generates the module that replaces a web module in a browser: a stub for every method, and no
 * code of the web module itself. Bundles do not contain unused stubs.
 */
export function generateStubModule(stubModule: StubModule): string {
  const { name, methods, reexports, trailingSlash = false } = stubModule;
  const lines = methods.map(({ name: method, isCertain }, index) => {
    const path = callPath(BASE_PATH, name, method);
    const argument = JSON.stringify(trailingSlash ? `${path}/` : path);
    const value = isCertain ? `stub(${argument})` : `guardedStub(${argument})`;
    // An export's name may be a reserved word or any string, so the variable gets a generated name.
    return `const method${index} = /* @__PURE__ */ ${value};
export { method${index} as ${exportName(method)} };`;
  });
  const imports = [
    ...(methods.some(({ isCertain }) => isCertain) ? ['stub'] : []),
    ...(methods.some(({ isCertain }) => !isCertain) ? ['guardedStub'] : []),
  ];
  if (methods.length > 0) {
    lines.unshift(`import { ${imports.join(', ')} } from '${PACKAGE_NAME}/client';`);
  }
  lines.push(...reexports.map((id) => `export * from ${JSON.stringify(id)};`));
  return `${lines.join('\n')}\nexport {};\n`;
}

/**
 * Returns the path of a call.
 * @param base The path below which methods are called, with slashes at both ends.
 * @param name The web module's name, such as `backend/instance`.
 * @param method The name of the export.
 */
export function callPath(base: string, name: string, method: string): string {
  return base + [...name.split('/'), method].map(encodeStep).join('/');
}

/**
 * Encodes as little of a path segment as possible. Astro refuses a path that mixes encoded
 * characters that it decodes, such as `%20`, with others that it does not decode, such as `%40`.
 */
function encodeStep(step: string): string {
  return encodeURI(step).replace(/[?#]/g, encodeURIComponent);
}

/** Writes the name of an export, which may be any string. */
export function exportName(name: string): string {
  return isIdentifier(name) ? name : JSON.stringify(name);
}
