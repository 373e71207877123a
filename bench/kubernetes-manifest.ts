/**
 * A Kubernetes manifest of 10,000 objects: `loadAll` of js-yaml on it and nothing else, against
 * Holdpoint's reader, which also judges every object. Every run is a process of its own.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { writeLargeManifest } from './kubernetes-manifest-file.ts';
import { middle, milliseconds, row, type Figures } from './measure.ts';

const MIB = 1024 * 1024;
const OBJECTS = 10_000;
const RUNS = 5;
const RUN = fileURLToPath(new URL('./kubernetes-manifest-run.ts', import.meta.url));
const PRELOAD = new URL('./peak-memory.ts', import.meta.url).href;

/** Milliseconds and MiB of one process. */
interface Run {
  readonly time: number;
  readonly peak: number;
}

export function benchKubernetesManifest(): readonly Figures[] {
  const folder = mkdtempSync(join(tmpdir(), 'holdpoint-bench-'));
  try {
    const manifest = join(folder, 'manifest.yaml');
    const { bytes, objects } = writeLargeManifest(manifest, OBJECTS);
    const baseline: Run[] = [];
    const own: Run[] = [];
    // Turn by turn, so that a busy moment of the machine hits both; the first turn only warms the cache.
    for (let turn = 0; turn <= RUNS; turn++) {
      const [loaded, read] = ['load', 'read'].map((mode) => run([RUN, mode, manifest], folder));
      if (turn === 0 || loaded === undefined || read === undefined) continue;
      baseline.push(loaded);
      own.push(read);
    }
    return [
      row(
        `Kubernetes manifest of ${(bytes / MIB).toFixed(0)} MiB, ${objects.toLocaleString('en')} objects, read and judged`,
        '`loadAll` of js-yaml',
        middle(baseline.map(({ time }) => time)),
        middle(own.map(({ time }) => time)),
        {
          baseline: middle(baseline.map(({ peak }) => peak)),
          own: middle(own.map(({ peak }) => peak)),
        },
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(args: readonly string[], folder: string): Run {
  const target = join(folder, 'peak');
  const begun = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ['--import', PRELOAD, ...args], {
    env: { ...process.env, HOLDPOINT_BENCH_PEAK: target },
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const time = Number(process.hrtime.bigint() - begun) / 1e6;
  if (status !== 0) throw new Error(stderr);
  return { time, peak: Number(readFileSync(target, 'utf8')) / 1024 };
}

if (import.meta.main) {
  for (const figures of benchKubernetesManifest()) console.log(milliseconds(figures));
}
