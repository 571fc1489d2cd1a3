// Writes the types of the control API for the console, from the description that the API serves.
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import { controlApi } from '../dist/control-api/api.js';
import { createEmulator } from '../dist/emulator.js';

const answer = await controlApi(createEmulator({ appId: randomUUID() })).request('/openapi.json');
const types = astToString(await openapiTS(await answer.json()));
await writeFile(new URL('../src/ui/console/client/control-api.d.ts', import.meta.url), types);
