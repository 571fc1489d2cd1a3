import { z } from '@hono/zod-openapi';
import { type MethodDescription, methodDescriptionSchema } from '../model/attached-app.js';
import { redactSecrets } from '../redact/secrets.js';

/** What a web-method handler tells of itself. */
const descriptionSchema = z.object({
  methods: z.array(methodDescriptionSchema),
  failures: z.array(z.object({ module: z.string(), message: z.string() })),
});

/**
 * Makes what reads the description that an app's web methods give of themselves. It warns of modules
 * that could not be loaded, of each failure once.
 * @param warn Is told of a failure.
 */
export function methodReader(
  warn: (message: string) => void = console.warn,
): (description: unknown) => readonly MethodDescription[] {
  const known = new Set<string>();
  return (description) => {
    // Another version of the package may have no hook, or another one.
    const { data = { methods: [], failures: [] } } = descriptionSchema.safeParse(description);
    for (const { module, message } of data.failures) {
      const warning = `wix-emulator: the web module ${module} could not be loaded, so its methods are not listed. ${redactSecrets(message)}`;
      if (!known.has(warning)) warn(warning);
      known.add(warning);
    }
    return data.methods.sort((one, other) => (one.id < other.id ? -1 : 1));
  };
}
