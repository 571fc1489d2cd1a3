import { AsyncLocalStorage } from 'node:async_hooks';

/** The id of the call that the app is answering, where the app runs in the emulator's process. */
export const currentCall = new AsyncLocalStorage<string>();
