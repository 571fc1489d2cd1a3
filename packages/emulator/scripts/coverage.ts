import { eventTypes } from '../src/model/events.js';
import { type Operation, type OperationId, operations } from '../src/model/operations.js';
import { dashboardCoverage } from '../src/ui/dashboard/dashboard-coverage.js';
import { editorCoverage } from '../src/ui/editor/editor-coverage.js';
import type { HostCall } from '../src/ui/host-call.js';
import { routes } from '../src/wix-api/router.js';
import { extensionKinds } from './extension-kinds.js';
import { refusedOperations } from './refused-operations.js';

type AnsweredOperation = Operation & { readonly id: OperationId };

/** The command that writes the page anew. */
export const coverageCommand = 'npm run docs:coverage';

/** What the emulator does of Wix, as a page of Markdown. */
export function describeCoverage(): string {
  return `# What the emulator covers

Generated from the code by \`${coverageCommand}\`.

- **emulated**: works like Wix in every way that an app can see.
- **partial**: works within the limits in the note.
- **refused**: fails with an error that names what is missing. Nothing is ever passed on to Wix.

## Wix's operations

Use the id to aim a fault at an operation. \`edge.wixapis.com\` works like \`www.wixapis.com\`. Any other
request from the app to another computer fails with status 501 and a message that names the method
and the URL.

${table(['operation', 'id', 'request', 'coverage', 'note'], operationRows())}

## Events

The emulator signs each event as Wix does. It sends no events of other Wix APIs, such as Wix Stores.

${table(
  ['event', 'coverage'],
  eventTypes.map((type) => [code(type), 'emulated']),
)}

## Extensions

Extensions are listed by the name of their builder in \`@wix/astro/builders\`. **none**: the extension
is built and served with the app, but the emulator does nothing with it.

${table(
  ['extension', 'coverage', 'note'],
  Object.entries(extensionKinds).map(([key, { status, note }]) => [code(key), status, note]),
)}

## The dashboard, for pages and modals

${table(['call', 'coverage', 'note'], callRows(dashboardCoverage))}

## The editor, for settings panels

${table(['call', 'coverage', 'note'], callRows(editorCoverage))}
`;
}

function operationRows(): string[][] {
  const answered = operations.map(({ id, title, coverage, missing = '' }: AnsweredOperation) => {
    const { endpoints, grant } = routes[id];
    const calls = endpoints.map(({ method = '*', hosts: [host], path }) =>
      code(`${method} https://${host}${path}`),
    );
    return [title, code(id), withGrant(calls.join(', '), grant), coverage, missing];
  });
  const refused = refusedOperations.map(({ title, method, url, grant }) => {
    return [title, '', withGrant(code(`${method} ${url}`), grant), 'refused', ''];
  });
  return [...answered, ...refused];
}

function withGrant(call: string, grant: string | undefined): string {
  return grant === undefined ? call : `${call} with the grant ${code(grant)}`;
}

function callRows(calls: Readonly<Record<string, HostCall>>): string[][] {
  const order = ['emulated', 'partial', 'refused'];
  return Object.values(calls)
    .sort((one, other) => order.indexOf(one.status) - order.indexOf(other.status))
    .map(({ call, status, note }) => [code(call), status, note]);
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
