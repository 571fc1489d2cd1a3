/** Whether code can write a name without quotes. */
export function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
}

/**
 * Writes the access to a property as in code: `.name`, or `["a name"]`.
 * @param name The property's name.
 */
export function propertyStep(name: string): string {
  return isIdentifier(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
