import { z } from '@hono/zod-openapi';
import { faultKindSchema } from '../faults/fault.js';
import { operationIds } from '../operations.js';

/** One request of the app to Wix. */
export const requestLogEntrySchema = z
  .object({
    /** The `x-wix-request-id` of the answer. */
    id: z.string(),
    /** The id of the call that caused the request; missing if it is unknown. */
    callId: z.string().optional(),
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
    /** The requested operation; missing if the emulator refused the request. */
    operation: z.enum(operationIds).optional(),
    /** How the emulator answers such requests: as Wix does, in part, or not at all. */
    tag: z.enum(['emulated', 'partial', 'refused']),
    /** The fault that hit the request. */
    fault: faultKindSchema.optional(),
    /** The body of the request, with secrets masked and cut at a limit; missing if it is empty. */
    requestBody: z.string().optional(),
    /** The body of the emulator's answer, masked and cut in the same way. */
    responseBody: z.string().optional(),
  })
  .openapi('Request', { description: 'A request from the app to Wix.' });

/** One request of the app to Wix. */
export type RequestLogEntry = Readonly<z.infer<typeof requestLogEntrySchema>>;
