import { expect, test } from 'vitest';
import { callCommand } from './call-command.js';

const call = { method: 'backend/a/b', args: [], caller: 'visitor', instance: 'free', port: '4400' };

test('makes a command that a shell takes literally', () => {
  expect(callCommand(call)).toBe('npx wix-emulator call backend/a/b --as visitor --instance free');
  expect(callCommand({ ...call, args: ["it's $(x)", { a: 1 }, 2] })).toBe(
    `npx wix-emulator call backend/a/b --as visitor --instance free '"it'\\''s $(x)"' '{"a":1}' 2`,
  );
});

test('keeps negative numbers apart from the options', () => {
  expect(callCommand({ ...call, args: [-1] })).toMatch(/ --instance free -- -1$/);
});

test('names the port unless it is the usual one', () => {
  expect(callCommand({ ...call, port: '4500' })).toMatch(/^EMULATOR_PORT=4500 npx wix-emulator /);
});
