import { expect, test } from 'vitest';
import { replaceSection } from './page';

test('replaceSection() replaces the text between the markers of a section only', () => {
  const page = 'Before\n<!-- one -->\nold\n<!-- /one -->\n<!-- two -->\n<!-- /two -->\n';
  expect(replaceSection(page, 'one', 'new')).toBe(
    'Before\n<!-- one -->\n\nnew\n\n<!-- /one -->\n<!-- two -->\n<!-- /two -->\n',
  );
});

test('replaceSection() refuses a page without the markers of the section', () => {
  expect(() => replaceSection('<!-- one -->\n', 'one', 'new')).toThrow(
    'The page needs the lines "<!-- one -->" and "<!-- /one -->", in this order.',
  );
});
