import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningCli, startCli } from '../support/run-cli.js';
import { createSmallApp, type SmallApp } from '../support/small-app.js';

let small: SmallApp;
let cli: RunningCli;

beforeAll(async () => {
  small = await createSmallApp({
    files: {
      'src/backend/late.web.ts': `import { EventEmitter } from 'node:events';
import { Permissions, webMethod } from '@wix/web-methods';

const later = (run: () => void) => void setTimeout(run, 10);

export const timer = webMethod(Permissions.Anyone, () =>
  later(() => {
    throw new Error('thrown-in-a-timer', { cause: new Error('the-cause') });
  }),
);

export const pool = webMethod(Permissions.Anyone, () =>
  later(() => {
    new EventEmitter().emit('error', new Error('emitted-by-a-pool'));
  }),
);

export const promise = webMethod(Permissions.Anyone, () =>
  later(() => {
    void Promise.reject(new Error('rejected-in-a-timer'));
  }),
);

export const text = webMethod(Permissions.Anyone, () =>
  later(() => {
    throw 'thrown-text\\u001b[31m';
  }),
);

export const proxy = webMethod(Permissions.Anyone, () =>
  later(() => {
    const { proxy, revoke } = Proxy.revocable(new Error('x'), {});
    revoke();
    throw proxy;
  }),
);
`,
      'src/widget.ts': `import { timer } from './backend/late.web';
export default class extends HTMLElement { connectedCallback() { void timer(); } }
`,
    },
  });
  cli = await startCli(['dev'], { root: small.root });
}, 240_000);

afterAll(async () => {
  await cli?.stop();
  await small.remove();
});

const callMethod = async (method: string) => {
  const response = await fetch(new URL('/emulator/methods/call', cli.consoleUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method: `backend/late/${method}` }),
  });
  expect(await response.json()).toMatchObject({ status: 204 });
};

test.each([
  ['timer', /threw an error that nothing caught.*\n.*thrown-in-a-timer\n +at .*late\.web\.ts:8:11/],
  ['timer', /Caused by Error: the-cause/],
  ['pool', /threw an error that nothing caught.*\n.*emitted-by-a-pool/],
  ['promise', /rejected-in-a-timer[\s\S]*late\.web\.ts/],
  ['text', /nothing caught.*\nthrown-text\\u001b\[31m/],
  ['proxy', /nothing caught.*\nThe error cannot be described/],
])(
  '`wix-emulator dev` logs a late error of %s() as %s, and keeps running',
  async (method, says) => {
    const { pid } = cli.child;
    await callMethod(method);
    await expect.poll(() => cli.output()).toMatch(says);
    expect(cli.child.exitCode).toBeNull();
    // The console and the calls so far are still there.
    const calls = await fetch(new URL('/emulator/calls', cli.consoleUrl));
    expect(JSON.stringify(await calls.json())).toContain(`backend/late/${method}`);
    expect(cli.child.pid).toBe(pid);
  },
);
