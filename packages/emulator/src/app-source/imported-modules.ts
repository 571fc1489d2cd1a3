import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import type * as t from '@babel/types';
import { type AppSource, relativePath, resolveInApp } from './app-source.js';

/** The module specifiers that a file of the app imports at run time. */
export function specifiersIn(source: AppSource, file: string): string[] {
  const specifiers = new Set<string>();
  const add = (node: t.Node | null | undefined) => {
    if (node?.type === 'StringLiteral') specifiers.add(node.value);
  };
  for (const { program } of source.files.get(file) ?? []) {
    program.traverse({
      ImportDeclaration({ node }) {
        if (node.importKind !== 'type') add(node.source);
      },
      ExportNamedDeclaration({ node }) {
        if (node.exportKind !== 'type') add(node.source);
      },
      ExportAllDeclaration({ node }) {
        add(node.source);
      },
      CallExpression({ node }) {
        const { callee } = node;
        const isRequire = callee.type === 'Identifier' && callee.name === 'require';
        if (callee.type === 'Import' || isRequire) add(node.arguments[0]);
      },
    });
  }
  return [...specifiers];
}

/**
 * Lists the imports that lead neither to a file of the app nor to a package, for example because
 * only the app's bundler knows the name. Calls through them are not found.
 */
export function unknownImports(source: AppSource): AppSource['unread'] {
  const isPackage = createPackageCheck(source.root);
  return [...source.files.keys()].flatMap((file) =>
    specifiersIn(source, file)
      .filter(
        (specifier) =>
          !/^[./]|:/.test(specifier) &&
          !isBuiltin(specifier) &&
          resolveInApp(source, file, specifier) === undefined &&
          !isPackage(specifier),
      )
      .map((specifier) => ({
        file: relativePath(source.root, file),
        reason: `The import of "${specifier}" is not found, so calls through it are missing.`,
      })),
  );
}

/** Creates a function that says whether a specifier is one of an installed package. */
function createPackageCheck(root: string): (specifier: string) => boolean {
  const folders = [root];
  for (let folder = root; dirname(folder) !== folder; folder = dirname(folder)) {
    folders.push(dirname(folder));
  }
  return (specifier) => {
    // Calls of Wix's packages are listed, installed or not.
    if (specifier.startsWith('@wix/')) return true;
    const [scope = '', name = ''] = specifier.split('/');
    const path = scope.startsWith('@') ? join(scope, name) : scope;
    return folders.some((folder) => existsSync(join(folder, 'node_modules', path)));
  };
}
