import { z } from '@hono/zod-openapi';

/** A call of a host's function, as the host page reports it. */
export const hostCallReportSchema = z
  .strictObject({
    /** The surface whose code made the call, for example `dashboard page Orders`. */
    surface: z.string().min(1).max(100),
    /** The function as an app writes it, for example `dashboard.installApp()`. */
    call: z.string().min(1).max(100),
    /** Whether the host did what the call asks for. */
    outcome: z.enum(['emulated', 'refused']),
    /** What the host did, or the reason for the refusal and what to do instead. */
    note: z.string().max(1000),
    /** The app instance that the surface belongs to. */
    instanceId: z.string().max(100).optional(),
  })
  .openapi('HostCallReport');

/** A call of a host's function, as the host page reports it. */
export type HostCallReport = Readonly<z.infer<typeof hostCallReportSchema>>;

/** A call of a host's function that the host refused, or that changed something outside of it. */
export const hostCallEntrySchema = hostCallReportSchema
  .omit({ instanceId: true })
  .extend({
    /** The emulator's id for the call. */
    id: z.string(),
    /** When it was reported. */
    time: z.iso.datetime(),
    /** The key of the instance. */
    instance: z.string().optional(),
  })
  .openapi('HostCall', {
    description:
      "A call of the dashboard's or the editor's functions that was refused, or that changed the site.",
  });

/** A call of a host's function that the host refused, or that changed something outside of it. */
export type HostCallEntry = Readonly<z.infer<typeof hostCallEntrySchema>>;
