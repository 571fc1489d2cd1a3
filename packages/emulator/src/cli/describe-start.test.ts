import { expect, test } from 'vitest';
import { describeAddresses, describeDuration } from './describe-start.js';

const origins = { console: 'http://127.0.0.1:4400', app: 'http://localhost:4321' };

test('describeDuration() writes seconds with one decimal, and lists the phases', () => {
  expect(describeDuration('Emulator', 184)).toBe('  Emulator ready in 0.2 s');
  const phases = [
    { name: 'workerd', durationMs: 420 },
    { name: 'first requests', durationMs: 2671 },
  ];
  expect(describeDuration('App', 3091, phases)).toBe(
    '  App ready in 3.1 s (workerd 0.4 s, first requests 2.7 s)',
  );
});

test('describeAddresses() lists the addresses on this computer', () => {
  const network = { host: undefined, allowedHosts: [], appUrl: undefined };
  expect(describeAddresses(origins, network)).toBe(
    '\n  Console  http://127.0.0.1:4400\n  App      http://localhost:4321\n',
  );
});

test('describeAddresses() lists the addresses with each allowed host name, and warns about other computers', () => {
  const network = { host: '0.0.0.0', allowedHosts: ['emulator.test'], appUrl: undefined };
  expect(describeAddresses(origins, network)).toBe(`
  Console  http://127.0.0.1:4400
           http://emulator.test:4400
  App      http://localhost:4321
           http://emulator.test:4321

  Listening on 0.0.0.0: everyone who reaches these ports controls the emulator and the app.
`);
});

test('describeAddresses() lists the address of the app that the user has named', () => {
  const allowedHosts = ['a-4400.test', 'a-4321.test'];
  const network = { host: undefined, allowedHosts, appUrl: 'https://a-4321.test' };
  expect(describeAddresses(origins, network)).toBe(`
  Console  http://127.0.0.1:4400
  App      http://localhost:4321
           https://a-4321.test
`);
});
