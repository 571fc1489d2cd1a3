import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const BUNDLES = fileURLToPath(new URL('../../../node_modules/.cache/killed/', import.meta.url));

/**
 * Makes plain JavaScript of a script of this folder, which starts sooner.
 * @param name The script's name, without its ending.
 * @returns The path of the bundle.
 */
export async function bundle(name: string): Promise<string> {
  const ssr = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const outDir = path.join(BUNDLES, name);
  await build({ configFile: false, logLevel: 'error', build: { ssr, outDir, target: 'esnext' } });
  return path.join(outDir, `${name}.js`);
}

/** How many lines a script prints before it may be killed, whatever the speed of the machine. */
const LINES = 3;

/**
 * Runs a script in a process of its own, and kills it at a random moment of its work.
 * @param file The script.
 * @param args Its arguments.
 * @param withinMs In how many milliseconds from its first lines on it is killed.
 * @returns The lines that it has printed, each as a whole.
 */
export async function killAtRandom(
  file: string,
  args: readonly string[],
  withinMs: number,
): Promise<string[]> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const printed: string[] = [];
  const lines = createInterface({ input: child.stdout });
  const hasBegun = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      if (printed.push(line) === LINES) resolve();
    });
  });
  const closed = once(lines, 'close');
  const exited = once(child, 'exit');
  await Promise.race([hasBegun, exited]);
  await setTimeout(Math.random() * withinMs);
  if (child.exitCode !== null) throw new Error(`${file} has ended by itself.`);
  child.kill('SIGKILL');
  await Promise.all([exited, closed]);
  return printed;
}
