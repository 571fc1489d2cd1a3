import { eventTypes } from '../src/model/events.js';
import { extensionKinds } from '../src/model/extension-kinds.js';
import { dashboardCoverage, derivedDashboardCalls } from '../src/model/hosts/dashboard-coverage.js';
import { editorCoverage } from '../src/model/hosts/editor-coverage.js';
import type { HostCall } from '../src/model/hosts/host-call.js';
import { coverageOf, type Operation } from '../src/model/operations/operation.js';
import { type OperationId, operations } from '../src/model/operations/operations.js';
import { servicePluginMethods } from '../src/model/service-plugin-methods.js';
import { routes } from '../src/wix-api/router.js';
import { refusedOperations } from './refused-operations.js';

type AnsweredOperation = Operation & { readonly id: OperationId };

/** The command that writes the page anew. */
export const coverageCommand = 'npm run docs:coverage';

/** What the emulator does of Wix, as a page of Markdown. */
export function describeCoverage(): string {
  return `# What the emulator covers

Generated from the code by \`${coverageCommand}\`.

- **emulated**: works like Wix in every way that an app can see.
- **partial**: works within the limits that its row names.
- **generic**: the standard methods of all other Wix APIs whose SDK packages the app has. They return what
  was created or seeded, without defaults, rules and permissions.
- **own**: answered by the project itself, in \`wix-emulator.answers.ts\`.
- **refused**: fails with an error that names what is missing. Nothing is ever passed on to Wix.

\`npx wix-emulator coverage\` lists what your own app calls, and how the emulator answers each call.

## Wix's operations

Use the id to aim a fault at an operation. \`edge.wixapis.com\` works like \`www.wixapis.com\`. Any other
request from the app to another computer fails with status 501 and a message that names the method
and the URL.

The column *missing* says what the emulator does not do. The column *assumed* says what it does where
Wix's documentation says nothing certain.

${table(['operation', 'id', 'request', 'coverage', 'missing', 'assumed'], operationRows())}

## Events

The emulator signs each event as Wix does. It sends the events of the app instance when you change an
instance. It sends an event of another Wix API when you ask for it. With [\`events: 'auto'\`](emulator-events.md),
it also sends the events of the changes in its own stores.

${table(
  ['event', 'coverage', 'note'],
  [
    ...eventTypes.map((type) => [code(type), 'emulated', '']),
    [
      'the events of created, updated and deleted entities and items',
      'partial',
      "With `events: 'auto'`, as far as the app's SDK packages declare them. Updates have no `modifiedFields`.",
    ],
    [
      'any other event',
      'partial',
      'Sent by `emulator.events.send()` and the control API. The id of the entity type and the slug in the metadata are guesses unless you pass them.',
    ],
  ],
)}

## Extensions

Extensions are listed by the name of their builder in \`@wix/astro/builders\`, or in one of the entry
points below it. **none**: the extension is built and served with the app, but the emulator does nothing
with it. The tab **Extensions** of the console, \`GET /emulator/extensions\` and
\`emulator.listExtensions()\` list the extensions of your app with the same notes.

${table(
  ['extension', 'type', 'coverage', 'note'],
  extensionKinds.map(({ builder, entryPoint, types, coverage, note }) => [
    code(entryPoint === undefined ? builder : `${entryPoint}: ${builder}`),
    types.map(code).join(', '),
    coverage,
    note,
  ]),
)}

## The methods of service plugins

The emulator knows these methods and has an example of a request for each of them. A method of another
service plugin can be called by its path.

${table(
  ['type', 'method', 'path'],
  Object.entries(servicePluginMethods).flatMap(([type, methods]) =>
    methods.map(({ name, path }) => [code(type), code(`${name}()`), code(path)]),
  ),
)}

## The dashboard, for pages, modals and plugins

${table(['call', 'coverage', 'note'], callRows([...Object.values(dashboardCoverage), ...derivedDashboardCalls]))}

## The editor, for settings panels

${table(['call', 'coverage', 'note'], callRows(Object.values(editorCoverage)))}
`;
}

function operationRows(): string[][] {
  const answered = operations.map((operation: AnsweredOperation) => {
    const { id, title, missing = '', assumed = '' } = operation;
    const answering: Partial<typeof routes> = routes;
    const { endpoints, grant } = answering[id] ?? { endpoints: [], grant: undefined };
    const coverage = endpoints.length > 0 ? coverageOf(operation) : 'refused';
    const calls = endpoints.map(({ method = '*', hosts: [host], path }) =>
      code(`${method} https://${host}${path}`),
    );
    return [title, code(id), withGrant(calls.join(', '), grant), coverage, missing, assumed];
  });
  const refused = refusedOperations.map(({ title, method, url, grant }) => {
    return [title, '', withGrant(code(`${method} ${url}`), grant), 'refused', '', ''];
  });
  return [...answered, ...refused];
}

function withGrant(call: string, grant: string | undefined): string {
  return grant === undefined ? call : `${call} with the grant ${code(grant)}`;
}

function callRows(calls: readonly HostCall[]): string[][] {
  const order = ['emulated', 'partial', 'refused'];
  return calls
    .toSorted((one, other) => order.indexOf(one.status) - order.indexOf(other.status))
    .map((one) => {
      const note = one.status === 'refused' ? `${one.note} ${one.instead}` : one.note;
      return [code(one.call), one.status, note];
    });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map(escapeCell).join(' | ')} |`).join('\n');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function code(text: string): string {
  return `\`${text}\``;
}
