import { afterEach, expect, test, vi } from 'vitest';
import { readManifest } from '../../../app-client/manifest.js';
import { listen, type RunningServer } from '../../listen.js';
import type { Middleware } from './load-extensions.js';
import { answerManifestErrors } from './manifest-errors.js';

let server: RunningServer | undefined;

afterEach(async () => {
  vi.restoreAllMocks();
  await server?.close();
});

/** Starts a server whose last middleware is the given one, and which runs them as Connect does. */
async function start(last: Middleware): Promise<string> {
  const stack: { handle: Middleware }[] = [
    { handle: (_request, _response, next) => next() },
    { handle: last },
  ];
  stack.unshift({ handle: answerManifestErrors(stack, '/app') });
  server = await listen(
    (request, response) => {
      let index = 0;
      const next = () => stack[index++]?.handle(request, response, next);
      next();
    },
    { port: 0, hostname: 'localhost' },
  );
  return server.url;
}

test('answerManifestErrors() lets a reader of a manifest that cannot be created know why, and prints it once', async () => {
  const print = vi.spyOn(console, 'error').mockImplementation(() => {});
  const url = await start(async () => {
    throw new TypeError("Cannot read properties of undefined (reading 'autoAdd')");
  });
  const message =
    /^The app's manifest cannot be created, .*reading 'autoAdd'\)\n.* Find it with "npx tsc --noEmit"\.$/;
  await expect(readManifest(url)).rejects.toThrow(message);
  await expect(readManifest(url)).rejects.toThrow(message);
  expect(print).toHaveBeenCalledOnce();
  expect(print.mock.calls[0]?.[0]).toMatch(/^wix-emulator: The app's manifest cannot be created/);
});

test('answerManifestErrors() changes no other answer', async () => {
  const url = await start(async ({ url: asked }, response) => {
    response.end(asked === '/other' ? 'other' : '{"components":[]}');
  });
  expect((await readManifest(url)).widgets).toEqual([]);
  expect(await (await fetch(`${url}/other`)).text()).toBe('other');
});
