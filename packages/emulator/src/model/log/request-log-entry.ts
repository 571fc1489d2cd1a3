import { z } from '@hono/zod-openapi';
import { faultKindSchema } from '../faults/fault.js';
import { operationIds } from '../operations/operations.js';
import { subjectTypeSchema } from '../tokens/claims.js';

/** One request of the app to Wix, from its server or from one of its pages. */
export const requestLogEntrySchema = z
  .object({
    /** The `x-wix-request-id` of the answer. */
    id: z.string(),
    /** The id of the call that caused the request; missing if it is unknown. */
    callId: z.string().optional(),
    /**
     * The surface whose code in the browser sent the request, for example `dashboard page Orders` or
     * `widget Reviews`, or the program of `wix-emulator exec`, for example `program server.js`;
     * missing if the app's server sent it.
     */
    surface: z.string().optional(),
    /** The kind of caller, if the request has an access token of the emulator. */
    caller: subjectTypeSchema.optional(),
    /** The key of the instance that the token is for. */
    instance: z.string().optional(),
    /** When the request arrived. */
    time: z.iso.datetime(),
    /** The HTTP method. */
    method: z.string(),
    /** Origin and path; the query is left out, because it may carry secrets. */
    url: z.string(),
    /** The HTTP status of the answer; 0 if there was none. */
    status: z.int(),
    /** How long the emulator took to answer, in milliseconds. */
    durationMs: z.number(),
    /** The requested operation; missing if the emulator does not emulate it. */
    operation: z.enum(operationIds).optional(),
    /** The SDK's method that the generic engine answers, for example `contacts.getContact`. */
    sdkMethod: z.string().optional(),
    /**
     * How the request is answered: as by Wix, in part, by the generic engine, by an own answer of the
     * project, or not at all.
     */
    tag: z.enum(['emulated', 'partial', 'generic', 'own', 'refused']),
    /** The fault that hit the request. */
    fault: faultKindSchema.optional(),
    /**
     * The directive of the content security policy that kept a surface from sending the request, for
     * example `connect-src`. Surfaces reach only Wix's APIs and this computer.
     */
    blockedBy: z.string().optional(),
    /** The body of the request, with secrets masked and cut at a limit; missing if it is empty. */
    requestBody: z.string().optional(),
    /** The body of the emulator's answer, masked and cut in the same way. */
    responseBody: z.string().optional(),
  })
  .openapi('Request', {
    description: "A request to Wix from the app's server or from one of its surfaces.",
  });

/** One request of the app to Wix, from its server or from one of its pages. */
export type RequestLogEntry = Readonly<z.infer<typeof requestLogEntrySchema>>;
