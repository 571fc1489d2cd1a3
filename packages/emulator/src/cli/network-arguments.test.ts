import { afterEach, expect, test, vi } from 'vitest';
import { EmulatorError } from '../util/emulator-error.js';
import { readNetworkArguments } from './network-arguments.js';

type Arguments = Parameters<typeof readNetworkArguments>[0];

afterEach(() => {
  vi.unstubAllEnvs();
});

test('readNetworkArguments() reads ports from the options, then from the environment, then the defaults', () => {
  const read = (values: Arguments) => {
    const { port, emulatorPort } = readNetworkArguments(values);
    return [port, emulatorPort];
  };
  vi.stubEnv('PORT', undefined);
  vi.stubEnv('EMULATOR_PORT', '');
  expect(read({})).toEqual([4321, 4400]);
  vi.stubEnv('PORT', '5000');
  vi.stubEnv('EMULATOR_PORT', '5001');
  expect(read({})).toEqual([5000, 5001]);
  expect(read({ port: '6000', 'emulator-port': '6001' })).toEqual([6000, 6001]);
  expect(read({ port: '0', 'emulator-port': '0' })).toEqual([0, 0]);
});

test('readNetworkArguments() accepts requests for this computer only by default', () => {
  expect(readNetworkArguments({})).toMatchObject({ host: undefined, allowedHosts: [] });
  for (const host of ['127.0.0.1', '::1', '[::1]', 'localhost']) {
    expect(readNetworkArguments({ host }).host).toBeUndefined();
  }
});

test.each([
  [
    { host: '0.0.0.0', 'allow-host': ['localhost'] },
    { host: '0.0.0.0', allowedHosts: [] },
  ],
  [
    { host: '0:0:0:0:0:0:0:0', 'allow-host': ['A.test'] },
    { host: '::', allowedHosts: ['a.test'] },
  ],
  [
    { 'allow-host': ['a.test', 'A.test', '10.0.0.1', 'fd00::1', '[fd00::2]', 'bücher.test'] },
    { allowedHosts: ['a.test', '10.0.0.1', '[fd00::1]', '[fd00::2]', 'xn--bcher-kva.test'] },
  ],
  [
    { 'allow-host': ['a.test'], 'app-url': 'https://B.test/' },
    { appUrl: 'https://b.test', allowedHosts: ['a.test', 'b.test'] },
  ],
  [{ 'app-url': 'http://localhost:8081' }, { appUrl: 'http://localhost:8081', allowedHosts: [] }],
])('readNetworkArguments() reads %j as %j', (values, expected) => {
  expect(readNetworkArguments(values)).toMatchObject(expected);
});

test.each<[Arguments, string]>([
  [{ port: '43210000' }, '--port must be a port number, not "43210000".'],
  [{ port: '' }, '--port must be a port number, not "".'],
  [{ 'emulator-port': '-1' }, '--emulator-port must be a port number, not "-1".'],
  [{ port: '4400' }, 'but both have 4400. Change one with --port or --emulator-port.'],
  [{ port: '5000', 'emulator-port': '5000' }, 'need different ports, but both have 5000.'],
  [{ host: '0.0.0.0' }, '--host 0.0.0.0 needs --allow-host <name>'],
  [{ host: '10.0.0.1', 'app-url': 'http://a.test' }, '--host 10.0.0.1 needs --allow-host <name>'],
  [{ host: 'a.test', 'allow-host': ['a.test'] }, '--host must be an IP address'],
  [{ 'app-url': 'a.test' }, '--app-url must be an address without a path'],
  [{ 'app-url': 'https://a.test/app' }, '--app-url must be an address without a path'],
  [{ 'app-url': 'file:///a' }, '--app-url must be an address without a path'],
])('readNetworkArguments() refuses %j', (values, message) => {
  vi.stubEnv('PORT', undefined);
  vi.stubEnv('EMULATOR_PORT', undefined);
  expect(() => readNetworkArguments(values)).toThrow(EmulatorError);
  expect(() => readNetworkArguments(values)).toThrow(message);
});

test.each(['http://a.test', 'a.test:80', 'a.test/', '*', '*.a.test', 'a b', 'u@a.test', ''])(
  'readNetworkArguments() refuses the host name "%s"',
  (name) => {
    expect(() => readNetworkArguments({ 'allow-host': [name] })).toThrow(
      `--allow-host must be a host name without a protocol and a port, such as emulator.test, not "${name}".`,
    );
  },
);
