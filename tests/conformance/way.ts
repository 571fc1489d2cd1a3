import type { Emulator } from 'wix-emulator';

/** A way to identify the app instance, running against an emulator of its own. */
export interface Way {
  readonly emulator: Emulator;
  /**
   * Asks, as a frontend with this token does.
   * @param token The access token; `undefined` for nobody.
   */
  ask(token: string | undefined, options?: AskOptions): Promise<Outcome>;
  /** Asks whether a page of another origin may ask, as a browser does; left out where none would. */
  preflight?(): Promise<Outcome>;
  /** Back to the emulator's seed, with nothing kept of what was asked before. */
  reset(): void;
  close(): Promise<void>;
}

/** What a client may send along. */
export interface AskOptions {
  /** Another installation for which the client wants to be taken; sent wherever it could be read. */
  readonly claimedInstanceId?: string;
}

/** What reached the one who asked. */
export interface Outcome {
  readonly status: number;
  /** The answer, parsed. */
  readonly body: unknown;
  /** The answer as it came. */
  readonly text: string;
  /** Its headers, where it came over HTTP. */
  readonly headers?: Headers;
}
