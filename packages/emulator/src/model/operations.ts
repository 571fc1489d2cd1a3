/** One of Wix's operations that an app requests. */
export interface Operation {
  /** The id in faults, logs and the coverage table. */
  readonly id: string;
  /** A short description. */
  readonly title: string;
  /** Whether the answers match Wix's in everything that an app can see. */
  readonly coverage: 'emulated' | 'partial';
  /** The missing part of a partial operation, in Markdown. */
  readonly missing?: string;
  /**
   * Whether the request is sent without the app's involvement. If so, its bodies are not logged,
   * and only faults that name the operation hit it.
   */
  readonly background?: true;
  /** Whether the bodies contain a secret, so that they are not logged. */
  readonly confidential?: true;
}

const SECRETS_ASSUMED =
  'Two things are assumptions: who may call it (the app and the Wix users of the site), and the error codes.';

/** Every operation that the emulator answers. */
export const operations = [
  {
    id: 'token-info',
    title: 'Token info: the caller behind a token or a signed `instance` query parameter',
    coverage: 'partial',
    missing: 'The subject type and the lifetime of a signed `instance` are assumptions.',
  },
  {
    id: 'client-credentials',
    title: 'Token of the app itself, for one instance',
    coverage: 'emulated',
  },
  {
    id: 'strip-bound-session',
    title: "Token that is not bound to the caller's session",
    coverage: 'emulated',
  },
  {
    id: 'anonymous',
    title: 'Tokens for a new visitor',
    coverage: 'partial',
    missing: 'The visitor always belongs to the instance `WIX_CLIENT_INSTANCE_ID`.',
  },
  {
    id: 'refresh-token',
    title: 'New token for the same visitor',
    coverage: 'emulated',
  },
  {
    id: 'get-app-instance',
    title: 'Get App Instance: the instance and its site',
    coverage: 'partial',
    missing:
      "Returns the site owner's data even if the app lacks the permission for it. Wix's documentation contradicts itself on whether a Wix user may read the instance. Here, the site's owner and collaborators may read it, and visitors and members may not.",
  },
  {
    id: 'get-secret-value',
    title: 'Get Secret Value: a secret of the site',
    coverage: 'partial',
    missing: SECRETS_ASSUMED,
    confidential: true,
  },
  {
    id: 'list-secret-info',
    title: 'List Secret Info: the secrets of the site, without their values',
    coverage: 'partial',
    missing: SECRETS_ASSUMED,
  },
  {
    id: 'create-secret',
    title: 'Create Secret',
    coverage: 'partial',
    missing: SECRETS_ASSUMED,
    confidential: true,
  },
  {
    id: 'update-secret',
    title: 'Update Secret',
    coverage: 'partial',
    missing: SECRETS_ASSUMED,
    confidential: true,
  },
  {
    id: 'delete-secret',
    title: 'Delete Secret',
    coverage: 'partial',
    missing: SECRETS_ASSUMED,
  },
  {
    id: 'site-scripts',
    title: 'Site scripts: the scripts that a site adds to its pages',
    coverage: 'partial',
    missing: 'Always an empty list.',
  },
  {
    id: 'telemetry',
    title: "Telemetry of Wix's packages",
    coverage: 'partial',
    missing: 'Accepted and discarded.',
    background: true,
  },
] as const satisfies readonly Operation[];

/** The id of an operation that the emulator answers. */
export type OperationId = (typeof operations)[number]['id'];

/** The ids of all operations. */
export const operationIds: readonly OperationId[] = operations.map(({ id }) => id);

/**
 * Returns how the emulator answers an operation.
 * @param id The operation; `undefined` if the emulator refuses the request.
 */
export function tagOf(id: OperationId | undefined): 'emulated' | 'partial' | 'refused' {
  return operations.find((operation) => operation.id === id)?.coverage ?? 'refused';
}

/** Whether the bodies of an operation must not be logged. */
export function isConfidential(id: OperationId): boolean {
  return operations.some((operation) => operation.id === id && 'confidential' in operation);
}

/** Whether an operation is requested without the app's involvement. */
export function isBackground(id: OperationId): boolean {
  return operations.some((operation) => operation.id === id && 'background' in operation);
}
