import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

// Node 20 does not run TypeScript, and Vite does.
const main = fileURLToPath(new URL('./main.ts', import.meta.url));
await runnerImport(main, { configFile: false });
