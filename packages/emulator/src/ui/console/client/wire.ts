import type { MethodDescription } from '../../../model/attached-app.js';
import type { Delivery } from '../../../model/events.js';
import type { Fault, FaultEffect, FaultTarget } from '../../../model/faults/fault.js';
import type { CallLogEntry } from '../../../model/log/call-log-entry.js';
import type { RequestLogEntry } from '../../../model/log/request-log-entry.js';
import type { Operation } from '../../../model/operations.js';
import {
  absent,
  isAnything,
  isBoolean,
  isNumber,
  isString,
  listOf,
  oneOf,
  optional,
  recordOf,
  shapeOf,
} from './guards.js';

/** A call of the app to Wix, as the control API tells of it. */
export interface LoggedRequest extends Omit<RequestLogEntry, 'operation'> {
  readonly operation?: string;
}

/** A call of the app, as the control API tells of it. */
export interface LoggedCall extends Omit<CallLogEntry, 'requests'> {
  readonly requests: readonly LoggedRequest[];
}

/** A fault in force, as the control API tells of it. */
export interface LoggedFault
  extends Omit<FaultTarget, 'operation'>,
    Pick<Fault, 'id' | 'hits' | 'kind'> {
  readonly operation?: string;
  readonly latencyMs?: number;
  readonly status?: number;
}

/** What the console shows of an installation. */
export interface Installation {
  readonly installed: boolean;
  readonly instance: {
    readonly instanceId: string;
    readonly isFree?: boolean | null | undefined;
    readonly originInstanceId?: string | null | undefined;
    readonly freeTrialAvailable?: boolean | null | undefined;
    readonly availablePlans?: readonly { readonly packageName?: string | null }[] | null;
    readonly billing?: Billing | null | undefined;
  };
  readonly site: {
    readonly siteId: string;
    readonly siteDisplayName?: string | null | undefined;
    readonly url?: string | null | undefined;
  };
}

/** What the console shows of a paid plan. */
export interface Billing {
  readonly packageName?: string | null | undefined;
  readonly billingCycle?: string | null | undefined;
  readonly expirationDate?: string | null | undefined;
  readonly autoRenewing?: boolean | null | undefined;
  readonly freeTrialInfo?:
    | { readonly status?: string | null | undefined; readonly endDate?: string | null | undefined }
    | null
    | undefined;
}

/** The emulator's time. */
export interface ClockReading {
  readonly now: string;
  readonly offsetSeconds: number;
}

/** What the app answered to a call from the console. */
export interface MethodAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly durationMs: number;
}

const isKind = oneOf<FaultEffect['kind']>(
  'latency',
  'status',
  'reset',
  'hang',
  'malformed',
  'truncated',
);

const isRequest = shapeOf<LoggedRequest>({
  id: isString,
  callId: optional(isString),
  time: isString,
  method: isString,
  url: isString,
  status: isNumber,
  durationMs: isNumber,
  operation: optional(isString),
  emulated: isBoolean,
  fault: optional(isKind),
  requestBody: optional(isString),
  responseBody: optional(isString),
});

const isCall = shapeOf<LoggedCall>({
  id: isString,
  kind: oneOf('web-method', 'event', 'service-plugin', 'request'),
  method: isString,
  time: isString,
  status: isNumber,
  durationMs: isNumber,
  cache: optional(oneOf('hit', 'miss', 'stale')),
  requestBody: optional(isString),
  responseBody: optional(isString),
  requests: listOf(isRequest),
});

const isDelivery = shapeOf<Omit<Delivery, 'type'> & { readonly type: string }>({
  id: isString,
  type: isString,
  instanceId: isString,
  data: isAnything,
  path: isString,
  state: oneOf('delivered', 'retrying', 'failed'),
  attempts: listOf(
    shapeOf<Delivery['attempts'][number]>({
      time: isString,
      status: isNumber,
      durationMs: isNumber,
    }),
  ),
  nextAttempt: optional(isString),
});

/** A delivery of an event, as the control API tells of it. */
export type LoggedDelivery = Omit<Delivery, 'type'> & { readonly type: string };

const isFault = shapeOf<LoggedFault>({
  id: isString,
  hits: isNumber,
  kind: isKind,
  operation: optional(isString),
  count: optional(isNumber),
  probability: optional(isNumber),
  seed: optional(isNumber),
  latencyMs: optional(isNumber),
  status: optional(isNumber),
});

const isInstallation = shapeOf<Installation>({
  installed: isBoolean,
  instance: shapeOf<Installation['instance']>({
    instanceId: isString,
    isFree: absent(isBoolean),
    originInstanceId: absent(isString),
    freeTrialAvailable: absent(isBoolean),
    availablePlans: absent(
      listOf(shapeOf<{ packageName?: string | null }>({ packageName: absent(isString) })),
    ),
    billing: absent(
      shapeOf<Billing>({
        packageName: absent(isString),
        billingCycle: absent(isString),
        expirationDate: absent(isString),
        autoRenewing: absent(isBoolean),
        freeTrialInfo: absent(
          shapeOf<NonNullable<Billing['freeTrialInfo']>>({
            status: absent(isString),
            endDate: absent(isString),
          }),
        ),
      }),
    ),
  }),
  site: shapeOf<Installation['site']>({
    siteId: isString,
    siteDisplayName: absent(isString),
    url: absent(isString),
  }),
});

/** `GET /emulator/calls` */
export const isCallList = shapeOf<{ calls: readonly LoggedCall[]; limit: number }>({
  calls: listOf(isCall),
  limit: isNumber,
});

/** `GET /emulator/events` */
export const isDeliveryList = shapeOf<{ deliveries: readonly LoggedDelivery[] }>({
  deliveries: listOf(isDelivery),
});

/** `GET /emulator/faults` */
export const isFaultList = shapeOf<{ faults: readonly LoggedFault[] }>({ faults: listOf(isFault) });

/** `GET /emulator/instances` */
export const isInstallationList = shapeOf<{ instances: Readonly<Record<string, Installation>> }>({
  instances: recordOf(isInstallation),
});

/** `GET` and `POST /emulator/clock` */
export const isClockReading = shapeOf<ClockReading>({ now: isString, offsetSeconds: isNumber });

/** `GET /emulator/methods` */
export const isMethodList = shapeOf<{ methods: readonly MethodDescription[] }>({
  methods: listOf(shapeOf<MethodDescription>({ id: isString, permission: isString })),
});

/** `GET /emulator/operations` */
export const isOperationList = shapeOf<{ operations: readonly Pick<Operation, 'id' | 'title'>[] }>({
  operations: listOf(shapeOf<Pick<Operation, 'id' | 'title'>>({ id: isString, title: isString })),
});

/** `POST /emulator/methods/call` */
export const isMethodAnswer = shapeOf<MethodAnswer>({
  status: isNumber,
  contentType: isString,
  body: isString,
  durationMs: isNumber,
});

/** `POST /emulator/instances/{id}/actions` */
export const isLifecycleOutcome = shapeOf<{
  key: string;
  deliveries: readonly LoggedDelivery[];
}>({ key: isString, deliveries: listOf(isDelivery) });

/** The key of the installation with an instance id. */
export function keyOf(
  instances: Readonly<Record<string, Installation>>,
  instanceId: string,
): string | undefined {
  return Object.entries(instances).find(
    ([, { instance }]) => instance.instanceId === instanceId,
  )?.[0];
}
