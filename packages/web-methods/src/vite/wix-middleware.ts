import { normalizePath, type Plugin } from 'vite';
import { PACKAGE_NAME } from '../consts.js';

/** The files of the middleware in `@wix/astro` that sets up the SDK for a request. */
const AUTH = /\/@wix\/astro\/build\/dependencies\/astro-auth\/backend-runtime\//;

/** The import of the SDK in the compiled code of `@wix/astro`. */
const SDK_IMPORT = /\bfrom\s*(["'])@wix\/sdk\1/;

/** The file of the middleware in `@wix/astro` that monitors requests. */
const MONITOR = /\/@wix\/astro\/build\/dependencies\/astro-monitor\/backend-runtime\/monitor\.mjs$/;

/** The prefix of the id that replaces the monitoring. The path of its file follows the prefix. */
const MONITOR_ID = `\0${PACKAGE_NAME}/monitor:`;

/**
 * Changes two middlewares of `@wix/astro` for web-method calls: the authentication gets another
 * SDK, and the monitoring ends after the answer. Wix documents neither, so a build fails if one is
 * missing.
 */
export function wixMiddlewarePlugin(): Plugin {
  let hasAuth = false;
  let hasMonitor = false;
  return {
    name: `${PACKAGE_NAME}:wix-middleware`,
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      async handler(source, importer = '', options) {
        if (this.environment.config.consumer !== 'server') return;
        if (MONITOR.test(normalizePath(source)) && !importer.startsWith(MONITOR_ID)) {
          hasMonitor = true;
          const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
          return resolved && MONITOR_ID + resolved.id;
        }
      },
    },
    load(id) {
      if (!id.startsWith(MONITOR_ID)) return;
      const file = JSON.stringify(id.slice(MONITOR_ID.length));
      return `import { monitorAfterAnswer } from '${PACKAGE_NAME}/astro/monitoring';
import { onRequest as monitor } from ${file};

export const onRequest = monitorAfterAnswer(monitor);
`;
    },
    transform(code, id) {
      if (this.environment.config.consumer !== 'server' || !AUTH.test(normalizePath(id))) return;
      if (!SDK_IMPORT.test(code)) return;
      hasAuth = true;
      // Not in `resolveId`: in a dev server, Node loads the SDK itself and does not use plugins.
      return { code: code.replace(SDK_IMPORT, `from '${PACKAGE_NAME}/astro/wix-sdk'`), map: null };
    },
    buildEnd(error) {
      const { mode, config } = this.environment;
      if (error || mode !== 'build' || config.consumer !== 'server') return;
      if (!hasAuth || !hasMonitor) this.error(changed(hasAuth ? 'monitoring' : 'authentication'));
    },
  };
}

function changed(what: string): string {
  return `${PACKAGE_NAME}: the build has no ${what} middleware of @wix/astro where ${PACKAGE_NAME} knows it. Use a version of @wix/astro that ${PACKAGE_NAME} supports, or a newer ${PACKAGE_NAME}.`;
}
