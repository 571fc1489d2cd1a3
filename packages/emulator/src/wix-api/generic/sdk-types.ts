/** The fields of an object type, with the text of each field's type. */
export type Fields = ReadonlyMap<string, string>;

/** The object types and methods that the types of an SDK package declare. */
export interface SdkTypes {
  /** The object types, by name. */
  readonly objects: ReadonlyMap<string, Fields>;
  /** The names of the request's and the response's type, by the method's name. */
  readonly methods: ReadonlyMap<string, { readonly request: string; readonly response: string }>;
}

const INTERFACE = /^interface ([\w$]+)(?: extends ([\w$, ]+))? \{\n([\s\S]*?)^\}/gm;
const FIELD = /^ {4}(\w+)\??: (.+);$/gm;
const METHOD = /^declare function (\w+)\(\): __PublicMethodMetaInfo<([\s\S]*?)>;$/gm;

/**
 * Reads the types of an SDK package's entry for tools. All packages are generated in one form. What
 * has another form is left out, so that its methods are not recognized.
 * @param text The text of the declaration file.
 */
export function readSdkTypes(text: string): SdkTypes {
  const own = new Map<string, Fields>();
  const bases = new Map<string, readonly string[]>();
  for (const [, name = '', base = '', body = ''] of text.matchAll(INTERFACE)) {
    own.set(name, new Map([...body.matchAll(FIELD)].map(([, key = '', type = '']) => [key, type])));
    bases.set(name, base.split(/, */).filter(Boolean));
  }
  const objects = new Map<string, Fields>();
  for (const [name, fields] of own) {
    const inherited = (bases.get(name) ?? []).flatMap((base) => [...(own.get(base) ?? [])]);
    objects.set(name, new Map([...inherited, ...fields]));
  }
  const methods = new Map(
    [...text.matchAll(METHOD)].flatMap(([, name = '', parameters = '']) => {
      // The request's and the response's type, each first as in the SDK and then as on the wire.
      const types = parameters.split(', ').slice(-4);
      const [, request, , response] = types.map((type) => type.split(' & ')[0]);
      return request && response ? [[name, { request, response }] as const] : [];
    }),
  );
  return { objects, methods };
}
