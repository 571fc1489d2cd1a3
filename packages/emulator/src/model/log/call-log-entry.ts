import { z } from '@hono/zod-openapi';
import { requestLogEntrySchema } from './request-log-entry.js';

/** What has come in to the app. */
const incomingCallSchema = z.object({
  /**
   * A call of a web method, an event's delivery, a call of a service plugin, or any other request,
   * which is on the list only if the app made a request to Wix for it.
   */
  kind: z.enum(['web-method', 'event', 'service-plugin', 'request']),
  /**
   * A web method's id, for example `backend/instance/getInstance`, whatever the caller named; else
   * the HTTP method and the path.
   */
  method: z.string(),
});

/** How a call was answered. */
const callAnswerSchema = z.object({
  /** The HTTP status; 0 if the connection broke before the answer was complete. */
  status: z.int(),
  /**
   * What the cache of web methods did: it answered, it passed the call on, or it answered with an
   * entry that had expired, because Wix failed. Missing if the method has no cache.
   */
  cache: z.enum(['hit', 'miss', 'stale']).optional(),
  /** What the caller sent, with every secret masked and cut at a limit; missing if nothing. */
  requestBody: z.string().optional(),
  /** What the app answered, likewise. */
  responseBody: z.string().optional(),
});

/** One call of the app by a frontend or by Wix. */
export const callLogEntrySchema = incomingCallSchema
  .extend(callAnswerSchema.shape)
  .extend({
    /** An id of the emulator's own. */
    id: z.string(),
    /** When the call arrived. */
    time: z.iso.datetime(),
    /** How long the app took to answer, in milliseconds. */
    durationMs: z.number(),
    /** The requests to Wix that the app made for it, oldest first. Wix's limit is 20. */
    requests: z.array(requestLogEntrySchema).readonly(),
  })
  .openapi('Call', { description: 'A call to the app, with the requests to Wix that it caused.' });

/** What has come in to the app. */
export type IncomingCall = Readonly<z.infer<typeof incomingCallSchema>>;

/** How a call was answered. */
export type CallAnswer = Readonly<z.infer<typeof callAnswerSchema>>;

/** What a cache did for a call. */
export type CacheOutcome = NonNullable<CallAnswer['cache']>;

/** One call of the app by a frontend or by Wix. */
export type CallLogEntry = Readonly<z.infer<typeof callLogEntrySchema>>;
