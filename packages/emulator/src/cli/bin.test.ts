import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const bin = fileURLToPath(new URL('../../bin/wix-emulator.js', import.meta.url));

/** Runs the command in a Node that says it is another version. */
function runIn(version: string) {
  const code = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(code)}`, bin, '--version'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test.each(['18.20.4', '20.9.0'])(
  'wix-emulator names the version of Node that it needs in Node %s',
  (version) => {
    expect(runIn(version)).toEqual({
      status: 1,
      stdout: '',
      stderr: `wix-emulator needs Node 20.19 or later, and this is Node ${version}. Install a newer version: https://nodejs.org\n`,
    });
  },
);

test.each(['20.19.0', '22.0.0'])(
  'wix-emulator --version prints its version in Node %s',
  (version) => {
    expect(runIn(version)).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    });
  },
);
