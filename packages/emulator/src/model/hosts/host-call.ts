/** How the emulator supports a function that an app can call on a host. */
export type HostCall = SupportedHostCall | RefusedHostCall;

interface Described {
  /** The function as an app writes it. */
  readonly call: string;
  /** The supported part, the missing part, or the reason. */
  readonly note: string;
}

/** A function that does the same as in Wix, or only a part of it. */
interface SupportedHostCall extends Described {
  readonly status: 'emulated' | 'partial';
}

/** A function that throws an error. */
interface RefusedHostCall extends Described {
  readonly status: 'refused';
  /** A sentence that says what to do instead. */
  readonly instead: string;
}

/** What to do instead of a call that only Wix can carry out. */
export const IN_WIX = 'To test it, run the app in Wix with `npx wix dev`.';
