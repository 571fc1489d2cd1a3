import { BASE_PATH, PACKAGE_NAME } from '../consts.js';
import { isIdentifier } from '../path.js';

/** What a frontend gets in place of a web module. */
export interface StubModule {
  /** The web module's name, such as `backend/instance`. */
  name: string;
  /** The exports that get a stub. */
  methods: readonly StubbedMethod[];
  /** The ids of the web modules whose exports it passes on. */
  reexports: readonly string[];
  /** Whether the app's server wants a slash at the end of every path. Default: `false`. */
  trailingSlash?: boolean | undefined;
}

/** An export of a web module for which a stub stands. */
export interface StubbedMethod {
  name: string;
  /** Whether it is a web method for sure. The stub of another one throws where it is read as a value. */
  isCertain: boolean;
}

/**
 * Writes the module that stands for a web module in a browser: a stub for every method and no
 * statement of the web module itself. A stub that nobody imports is left out of the bundle.
 */
export function generateStubModule(stubModule: StubModule): string {
  const { name, methods, reexports, trailingSlash = false } = stubModule;
  const lines = methods.map(({ name: method, isCertain }, index) => {
    const path = BASE_PATH + [...name.split('/'), method].map(encodeStep).join('/');
    const argument = JSON.stringify(trailingSlash ? `${path}/` : path);
    const value = isCertain ? `stub(${argument})` : `guardedStub(${argument})`;
    // An export's name may be a reserved word or any string, so it is bound under a name of ours.
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
 * Encodes no more of a path's step than it must: Astro refuses a path that has both characters
 * which it decodes, such as `%20`, and others which it does not, such as `%40`.
 */
function encodeStep(step: string): string {
  return encodeURI(step).replace(/[?#]/g, encodeURIComponent);
}

function exportName(name: string): string {
  return isIdentifier(name) ? name : JSON.stringify(name);
}
