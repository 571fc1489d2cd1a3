import { fileURLToPath } from 'node:url';
import { parse } from 'devalue';
import { afterAll, expect } from 'vitest';
import type { AppAnswer } from 'wix-emulator';
import { wixTest } from 'wix-emulator/vitest';
import { captureLog } from '../support/capture-log.js';
import { type Case, titleOf } from './case.js';
import { describeShare } from './share.js';
import answers from './wix-emulator.answers.js';
import seed from './wix-emulator.seed.js';

const test = wixTest({
  root: fileURLToPath(new URL('.', import.meta.url)),
  seed,
  answers: () => answers,
});

const tables = import.meta.glob<readonly Case[]>('./src/backend/*.cases.ts', {
  eager: true,
  import: 'default',
});
const cases = Object.entries(tables).flatMap(([file, rows]) => {
  const module = file.slice('./src/'.length, -'.cases.ts'.length);
  return rows.map((row) => ({ ...row, module }));
});

for (const { module, ...row } of cases) {
  const { after = [], stoppedBy = [] } = row;
  test(titleOf(module, row), async ({ emulator, app: _ }) => {
    const ask = ({ method, as = 'visitor', instance = 'premium', args = [] }: Call) =>
      emulator.call({ method: `${module}/${method}`, as, instance, args });
    for (const call of after) await ask(call);
    emulator.clearRequests();
    const answer = await ask(row);

    const refused = emulator.requests.filter(({ tag }) => tag === 'refused');
    const requests = new Set(refused.map(({ method, url }) => `${method} ${url}`));
    // If a request is no longer refused, remove it from the table, so that the answer is compared.
    expect([...requests].sort()).toEqual([...stoppedBy].sort());
    if (stoppedBy.length > 0) return;
    if ('fails' in row) expect(errorOf(answer)).toMatchObject(row.fails);
    else expect(resultOf(answer)).toEqual(row.returns);
  });
}

type Call = Pick<Case, 'method' | 'as' | 'instance' | 'args'>;

test('every web method of the corpus is in the table beside its module', async ({
  emulator,
  app: _,
}) => {
  const methods = (await emulator.app?.methods())?.map(({ id }) => id) ?? [];
  const inTables = new Set(cases.map(({ module, method }) => `${module}/${method}`));
  expect([...inTables].sort()).toEqual(methods.sort());
});

// Before the log is captured: hooks end in reverse order.
afterAll(() => void process.stdout.write(`\n${describeShare(cases)}\n`));
captureLog();

/** Reads the result as a frontend does. */
function resultOf({ status, contentType, body }: AppAnswer): unknown {
  if (status >= 400) throw new Error(`The method answered ${status}: ${body}`);
  if (body === '') return undefined;
  return contentType === 'application/json' ? JSON.parse(body) : parse(body);
}

function errorOf({ status, body }: AppAnswer): unknown {
  return { status, code: JSON.parse(body).error?.code };
}
