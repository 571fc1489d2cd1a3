/** How the emulator supports a function that an app can call on a host. */
export interface HostCall {
  /** The function as an app writes it. */
  readonly call: string;
  /** Whether the emulator does the same as Wix, does only a part of it, or throws an error. */
  readonly status: 'emulated' | 'partial' | 'refused';
  /** The supported part, the missing part, or the reason. */
  readonly note: string;
}
