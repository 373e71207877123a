/**
 * A large Terraform plan, 100 MiB unless told otherwise: reading the file and `JSON.parse` on it, against
 * Holdpoint's reader or, with `node bench/terraform-plan.ts COMMAND…`, against a whole command that gets
 * the plan's path as its last argument. Every run is a process of its own, start-up included.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { middle, milliseconds, row, type Figures } from './measure.ts';
import { writeLargePlan } from './terraform-plan-file.ts';

const MIB = 1024 * 1024;
const RUNS = 5;
const RUN = fileURLToPath(new URL('./terraform-plan-run.ts', import.meta.url));
const PRELOAD = new URL('./peak-memory.ts', import.meta.url).href;

/** Milliseconds and MiB of one process. */
interface Run {
  readonly time: number;
  readonly peak: number;
}

/** `command` is a Node program and its arguments; exit codes below 64 other than 1 count as a success. */
export function benchTerraformPlan({
  command = [RUN, 'read'],
  size = 100,
}: {
  readonly command?: readonly string[];
  /** MiB. */
  readonly size?: number;
} = {}): readonly Figures[] {
  const folder = mkdtempSync(join(tmpdir(), 'holdpoint-bench-'));
  try {
    const plan = join(folder, 'plan.json');
    const { bytes, resources } = writeLargePlan(plan, size * MIB);
    const baseline: Run[] = [];
    const own: Run[] = [];
    // Turn by turn, so that a busy moment of the machine hits both; the first turn only warms the cache.
    for (let turn = 0; turn <= RUNS; turn++) {
      const [parsed, read] = [[RUN, 'parse'], command].map((args) => run([...args, plan], folder));
      if (turn === 0 || parsed === undefined || read === undefined) continue;
      baseline.push(parsed);
      own.push(read);
    }
    return [
      row(
        `Terraform plan of ${(bytes / MIB).toFixed(0)} MiB, ${resources.toLocaleString('en')} resources, read`,
        '`readFile` and `JSON.parse`',
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
  if (status === null || status === 1 || status >= 64) throw new Error(stderr);
  return { time, peak: Number(readFileSync(target, 'utf8')) / 1024 };
}

if (import.meta.main) {
  const command = process.argv.slice(2);
  for (const figures of benchTerraformPlan(command.length === 0 ? {} : { command })) {
    console.log(milliseconds(figures));
  }
}
