import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';

const biome = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@biomejs/biome/package.json')),
  'bin/biome',
);

/**
 * Makes JavaScript of TypeScript that has types besides, and nothing that has to be compiled. What
 * is left stays as it was written, formatted again. It knows `import type`, annotations of parameters,
 * results and variables, `as`, and the type parameters of functions. Of other syntax, such as
 * `interface`, `type`, `satisfies`, `?` or `!`, it would leave what is no JavaScript.
 * @param source The TypeScript.
 * @throws {Error} From Biome, for syntax that it does not know: write the source without, or teach it.
 */
export function stripTypes(source: string): string {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const ranges = typesIn(file).sort((a, b) => b.start - a.start);
  const bare = ranges.reduce(
    (code, { start, end }) => code.slice(0, start) + code.slice(end),
    source,
  );
  return execFileSync(process.execPath, [biome, 'format', '--stdin-file-path=stripped.js'], {
    input: bare.trimStart(),
    encoding: 'utf8',
  });
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Finds what the compiler leaves out. What stands in it is a part of it, and not listed. */
function typesIn(node: ts.Node): Range[] {
  const ranges: Range[] = [];
  if (ts.isImportDeclaration(node) && node.importClause?.isTypeOnly) {
    return [{ start: node.getStart(), end: node.end }];
  }
  if (ts.isAsExpression(node)) ranges.push({ start: node.expression.end, end: node.end });
  // With the colon before it.
  else if ('type' in node && isNode(node.type)) {
    ranges.push({ start: node.type.pos - 1, end: node.type.end });
  }
  if (ts.isFunctionDeclaration(node) && node.typeParameters) {
    // With the brackets around them.
    ranges.push({ start: node.typeParameters.pos - 1, end: node.typeParameters.end + 1 });
  }
  ts.forEachChild(node, (child) => {
    const isType = ts.isTypeNode(child) || ts.isTypeParameterDeclaration(child);
    if (!isType) ranges.push(...typesIn(child));
  });
  return ranges;
}

function isNode(value: unknown): value is ts.Node {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
