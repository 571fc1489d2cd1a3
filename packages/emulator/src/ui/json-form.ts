/** A form for a JSON object. */
export interface JsonForm {
  readonly element: HTMLElement;
  /** Shows another object. */
  readonly write: (value: JsonValues) => void;
}

/** The fields of a JSON object. */
export type JsonValues = Readonly<Record<string, unknown>>;

interface JsonFormOptions {
  /** The name of the object, such as `Props`. */
  readonly name: string;
  /** A sentence below the form. */
  readonly note: string;
  /** Called with the object that the user has written. */
  readonly onApply: (value: JsonValues) => void;
}

/** Creates a form for a JSON object. It says what is wrong with a text that is no JSON object. */
export function jsonForm({ name, note, onApply }: JsonFormOptions): JsonForm {
  const form = document.createElement('form');
  form.className = 'json-form';
  const label = document.createElement('label');
  const input = document.createElement('textarea');
  input.rows = 5;
  input.spellcheck = false;
  label.append(`${name} (a JSON object)`, input);

  const problem = document.createElement('p');
  problem.role = 'status';
  problem.className = 'problem';
  const apply = document.createElement('button');
  apply.textContent = 'Apply';
  const below = document.createElement('p');
  below.textContent = note;
  form.append(label, problem, apply, below);

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const { value, reason = '' } = parseValues(input.value);
    problem.textContent = reason;
    input.ariaInvalid = value ? null : 'true';
    if (value) onApply(value);
  });
  return {
    element: form,
    write(value) {
      input.value = JSON.stringify(value, null, 2);
      problem.textContent = '';
      input.ariaInvalid = null;
    },
  };
}

/**
 * Parses a JSON object.
 * @returns The object, or the reason why the text is not a JSON object.
 */
export function parseValues(
  text: string,
):
  | { readonly value: JsonValues; readonly reason?: undefined }
  | { readonly value?: undefined; readonly reason: string } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { value: { ...value } };
    }
    return { reason: 'This is not a JSON object: { … }' };
  } catch (error) {
    return { reason: `This is not JSON: ${error instanceof Error ? error.message : error}` };
  }
}
