// Replaces `wix-astro-web-methods/server` and `/standalone` in a browser, through the `browser`
// condition in the package's exports. It exports the same names as the real entries, so that the
// import fails with this error and not because of a missing export.

const unavailable = refuse();

export {
  unavailable as createHandler,
  unavailable as createStandaloneHandler,
  unavailable as endpoint,
  unavailable as getCaller,
  unavailable as invalidate,
  unavailable as validated,
  unavailable as WebMethodError,
};

function refuse(): never {
  throw new Error(
    'wix-astro-web-methods/server was loaded in a browser: backend code is in a frontend. Write integrations: [webMethods(wix())] in astro.config, or import generated clients instead of web modules. Then build and release the app again. Values that the code holds, such as keys, are public: replace them.',
  );
}
