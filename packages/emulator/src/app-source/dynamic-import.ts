import type { NodePath } from '@babel/traverse';

/** Returns the argument of `import(…)` or `require(…)`; `undefined` for any other expression. */
export function dynamicImport(path: NodePath): NodePath | undefined {
  if (path.isImportExpression()) return path.get('source');
  if (!path.isCallExpression()) return undefined;
  const { callee } = path.node;
  const isImport =
    callee.type === 'Import' ||
    (callee.type === 'Identifier' &&
      callee.name === 'require' &&
      !path.scope.hasBinding('require', true));
  return isImport ? path.get('arguments')[0] : undefined;
}
