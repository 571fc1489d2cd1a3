import type { ResolveHook } from 'node:module';

/** The relative imports of `@wix/web-methods` that lack the ending of the file. */
const BROKEN = /^\.\.?\/.*(?<!\.m?js)$/;

/** A file of the ES module build of `@wix/web-methods`. */
const IMPORTER = /\/@wix\/web-methods\/dist\//;

/**
 * Completes the imports of `@wix/web-methods`. Its build for ES modules leaves out the endings of its
 * files, which only bundlers accept.
 */
export const resolve: ResolveHook = (specifier, context, nextResolve) => {
  const isBroken = BROKEN.test(specifier) && IMPORTER.test(context.parentURL ?? '');
  return nextResolve(isBroken ? `${specifier}.js` : specifier, context);
};
