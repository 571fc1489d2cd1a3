#!/usr/bin/env node
// Old versions of Node must be able to read this file: it imports the rest only after the check.
import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const needed = manifest.engines.node.replace('>=', '');
const used = process.versions.node;
const [neededMajor, neededMinor] = needed.split('.').map(Number);
const [major, minor] = used.split('.').map(Number);

if (major < neededMajor || (major === neededMajor && minor < neededMinor)) {
  console.error(
    `${manifest.name} needs Node ${needed} or later, and this is Node ${used}. Install a newer version: https://nodejs.org`,
  );
  process.exitCode = 1;
} else {
  import('../dist/cli/main.js');
}
