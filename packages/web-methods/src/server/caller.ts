import { AsyncLocalStorage } from 'node:async_hooks';
import { PACKAGE_NAME } from '../consts.js';

/** The caller of a web method, as Wix verified it from the call's token. */
export interface Caller {
  /** The kind of caller; `USER` is the site's owner or a collaborator. */
  readonly subjectType: 'VISITOR' | 'MEMBER' | 'USER' | 'APP' | 'UNKNOWN';
  /** The id of the visitor, member or user, a GUID. */
  readonly subjectId: string;
  /** The site on which the app is installed, a GUID. */
  readonly siteId: string;
  /** The instance of the app, a GUID. */
  readonly instanceId: string;
}

// A dev server loads this module twice: for the app, and for packages that import it. The number is
// the version of the storage that both copies share.
const KEY = Symbol.for(`${PACKAGE_NAME}/callers/1`);
const scope: typeof globalThis & { [KEY]?: AsyncLocalStorage<Caller> } = globalThis;
scope[KEY] ??= new AsyncLocalStorage<Caller>();
const callers = scope[KEY];

/**
 * Returns the verified caller of the running web method. It sends no request to Wix, because the
 * handler verifies the token before it runs the method.
 * @throws {Error} Outside of a web-method call. In a method with the `cache` option, reading
 * `subjectType` or `subjectId` throws, because other callers get the same result.
 */
export async function getCaller(): Promise<Caller> {
  const caller = callers.getStore();
  if (!caller) {
    throw new Error(
      'getCaller() was called outside of a web-method call. Only a method that a frontend called has a caller; a test gives it one with withCaller() of wix-astro-web-methods/testing.',
    );
  }
  return caller;
}

/** Runs a function in which {@link getCaller} returns the given caller, even after an `await`. */
export function runWithCaller<T>(caller: Caller, run: () => T): T {
  return callers.run(caller, run);
}

/**
 * Creates the caller for a cached method, in which `subjectType` and `subjectId` throw an error.
 */
export function withoutIdentity({ siteId, instanceId }: Caller): Caller {
  return {
    siteId,
    instanceId,
    get subjectType(): never {
      throw identityRead('subjectType');
    },
    get subjectId(): never {
      throw identityRead('subjectId');
    },
  };
}

function identityRead(field: string): Error {
  return new Error(
    `A method with the cache option read the caller's ${field}. Its result answers every caller of the instance: remove the option, or do without ${field}.`,
  );
}
