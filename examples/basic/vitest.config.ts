import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The first test of a file starts the app.
  test: { testTimeout: 60_000 },
});
