/** What becomes of a function that an app can call of a host. */
export interface HostCall {
  /** The function as an app writes it. */
  readonly call: string;
  /** Whether the emulator does what Wix does, a part of that, or fails by name. */
  readonly status: 'emulated' | 'partial' | 'refused';
  /** What is done, what is missing, or why. */
  readonly note: string;
}

/** The keys of the calls that are refused. */
export type RefusedKey<Calls> = {
  [Key in keyof Calls]: Calls[Key] extends { readonly status: 'refused' } ? Key : never;
}[keyof Calls];
