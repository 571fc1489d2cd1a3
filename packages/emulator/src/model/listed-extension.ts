import { z } from '@hono/zod-openapi';

/** An extension of the app, and what the emulator does with it. */
export const listedExtensionSchema = z
  .object({
    /** The id of the extension. */
    id: z.string(),
    name: z.string(),
    type: z.string().openapi({
      description: "The type in the app's manifest.",
      example: 'ECOM_ADDITIONAL_FEES',
    }),
    builder: z.string().optional().openapi({
      description:
        'The builder in `@wix/astro/builders`; missing for a type that none of them makes.',
      example: 'ecomAdditionalFees',
    }),
    coverage: z.enum(['emulated', 'partial', 'none']),
    note: z.string().openapi({
      description:
        'Where the emulator shows the extension, what is missing, or what to do instead.',
    }),
    surface: z.string().optional().openapi({
      description: 'The path of the host page that shows it; missing if none does.',
      example: '/hosts/dashboard?page=cb16162e-42aa-41bd-a644-dc570328c6cc',
    }),
    methods: z
      .array(
        z.object({
          /** The name of the app's handler. */
          name: z.string(),
          path: z.string().openapi({ example: '/v1/calculate-additional-fees' }),
          example: z.record(z.string(), z.unknown()).openapi({
            description: 'An example of a request.',
          }),
        }),
      )
      .readonly()
      .optional()
      .openapi({
        description:
          'The methods of a service plugin; empty if the emulator does not know its type. Missing for all other extensions.',
      }),
  })
  .openapi('Extension');

/** An extension of the app, and what the emulator does with it. */
export type ListedExtension = Readonly<z.infer<typeof listedExtensionSchema>>;
