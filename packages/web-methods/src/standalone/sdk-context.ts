import { AsyncLocalStorage } from 'node:async_hooks';
import type { WixClient } from '@wix/sdk';
import { PACKAGE_NAME } from '../consts.js';

/** The SDK's clients of one call. */
export interface SdkClients {
  /** The client of the SDK functions that act as the caller. */
  readonly client: Client;
  /** The client of the functions that `auth.elevate()` returns. They act as the app. */
  readonly elevatedClient: Client;
}

type Client = Pick<WixClient, 'use' | 'fetchWithAuth' | 'auth'>;

// A router may bundle each of its files with its own copy of this module. The number is the version
// of the storage that all copies share.
const CLIENTS = Symbol.for(`${PACKAGE_NAME}/sdk-clients/1`);

/** The key of the context in `globalThis`, in which the SDK looks last. */
const CONTEXT = '__wix_context__';

const scope: typeof globalThis & { [CLIENTS]?: AsyncLocalStorage<SdkClients> } = globalThis;

/**
 * Runs a function in which the SDK uses some clients, even after an `await`: `auth.elevate()` and
 * functions of packages such as `@wix/app-management`. If the host has set up a context of its own,
 * the SDK uses that one.
 * @param clients The clients of the call.
 */
export function runWithClients<T>(clients: SdkClients, run: () => T): T {
  scope[CLIENTS] ??= installContext(new AsyncLocalStorage());
  return scope[CLIENTS].run(clients, run);
}

/**
 * Makes the SDK use the clients of the current call. Outside of a call, there is no context, as
 * before.
 */
function installContext(calls: AsyncLocalStorage<SdkClients>): AsyncLocalStorage<SdkClients> {
  // `enableContext('global')` of a client of the host sets the same properties, before or after.
  const ofHost: Record<string, unknown> = { ...Reflect.get(globalThis, CONTEXT) };
  const property = (name: keyof SdkClients): PropertyDescriptor => ({
    configurable: true,
    enumerable: true,
    get: () => ofHost[name] ?? calls.getStore()?.[name],
    set: (client: unknown) => {
      ofHost[name] = client;
    },
  });
  const context = Object.defineProperties(
    { ...ofHost },
    { client: property('client'), elevatedClient: property('elevatedClient') },
  );
  Reflect.set(globalThis, CONTEXT, context);
  return calls;
}
