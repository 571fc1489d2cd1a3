import { runnerImport } from 'vite';

// Node 20 does not run TypeScript, and Vite does. The argument names another file than `main.ts`.
const [, , name = 'main'] = process.argv;
await runnerImport(new URL(`./${name}.ts`, import.meta.url).pathname, { configFile: false });
