/**
 * A dynamic parameter. Its name consists of letters and digits, as Wix's documentation demands, so
 * a template can use braces for other purposes.
 */
const PLACEHOLDER = /\{\{([A-Za-z0-9]+)\}\}/g;

/** A `script` element: its start tag, and its content up to the end tag or the template's end. */
const SCRIPT = /(<script\b(?:"[^"]*"|'[^']*'|[^'">])*>)([\s\S]*?)(?=<\/script\b|$)/gi;

/** Returns the names of a template's dynamic parameters, in the order of their first use. */
export function parameterNames(template: string): readonly string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
}

/**
 * Fills in the dynamic parameters of an embedded script's template. A value cannot leave the
 * attribute, the text or the quoted string of a script that contains its placeholder: it is escaped
 * for HTML, and inside of a `script` element for JavaScript.
 * @param template The HTML of the embedded script.
 * @param parameters The values by name. A placeholder without a value stays as it is.
 */
export function fillTemplate(
  template: string,
  parameters: Readonly<Record<string, string>>,
): string {
  const fill = (part: string, escapeValue: (value: string) => string) =>
    part.replace(PLACEHOLDER, (placeholder, name: string) => {
      const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
      return value === undefined ? placeholder : escapeValue(value);
    });
  let filled = '';
  let end = 0;
  for (const { 0: whole, 1: startTag = '', 2: content = '', index } of template.matchAll(SCRIPT)) {
    filled += fill(template.slice(end, index) + startTag, escapeHtml);
    filled += fill(content, escapeScript);
    end = index + whole.length;
  }
  return filled + fill(template.slice(end), escapeHtml);
}

/** Escapes a value for text, for an attribute with or without quotes, and for a style sheet. */
function escapeHtml(value: string): string {
  return value.replace(/[&<>"'`=\\\p{Cc}]/gu, (character) => `&#${character.codePointAt(0)};`);
}

/** Escapes a value for a string in JavaScript or JSON. The script reads the original value. */
function escapeScript(value: string): string {
  return value.replace(/["'`\\$/<>&\p{Cc}\u2028\u2029]/gu, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });
}
