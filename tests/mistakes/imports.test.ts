import { afterEach, describe, expect, test } from 'vitest';
import webMethods from '../../packages/web-methods/src/integration.js';
import { call } from '../../packages/web-methods/src/server/handler.harness.js';
import { TestProject } from '../../packages/web-methods/src/vite/project.harness.js';
import { callMistakes, importMistakes, patternOf } from './mistakes.js';

let project: TestProject | undefined;

afterEach(async () => {
  await project?.remove();
  project = undefined;
});

const method =
  "import { webMethod } from '@wix/web-methods'; export const getSeats = webMethod('Anyone', () => 1);";

const files = {
  'src/backend/instance.web.ts': `
import { webMethod } from '@wix/web-methods';
export const getInstance = webMethod('Anyone', () => 1);
export const LIMIT = 4;
export function plain() {}`,
  'src/backend/prices.ts': 'export const price = 4;',
  'src/backend/seats.ts': method,
  'src/backend/old.jsw': '',
};

/** Builds a frontend that exports something of another file. */
async function build(name: string, source: string, more?: Record<string, string>): Promise<string> {
  const main = `export { ${name} } from '${source}';`;
  project = await TestProject.create({ ...files, ...more, 'src/main.ts': main });
  return project.build('frontend');
}

/** Makes each mistake, and throws the message. */
const make: Record<keyof typeof importMistakes, () => Promise<unknown>> = {
  'no such web module': () => build('getInstance', './backend/instanc.web'),
  'no such method': () => build('getInstanc', './backend/instance.web'),
  'plain function': () => build('plain', './backend/instance.web'),
  'value of a web module': () => build('LIMIT', './backend/instance.web'),
  'backend file': () => build('price', './backend/prices'),
  'web method in another file': () => build('getSeats', './backend/seats'),
  'web method in a component': () =>
    build('getSeats', './backend/seats.web.tsx', { 'src/backend/seats.web.tsx': method }),
  'file of Velo': () => build('old', './backend/old.jsw'),
  async 'wix without a call'() {
    const wix: unknown = () => [];
    // A configuration in JavaScript is not checked.
    return Reflect.apply(webMethods, undefined, [wix]);
  },
};

describe('mistakes in the source', () => {
  test.each(Object.entries(importMistakes))(
    'the mistake "%s" has the message of the page on troubleshooting',
    async (name, mistake) => {
      await expect(make[name as keyof typeof make]()).rejects.toThrow(patternOf(mistake));
    },
  );
});

/** Makes each mistake of a call. */
const calls: Record<keyof typeof callMistakes, () => ReturnType<typeof call>> = {
  'no token': () => call('backend/demo/echo', { token: '' }),
  'visitor calls an admin method': () => call('backend/demo/admin'),
  'no such path': () => call('backend/demo/ecko'),
};

describe('mistakes in calls', () => {
  test.each(Object.entries(callMistakes))(
    'the mistake "%s" has the message of the page on troubleshooting',
    async (name, mistake) => {
      const { body } = await calls[name as keyof typeof calls]();
      expect(`${body.error.code}: ${body.error.message}`).toMatch(patternOf(mistake));
    },
  );
});
