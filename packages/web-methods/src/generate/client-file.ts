import { PACKAGE_NAME } from '../consts.js';
import { isIdentifier } from '../path.js';
import { callPath, exportName, type StubbedMethod } from '../vite/stub-module.js';
import { FIRST_LINE } from './generated-files.js';
import { quote } from './quote.js';

/** A client to write. */
export interface ClientFile {
  /** The web module's name, such as `backend/instance`. */
  readonly name: string;
  /** The exports that get a stub. */
  readonly methods: readonly StubbedMethod[];
  /** The specifier with which the client imports the types of the web module. */
  readonly types: string;
  /** The specifiers of the clients of the web modules that this one re-exports. */
  readonly reexports: readonly string[];
  /** Whether the client is TypeScript, like its web module. */
  readonly isTyped: boolean;
  /** The path below which methods are called, with slashes at both ends. */
  readonly base: string;
  /** The expression of the address that the frontend adds before the path; `undefined` for none. */
  readonly serverBase: string | undefined;
}

/** The names that no variable can have. */
const RESERVED = new Set(
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield'.split(
    ' ',
  ),
);

/**
 * Generates the client of a web module: a stub for every method, with the types of the web module
 * and none of its code.
 */
export function generateClient(client: ClientFile): string {
  const { methods, reexports, serverBase, types, isTyped } = client;
  const module = `typeof import(${quote(types)})`;
  const lines = methods.map((method, index) => {
    const isPlain =
      isIdentifier(method.name) &&
      !RESERVED.has(method.name) &&
      !isOwnName(method) &&
      // A variable with this name would hide what the expression means.
      !serverBase?.includes(method.name);
    const call = stubCall(client, method);
    const type = `${isTyped ? 'Module' : `(${module})`}[${quote(method.name)}]`;
    const doubt = method.isCertain || !isTyped ? '' : 'unknown as ';
    const value = isTyped ? `${call} as ${doubt}${type}` : `/** @type {${type}} */ (${call})`;
    if (isPlain) return `export const ${method.name} = ${value};`;
    return `const method${index} = ${value};\nexport { method${index} as ${exportName(method.name)} };`;
  });
  const imports = [
    ...(methods.some(({ isCertain }) => !isCertain) ? ['guardedStub'] : []),
    ...(methods.some(({ isCertain }) => isCertain) ? ['stub'] : []),
    ...(methods.length > 0 && serverBase !== undefined ? ['withServerBase'] : []),
  ];
  const head =
    methods.length > 0 ? [`import { ${imports.join(', ')} } from '${PACKAGE_NAME}/client';`] : [];
  if (methods.length > 0 && isTyped) head.push('', `type Module = ${module};`);
  const stars = reexports.map((specifier) => `export * from ${quote(specifier)};`);
  const sections = [...head, ...(head.length > 0 ? [''] : []), ...lines, ...stars];
  return `${FIRST_LINE}${sections.join('\n')}\n${lines.length + stars.length > 0 ? '' : 'export {};\n'}`;
}

function stubCall({ name, base, serverBase }: ClientFile, method: StubbedMethod): string {
  const path = quote(callPath(base, name, method.name));
  const address =
    serverBase === undefined ? path : `/* @__PURE__ */ withServerBase(${serverBase}, ${path})`;
  if (method.isCertain) return `/* @__PURE__ */ stub(${address})`;
  return `/* @__PURE__ */ guardedStub(${address}, ${quote(`${name}/${method.name}`)})`;
}

/** Whether a method has the name of something that the client imports or declares itself. */
function isOwnName({ name }: StubbedMethod): boolean {
  return /^(?:guardedStub|stub|withServerBase|Module|method\d+)$/.test(name);
}
