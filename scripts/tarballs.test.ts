import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

/** The names of the files that are meant to ship. */
const SHIPPED = [
  /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
  /^bin\/(?:[\w-]+\.js|exec\/node)$/,
  /^dist\/.+(?<!\.test|\.harness)\.(?:js|cjs|js\.map|d\.ts|css)$/,
  // The app that `wix-emulator init` creates.
  /^dist\/new-app\//,
];

const REPOSITORY = path.join(import.meta.dirname, '..');

describe.each(['packages/emulator', 'packages/web-methods'])('the tarball of %s', (folder) => {
  const root = path.join(REPOSITORY, folder);
  const files = listFiles(root);
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

  test('holds the package, its documents and nothing else', () => {
    const unexpected = files.filter((file) => !SHIPPED.some((pattern) => pattern.test(file)));
    expect(unexpected).toEqual([]);
  });

  test('has source maps only of its own files, with their sources', () => {
    const incomplete = files
      .filter((file) => file.endsWith('.map'))
      .filter((file) => {
        const { sources, sourcesContent = [] }: SourceMap = JSON.parse(read(file));
        return sources.some(
          (source, index) =>
            !path.join(path.dirname(file), source).startsWith('src/') || !sourcesContent[index],
        );
      });
    expect(incomplete).toEqual([]);
  });

  test('names no source map that is not in it', () => {
    const dangling = files
      .filter((file) => /\.(?:js|css|d\.ts)$/.test(file))
      .filter((file) => {
        const [, map] = /^\/[/*]# sourceMappingURL=(?!data:)(\S+)/m.exec(read(file)) ?? [];
        return map !== undefined && !files.includes(path.posix.join(path.dirname(file), map));
      });
    expect(dangling).toEqual([]);
  });
});

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly (string | null)[];
}

/** Lists the files that npm publishes. */
function listFiles(root: string): string[] {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // An array, or an object by the packages' names, depending on npm's version.
  const [packed]: { files: { path: string }[] }[] = Object.values(JSON.parse(output));
  return (packed?.files ?? []).map((file) => file.path);
}
