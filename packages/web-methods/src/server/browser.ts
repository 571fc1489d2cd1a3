// What a browser gets of `wix-astro-web-methods/server`, by the condition `browser` of the package's
// exports. It has the names of the entry, so that the error is this one and not a missing export.

const unavailable = refuse();

export {
  unavailable as createHandler,
  unavailable as endpoint,
  unavailable as getCaller,
  unavailable as invalidate,
  unavailable as validated,
  unavailable as WebMethodError,
};

function refuse(): never {
  throw new Error(
    'wix-astro-web-methods/server was loaded in a browser: backend code is in a frontend. Write integrations: [webMethods(wix())] in astro.config, and build and release the app again. Values that the code holds, such as keys, are public: replace them.',
  );
}
