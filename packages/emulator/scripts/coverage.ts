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

- **emulated**: as Wix does it, in every respect that an app can see.
- **partial**: with what the note says.
- **refused**: fails, and the error names what is missing. Nothing is ever passed on to Wix.

## Wix's operations

The id is what faults are aimed at. \`edge.wixapis.com\` answers as \`www.wixapis.com\` does. Any other
call of the app, to any host but this computer, is refused with a status 501 whose message names the
method and the URL.

${table(['operation', 'id', 'call', 'coverage', 'note'], operationRows())}

## Events

Each is signed as Wix signs it. Events of other Wix APIs are never sent.

${table(
  ['event', 'coverage'],
  eventTypes.map((type) => [code(type), 'emulated']),
)}

## Extensions

By the names of their builders in \`@wix/astro/builders\`. With **none**, an extension is built and
served with the app, and nothing is around it.

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
