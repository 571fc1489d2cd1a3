import { expect, test } from 'vitest';
import { callCommand } from './call-command.js';

const call = { method: 'backend/a/b', args: [], caller: 'visitor', instance: 'free', port: '4400' };

test('callCommand() quotes arguments so that a shell does not interpret them', () => {
  expect(callCommand(call)).toBe('npx wix-emulator call backend/a/b --as visitor --instance free');
  expect(callCommand({ ...call, args: ["it's $(x)", { a: 1 }, 2] })).toBe(
    `npx wix-emulator call backend/a/b --as visitor --instance free '"it'\\''s $(x)"' '{"a":1}' 2`,
  );
});

test('callCommand() separates negative numbers from the options with `--`', () => {
  expect(callCommand({ ...call, args: [-1] })).toMatch(/ --instance free -- -1$/);
});

test('callCommand() sets EMULATOR_PORT unless the port is the default', () => {
  expect(callCommand({ ...call, port: '4500' })).toMatch(/^EMULATOR_PORT=4500 npx wix-emulator /);
});
