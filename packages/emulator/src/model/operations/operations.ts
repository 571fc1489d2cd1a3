import { billingOperations } from './billing-operations.js';
import { cacheOperations } from './cache-operations.js';
import { dataOperations } from './data-operations.js';
import { ecomOperations } from './ecom-operations.js';
import { embeddedScriptOperations } from './embedded-script-operations.js';
import { mediaOperations } from './media-operations.js';
import { memberOperations } from './member-operations.js';
import { coverageOf, type Operation } from './operation.js';
import { secretOperations } from './secret-operations.js';
import { sitePropertyOperations } from './site-property-operations.js';
import { storeOperations } from './store-operations.js';

/** Every operation that the emulator answers. */
export const operations = [
  {
    id: 'token-info',
    title: 'Token info: the caller behind a token or a signed `instance` query parameter',
    assumed: 'The subject type and the lifetime of a signed `instance` parameter.',
  },
  {
    id: 'client-credentials',
    title: 'Token of the app itself, for one instance',
    complete: true,
  },
  {
    id: 'strip-bound-session',
    title: "Token that is not bound to the caller's session",
    complete: true,
  },
  {
    id: 'anonymous',
    title: 'Tokens for a new visitor',
    missing: 'The visitor always belongs to the instance `WIX_CLIENT_INSTANCE_ID`.',
  },
  {
    id: 'refresh-token',
    title: 'New token for the same visitor',
    complete: true,
  },
  {
    id: 'get-app-instance',
    title: 'Get App Instance: the instance and its site',
    missing: "Returns the site owner's data even if the app lacks the permission for it.",
    assumed:
      "The site's owner and collaborators may read the instance, and visitors and members may not. Wix's documentation contradicts itself on whether a Wix user may.",
  },
  ...embeddedScriptOperations,
  ...secretOperations,
  ...dataOperations,
  ...sitePropertyOperations,
  ...memberOperations,
  ...cacheOperations,
  ...storeOperations,
  ...ecomOperations,
  ...billingOperations,
  ...mediaOperations,
  {
    id: 'site-scripts',
    title: 'Site scripts: the scripts that a site adds to its pages',
    missing: 'Always an empty list.',
  },
  {
    id: 'telemetry',
    title: "Telemetry of Wix's packages",
    missing: 'Accepted and discarded.',
    background: true,
  },
] as const satisfies readonly Operation[];

/** The id of an operation that the emulator answers. */
export type OperationId = (typeof operations)[number]['id'];

/** The ids of all operations. */
export const operationIds: readonly OperationId[] = operations.map(({ id }) => id);

/** Returns how the emulator answers an operation. */
export function tagOf(id: OperationId): 'emulated' | 'partial' {
  const operation = operations.find((one) => one.id === id);
  return operation ? coverageOf(operation) : 'partial';
}

/** Whether the bodies of an operation must not be logged. */
export function isConfidential(id: OperationId): boolean {
  return operations.some((operation) => operation.id === id && 'confidential' in operation);
}

/** Whether an operation is requested without the app's involvement. */
export function isBackground(id: OperationId): boolean {
  return operations.some((operation) => operation.id === id && 'background' in operation);
}
