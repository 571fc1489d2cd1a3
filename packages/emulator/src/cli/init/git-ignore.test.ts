import { expect, test } from 'vitest';
import { addIgnored } from './git-ignore.js';

test('addIgnored() adds the missing lines at the end', () => {
  expect(addIgnored('/dist\nnode_modules\n# ours\n.astro')).toBe(
    '/dist\nnode_modules\n# ours\n.astro\n.wix/\nwix-emulator.state.json\n',
  );
});

test('addIgnored() writes a new file, and adds nothing twice', () => {
  const text = addIgnored('');
  expect(text.split('\n')).toHaveLength(6);
  expect(addIgnored(text)).toBe(text);
});

test('addIgnored() keeps the line ends of Windows', () => {
  expect(addIgnored('dist\r\n').replaceAll('\r\n', '')).not.toContain('\n');
});
