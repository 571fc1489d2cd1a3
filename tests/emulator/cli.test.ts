import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmulator, startConsole } from 'wix-emulator';
import { type RunningCli, runCli, startCli } from '../support/run-cli.js';

describe('the arguments of `wix-emulator`', () => {
  test.each([[[]], [['fly']]])(
    '`wix-emulator` with the arguments %j prints its usage and exits with 1',
    async (args) => {
      const { code, stdout, stderr } = await runCli(args);
      expect(code).toBe(1);
      expect(stdout).toBe('');
      expect(stderr).toContain('Usage: wix-emulator <command>');
    },
  );

  test.each([
    [['--help'], 'Usage: wix-emulator <command>'],
    [['help'], 'Usage: wix-emulator <command>'],
    [['dev', '--help'], 'Usage: wix-emulator dev'],
    [['build', '-h'], 'Usage: wix-emulator build'],
    [['preview', '--help'], '--ignore-credentials'],
    [['exec', '--help'], 'wix-emulator exec -- npm test'],
    [['methods', '--help'], 'Usage: wix-emulator methods'],
    [['call', '--help'], '--instance'],
    [['coverage', '--help'], '--strict'],
  ])('`wix-emulator` with the arguments %j prints help', async (args, text) => {
    const { code, stdout, stderr } = await runCli(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(text);
  });

  test.each([
    [['preview', '--fast'], "Unknown option '--fast'"],
    [['preview', '--port', '70000'], '--port must be a port number, not "70000".'],
    [['dev', '--port', '5000', '--emulator-port', '5000'], 'different ports, but both have 5000.'],
    [['preview', '--host', '0.0.0.0'], '--host 0.0.0.0 needs --allow-host <name>'],
    [
      ['dev', '--allow-host', 'http://a.test'],
      '--allow-host must be a host name without a protocol',
    ],
    [['methods', '--emulator-port', 'x'], '--emulator-port must be a port number, not "x".'],
    [['methods', 'x'], "Unexpected argument 'x'"],
    [['call', 'a/b', '--as'], "'--as <value>' argument missing"],
    [['call'], 'A method is missing.'],
    [['call', 'a/b', '--as', 'x', '--no-token'], '--as and --no-token cannot be combined.'],
    [['call', 'a/b', '{a:1}'], 'Argument 1 is not JSON: {a:1}'],
  ])('`wix-emulator` refuses the arguments %j', async (args, text) => {
    const { code, stderr } = await runCli(args);
    expect(code).toBe(1);
    expect(stderr).toContain(text);
    expect(stderr).not.toContain('    at ');
  });
});

test.each([['call', 'a/b'], ['methods']])(
  '`wix-emulator %s` says what to start if no emulator is running',
  async (...args) => {
    const { code, stdout, stderr } = await runCli(args, { env: { EMULATOR_PORT: '1' } });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^No emulator is running on port 1. Start one with "npx wix-emulator dev"/,
    );
  },
);

test('`wix-emulator methods` says that the app has no web methods', async () => {
  const emulator = createEmulator({ appId: 'd0cf1e1d-1111-4222-8333-444455556666' });
  emulator.attachApp({ url: 'http://localhost:1', methods: async () => [] });
  const { url, close } = await startConsole({ emulator, port: 0 });
  try {
    const outcome = await runCli(['methods'], { env: { EMULATOR_PORT: new URL(url).port } });
    expect(outcome).toEqual({ code: 0, stdout: 'The app has no web methods.\n', stderr: '' });
  } finally {
    await close();
  }
});

describe('`wix-emulator` with a running app', () => {
  let app: RunningCli;
  beforeAll(async () => {
    app = await startCli(['preview'], { env: { FEE_NAME: 'Packing' } });
  });
  afterAll(() => app.stop());

  const run = (...args: string[]) =>
    runCli(args, { env: { EMULATOR_PORT: new URL(app.consoleUrl).port } });

  test('`wix-emulator call` prints the result of a method as JSON', async () => {
    const method = 'backend/instance/getInstance';
    const { code, stdout, stderr } = await run('call', method, '--instance', 'premium');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      instance: { billing: { packageName: 'Pro' } },
      site: { siteDisplayName: 'Harbour Street Bakery' },
    });
    expect(stdout).toMatch(/^\{\n {2}"/);
  });

  test('`wix-emulator preview` gives the app the variables that `.env.example` names, and no others', async () => {
    const answer = await fetch(`${app.appUrl}/api/env`);
    expect(await answer.json()).toMatchObject({ getSecret: 'Packing', home: null });
  });

  test('`wix-emulator call` passes arguments to the method, and prints results that JSON cannot carry', async () => {
    const { code, stdout } = await run('call', 'backend/instance/echo', '{"a":[1,"ü"]}');
    expect(code).toBe(0);
    expect(stdout).toMatch(/a: \[ 1, 'ü' \]/);
    expect(stdout).toMatch(/now: \d{4}-\d\d-\d\dT/);
    const negative = await run('call', 'backend/instance/echo', '--', '-5');
    expect(negative.stdout).toContain('value: -5');
  });

  test('`wix-emulator call --as` calls a method as the given caller', async () => {
    const { stdout } = await run('call', 'backend/instance/whoAmI', '--as', 'member');
    expect(JSON.parse(stdout)).toMatchObject({ subjectType: 'MEMBER' });
    const owner = await run('call', 'backend/instance/secretOfTheOwner', '--as', 'owner');
    expect(owner.stdout).toBe('"for the owner"\n');
  });

  test.each([
    [['backend/instance/secretOfTheOwner'], /^FORBIDDEN: /],
    [['backend/instance/getInstance', '--no-token'], /^UNAUTHENTICATED: /],
    [['backend/instance/getInstance', '--as', 'expired'], /^UNAUTHENTICATED: /],
    [
      ['backend/instance/getInstance', '--as', 'nobody'],
      /^Unknown caller "nobody". Use one of: visitor, member, owner,/,
    ],
    [
      ['backend/instance/getInstance', '--instance', 'gold'],
      /^Unknown instance "gold". Use one of: free, premium,/,
    ],
    [
      ['backend/instance/nothing'],
      /^Unknown web method "backend\/instance\/nothing". Use one of: .*backend\/instance\/echo,/,
    ],
    [['../../_wix/x'], /^"method" must be a module and an export/],
  ])('`wix-emulator call` with the arguments %j fails and says why', async (args, error) => {
    const { code, stdout, stderr } = await run('call', ...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(error);
  });

  test('`wix-emulator methods` lists the web methods with their permissions', async () => {
    const { code, stdout } = await run('methods');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^backend\/instance\/getInstance +Anyone$/m);
    expect(stdout).toMatch(/^backend\/instance\/secretOfTheOwner +Admin$/m);
  });

  test('`wix-emulator methods` says that the port belongs to another program', async () => {
    const env = { EMULATOR_PORT: new URL(app.appUrl).port };
    const { code, stderr } = await runCli(['methods'], { env });
    expect(code).toBe(1);
    expect(stderr).toMatch(/is not an emulator. Name the emulator's port with --emulator-port/);
  });
});
