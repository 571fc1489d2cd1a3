import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { fillTemplate, parameterNames } from './script-template.js';

/** Characters with a meaning in HTML, JavaScript or CSS. */
const HOSTILE = `"'\`\\\${1}</script><!--&amp;-->*/ =\r\n\u2028\u0000é😀`;

test('parameterNames() lists each name of letters and digits once', () => {
  const template = '<i a="{{one}}" b="{{two2}}">{{one}}</i><script>let x = {{}}; {{ no }}</script>';
  expect(parameterNames(template)).toEqual(['one', 'two2']);
  expect(parameterNames('<script>f({{a_b}})</script>')).toEqual([]);
});

test('fillTemplate() replaces the placeholders that have a value, and no others', () => {
  const template = '<i a="{{one}}" b="{{toString}}">{{one}} {{two}}</i>';
  expect(fillTemplate(template, { one: '1' })).toBe('<i a="1" b="{{toString}}">1 {{two}}</i>');
});

test('fillTemplate() does not look for placeholders in values', () => {
  const template = '<i a="{{one}}">{{two}}</i>';
  expect(fillTemplate(template, { one: '{{two}}', two: '$1$$' })).toBe('<i a="{{two}}">$1$$</i>');
});

describe('a value with characters that have a meaning', () => {
  test('fillTemplate() escapes a value for an attribute and for text', () => {
    const value = `"'<b>&\`=\\\n`;
    const escaped = '&#34;&#39;&#60;b&#62;&#38;&#96;&#61;&#92;&#10;';
    expect(fillTemplate('<i a="{{v}}">{{v}}</i>', { v: value })).toBe(
      `<i a="${escaped}">${escaped}</i>`,
    );
    expect(fillTemplate('<style>i { content: "{{v}}" }</style>', { v: '</style>' })).toBe(
      '<style>i { content: "&#60;/style&#62;" }</style>',
    );
  });

  test.each(['"', "'", '`'])('a script reads the original value between %s', (quote) => {
    const template = `<script a="{{v}}">read(${quote}{{v}}${quote}) // {{v}}</script>{{v}}`;
    const filled = fillTemplate(template, { v: HOSTILE });
    const code = /<script [^>]*>(.*)<\/script>/s.exec(filled)?.[1] ?? '';
    expect(code).not.toContain('<');
    const read: string[] = [];
    runInNewContext(code, { read: (value: string) => read.push(value) });
    expect(read).toEqual([HOSTILE]);
  });

  test('JSON in a script element has the original value', () => {
    const filled = fillTemplate('<SCRIPT type="application/json">{"v":"{{v}}"}</SCRIPT>', {
      v: HOSTILE,
    });
    const json = filled.slice(filled.indexOf('>') + 1, filled.lastIndexOf('<'));
    expect(JSON.parse(json)).toEqual({ v: HOSTILE });
  });

  test.each([
    '<script data-a=">" src="{{v}}"></script>',
    '<script src="{{v}}">',
    '<scripted a="{{v}}">',
    '<script>1</script><i a="{{v}}">',
  ])('an attribute in %s is escaped for HTML', (template) => {
    expect(fillTemplate(template, { v: '"' })).toBe(template.replace('{{v}}', '&#34;'));
  });

  test('the content of a script without an end tag is escaped for JavaScript', () => {
    expect(fillTemplate('<script>f("{{v}}")', { v: '"' })).toBe('<script>f("\\u0022")');
  });
});
