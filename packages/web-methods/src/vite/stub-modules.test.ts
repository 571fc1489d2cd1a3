import type { ViteDevServer } from 'vite';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TestProject } from './project.harness.js';

const method = (name: string, result = '1') =>
  `import { webMethod } from '@wix/web-methods';\nexport const ${name} = webMethod('Anyone', () => ${result});\n`;

let project: TestProject;

beforeEach(async () => {
  project = await TestProject.create({
    'src/backend/all.web.ts': `export * from './impl'; export { plain } from './impl'; ${method('own')}`,
    'src/backend/impl.ts': `${method('passed')}\nexport * from './deep'; export const LIMIT = Number('4'); export function plain() {}`,
    'src/backend/deep.ts': method('deep'),
    'src/main.ts': "export { own, passed, deep } from './backend/all.web';",
  });
});

afterEach(() => project.remove());

test('`export *` in a web module re-exports the methods of a file, but not its values', async () => {
  const code = await project.build('frontend');
  for (const name of ['own', 'passed', 'deep']) {
    expect(code).toContain(`stub("/api/web-methods/backend/all/${name}")`);
  }
  await project.write({ 'src/main.ts': "export { LIMIT } from './backend/all.web';" });
  await expect(project.build('frontend')).rejects.toThrow('"LIMIT" is not exported by');
  await project.write({ 'src/main.ts': "export { plain } from './backend/all.web';" });
  await expect(project.build('frontend')).rejects.toThrow('It is a plain function');
});

test('a frontend build supports files that re-export each other', async () => {
  await project.write({
    'src/backend/deep.ts': `export * from './impl'; export { own } from './all.web'; ${method('deep')}`,
  });
  await expect(project.build('frontend')).resolves.toContain('backend/all/deep');
});

describe('a dev server', { timeout: 30_000 }, () => {
  let server: ViteDevServer;
  let reloads: () => unknown[];

  beforeEach(async () => {
    server = await project.serve('frontend');
    const { client } = server.environments;
    const send = vi.spyOn(client.hot, 'send');
    reloads = () => send.mock.calls.flat();
  });

  const load = (url: string) => server.environments.client.transformRequest(url);
  const reload = expect.objectContaining({ type: 'full-reload' });

  test('a dev server reloads the page if a re-exported file gets another method, but not for a new body', async () => {
    await load('/src/main.ts');
    await load('/src/backend/all.web.ts');
    await project.change(server, 'src/backend/deep.ts', method('deep', '2'));
    expect(reloads()).toEqual([]);
    await project.change(
      server,
      'src/backend/deep.ts',
      method('deep') + method('newer').split('\n')[1],
    );
    await expect.poll(reloads, { timeout: 20_000 }).toContainEqual(reload);
    expect(reloads()).toHaveLength(1);
    expect((await load('/src/backend/all.web.ts'))?.code).toContain('backend/all/newer');
  });

  test('a dev server reloads a page with a rejected import when the web module is fixed', async () => {
    await project.write({ 'src/main.ts': "export { later } from './backend/all.web';" });
    await expect(load('/src/main.ts')).rejects.toThrow('"later" is not exported by');
    await project.change(server, 'src/backend/all.web.ts', method('later'));
    await expect.poll(reloads, { timeout: 20_000 }).toContainEqual(reload);
    await expect(load('/src/main.ts')).resolves.not.toBeNull();
  });

  test('a dev server rejects an import again after the method was removed', async () => {
    await load('/src/main.ts');
    await load('/src/backend/all.web.ts');
    await project.change(server, 'src/backend/deep.ts', 'export const other = 1;');
    await expect.poll(reloads, { timeout: 20_000 }).toContainEqual(reload);
    await expect(load('/src/main.ts')).rejects.toThrow('"deep" is not exported by');
  });
});
