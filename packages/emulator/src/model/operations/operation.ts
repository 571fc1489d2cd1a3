/** One of Wix's operations that an app requests. Without its limits, it is not complete. */
export type Operation = OperationFacts & (Limits | { readonly complete: true });

/** The limits of an operation that does not match Wix's in everything that an app can see. */
type Limits =
  | { readonly missing: string; readonly assumed?: string }
  | { readonly assumed: string };

interface OperationFacts {
  /** The id in faults, logs and the coverage table. */
  readonly id: string;
  /** A short description. */
  readonly title: string;
  /** Whether the answers match Wix's in everything that an app can see. Then there are no limits. */
  readonly complete?: true;
  /** The missing part of a partial operation, in Markdown. */
  readonly missing?: string;
  /** What the emulator assumes where Wix's documentation says nothing certain, in Markdown. */
  readonly assumed?: string;
  /**
   * Whether the request is sent without the app's involvement. If so, its bodies are not logged,
   * and only faults that name the operation hit it.
   */
  readonly background?: true;
  /** Whether the bodies contain a secret, so that they are not logged. */
  readonly confidential?: true;
}

/** How much of an operation the emulator does. Only its limits tell, so that the two cannot differ. */
export function coverageOf({ complete, missing, assumed }: Operation): 'emulated' | 'partial' {
  const isWhole = complete === true && missing === undefined && assumed === undefined;
  return isWhole ? 'emulated' : 'partial';
}
