import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/store/embedded/start.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Data folder of the PostgreSQL that tests share; the first test file that asks starts it. */
    postgresFolder: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'holdpoint-test-'));
  project.provide('postgresFolder', folder);
  return async () => {
    // Whoever started it has ended with its workers, so joining it takes it over.
    if ((await readdir(folder)).includes('database')) {
      await (await startEmbedded({ dataDir: folder })).stop();
    }
    await rm(folder, { recursive: true, force: true });
  };
}
