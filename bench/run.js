import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

// Node 20 does not run TypeScript, and Vite does. The argument names another file than `main.ts`.
const [, , name = 'main'] = process.argv;
const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
await runnerImport(file, { configFile: false });
