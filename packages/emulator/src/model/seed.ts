import type { appInstances } from '@wix/app-management';
import type { TokenClaims } from './tokens/claims.js';

/** One installation of the app, as Wix's *Get App Instance* answers it. */
export interface Installation {
  /** The app instance; dates become ISO strings on the wire. */
  readonly instance: appInstances.AppInstance & { readonly instanceId: string };
  /** The site that the app is installed on. */
  readonly site: appInstances.SiteInfo & { readonly siteId: string };
  /** False once the site's owner has uninstalled the app. */
  readonly installed: boolean;
}

/** Somebody who calls the app: what a token says of them, apart from the instance. */
export interface SeededCaller {
  /** What the console calls them. */
  readonly title: string;
  /** The claims of their token, to be completed with an `instanceId`. */
  readonly claims: Omit<TokenClaims, 'instanceId'>;
}

/** The data that an emulator starts with. */
export interface Seed {
  /** The installations of the app by key; the first one is what the console shows first. */
  readonly instances: Readonly<Record<string, Installation>>;
  /** The callers by key. Needs `visitor` and `owner`, which the host pages use by themselves. */
  readonly callers: Readonly<Record<'visitor' | 'owner', SeededCaller>> &
    Readonly<Record<string, SeededCaller>>;
}

/**
 * Makes the seed of an emulator.
 * @param now the emulator's time, in milliseconds since the epoch, for dates relative to it.
 */
export type SeedFactory<S extends Seed = Seed> = (now: number) => S;
