import type { z } from '@hono/zod-openapi';

/**
 * Says what is wrong with a value that a schema has refused, in one sentence.
 * @param error Why it was refused; of several reasons, the first.
 * @param parent The name of the value, if it is part of another.
 */
export function firstProblem(
  { issues: [issue] }: z.ZodError,
  ...parent: readonly string[]
): string {
  const path = [...parent, ...(issue?.path ?? [])].map(String);
  if (issue?.code === 'unrecognized_keys') {
    return `${[...path, issue.keys[0]].join('.')} is not a field that Wix knows.`;
  }
  const message = issue?.message ?? 'is wrong';
  return `${path.join('.')}: ${message}.`;
}
