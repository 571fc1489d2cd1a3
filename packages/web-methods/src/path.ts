/**
 * Writes the step to a property as code would: `.name`, or `["a name"]`.
 * @param name The property's name.
 */
export function propertyStep(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)
    ? `.${name}`
    : `[${JSON.stringify(name)}]`;
}
