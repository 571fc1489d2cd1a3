import { z } from '@hono/zod-openapi';

const placeSchema = z.object({
  file: z.string().describe('Relative to the folder of the app, with slashes'),
  line: z.int(),
});

const callSchema = z.object({
  runsIn: z.enum(['backend', 'page']),
  kind: z
    .enum(['request', 'event', 'dashboard', 'editor'])
    .describe('A request to Wix or to another server, an event, or a call of a host'),
  name: z.string().describe('The function, such as `items.query()`'),
  package: z.string().optional().describe("The function's package"),
  method: z.string().optional().describe('The HTTP method, if it is known'),
  url: z
    .string()
    .optional()
    .describe('The URL without its query. An unknown part is in braces, a parameter after a colon'),
  event: z.string().optional().describe("The event's type"),
  answer: z.enum(['refused', 'unknown', 'generic', 'partial', 'own', 'emulated']),
  operation: z.string().optional().describe("The id of the emulator's operation"),
  note: z.string().optional().describe('The missing and the assumed part, or the reason'),
  places: z.array(placeSchema).describe('Where the app calls it'),
});

/** What an app calls, and how the emulator answers it: the output of `coverage --json`. */
export const coverageReportSchema = z.object({
  calls: z.array(callSchema),
  files: z
    .array(
      z.object({
        file: z.string(),
        runsIn: z.array(z.enum(['backend', 'page'])),
        reasons: z.array(z.string()).describe('How it was decided where the file runs'),
      }),
    )
    .describe('The files with calls'),
  unread: z
    .array(z.object({ file: z.string(), reason: z.string() }))
    .describe('The files that could not be read as a whole, so that calls may be missing'),
  totals: z.object({
    refused: z.int(),
    unknown: z.int(),
    generic: z.int(),
    partial: z.int(),
    own: z.int(),
    emulated: z.int(),
  }),
});

/** What an app calls, and how the emulator answers it. */
export type CoverageReport = z.infer<typeof coverageReportSchema>;

/** A call of an app, on one side of it. */
export type CoveredCall = CoverageReport['calls'][number];
