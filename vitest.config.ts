import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'cdk.out/**'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    // Stories wait for queues and for people most of the time: two at once, even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
