import { z } from '@hono/zod-openapi';
import { subjectTypeSchema } from '../tokens/claims.js';
import { requestLogEntrySchema } from './request-log-entry.js';

/** An incoming call of the app. */
const incomingCallSchema = z.object({
  /**
   * A call of a web method, the delivery of an event, a call of a service plugin, or any other HTTP
   * request. The last kind is only listed if it caused a request to Wix.
   */
  kind: z.enum(['web-method', 'event', 'service-plugin', 'request']),
  /**
   * The id of the web method as the caller wrote it, for example `backend/instance/getInstance`.
   * For other kinds, the HTTP method and the path.
   */
  method: z.string(),
  /** The kind of caller, if the call has an access token of the emulator. */
  caller: subjectTypeSchema.optional(),
  /** The key of the instance that the token is for. */
  instance: z.string().optional(),
});

/** How a call was answered. */
const callAnswerSchema = z.object({
  /** The HTTP status; 0 if the connection broke before the answer was complete. */
  status: z.int(),
  /**
   * The outcome of the web methods' cache: a cached result, a call of the method, or an expired
   * result because Wix failed. Missing if the method has no cache.
   */
  cache: z.enum(['hit', 'miss', 'stale']).optional(),
  /** The body of the call, with secrets masked and cut at a limit; missing if it is empty. */
  requestBody: z.string().optional(),
  /** The body of the app's answer, masked and cut in the same way. */
  responseBody: z.string().optional(),
});

/** A call to the app from a frontend or from Wix. */
export const callLogEntrySchema = incomingCallSchema
  .extend(callAnswerSchema.shape)
  .extend({
    /** The emulator's id for the call. */
    id: z.string(),
    /** When the call arrived. */
    time: z.iso.datetime(),
    /** How long the app took to answer, in milliseconds. */
    durationMs: z.number(),
    /** The requests to Wix that the call caused, oldest first. Wix's limit is 20. */
    requests: z.array(requestLogEntrySchema).readonly(),
  })
  .openapi('Call', { description: 'A call to the app, with the requests to Wix that it caused.' });

/** An incoming call of the app. */
export type IncomingCall = Readonly<z.infer<typeof incomingCallSchema>>;

/** How a call was answered. */
export type CallAnswer = Readonly<z.infer<typeof callAnswerSchema>>;

/** The outcome of the cache for a call. */
export type CacheOutcome = NonNullable<CallAnswer['cache']>;

/** A call to the app from a frontend or from Wix. */
export type CallLogEntry = Readonly<z.infer<typeof callLogEntrySchema>>;
