import { z } from '@hono/zod-openapi';
import { type MethodDescription, methodDescriptionSchema } from '../model/attached-app.js';
import { redactSecrets } from '../redact/secrets.js';

/** The description that the app's web methods provide. */
const descriptionSchema = z.object({
  methods: z.array(methodDescriptionSchema),
  failures: z.array(z.object({ module: z.string(), message: z.string() })),
});

/**
 * Creates a reader of the description that an app's web methods provide. It warns of modules that
 * could not be loaded, and reports each failure only once.
 * @returns A function that reads a description.
 */
export function methodReader(): (description: unknown) => readonly MethodDescription[] {
  const known = new Set<string>();
  return (description) => {
    // Another version of the package may have no hook, or a different one.
    const { data = { methods: [], failures: [] } } = descriptionSchema.safeParse(description);
    for (const { module, message } of data.failures) {
      const warning = `wix-emulator: the web module ${module} could not be loaded, so its methods are not listed. ${redactSecrets(message)}`;
      if (!known.has(warning)) console.warn(warning);
      known.add(warning);
    }
    return data.methods.sort((one, other) => (one.id < other.id ? -1 : 1));
  };
}
