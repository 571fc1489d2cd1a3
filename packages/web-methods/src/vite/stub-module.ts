import { BASE_PATH, PACKAGE_NAME } from '../consts.js';
import { isIdentifier } from '../path.js';

/** What a frontend gets in place of a web module. */
export interface StubModule {
  /** The web module's name, such as `backend/instance`. */
  name: string;
  /** The exports that get a stub. */
  methods: readonly string[];
  /** The ids of the web modules whose exports it passes on. */
  reexports: readonly string[];
}

/**
 * Writes the module that stands for a web module in a browser: a stub for every method and no
 * statement of the web module itself. A stub that nobody imports is left out of the bundle.
 */
export function generateStubModule({ name, methods, reexports }: StubModule): string {
  const lines = methods.map((method, index) => {
    const path = BASE_PATH + [...name.split('/'), method].map(encodeStep).join('/');
    // An export's name may be a reserved word or any string, so it is bound under a name of ours.
    return `const method${index} = /* @__PURE__ */ stub(${JSON.stringify(path)});
export { method${index} as ${exportName(method)} };`;
  });
  if (methods.length > 0) lines.unshift(`import { stub } from '${PACKAGE_NAME}/client';`);
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
