import { z } from '@hono/zod-openapi';

/** The order to start a development server, which its process gets from the emulator. */
export const devServerStartSchema = z.object({
  /** The app's folder. */
  root: z.string(),
  /** The credentials in the app's environment. */
  env: z.record(z.string(), z.string()),
  /** Identifies the emulator's own messages and requests. */
  secret: z.string(),
  /** The URL of the server that answers the app's requests to Wix. */
  outgoingUrl: z.string(),
  /** How far ahead the emulator's clock is, in milliseconds, until a request brings news. */
  clockOffsetMs: z.number(),
  /** The host names, besides those of the loopback interface, that requests may have. */
  allowedHosts: z.array(z.string()),
  /** How long to wait for each backend extension, in milliseconds. */
  compileTimeoutMs: z.number(),
});

/** The order to start a development server, which its process gets from the emulator. */
export type DevServerStart = z.infer<typeof devServerStartSchema>;

/** What the process of a development server sends to the emulator. */
export const fromDevServerSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    port: z.number(),
    /** Whether the app has `webMethods()`. */
    isSetUp: z.boolean(),
    trailingSlash: z.boolean(),
  }),
  z.object({
    type: z.literal('failed'),
    /** Why the server cannot start. */
    message: z.string(),
  }),
  /** A file has changed that Astro reads at its start. */
  z.object({ type: z.literal('restart') }),
]);

/** What the process of a development server sends to the emulator. */
export type FromDevServer = z.infer<typeof fromDevServerSchema>;
