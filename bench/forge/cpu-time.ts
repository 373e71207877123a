/**
 * Who of those that share the machine used its processors, from `/proc` of Linux. Other than time on a clock it
 * hardly depends on what else the machine does.
 */
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

/** Milliseconds, by whose they are. */
export type CpuTimes = Readonly<Record<(typeof PARTS)[number], number>>;

const PARTS = [
  'server',
  'its helper',
  'its gits',
  'database',
  'forge and sender',
  'their gits',
] as const;

/** Of `/proc` in every Linux that Node runs on. */
const TICK = 10;

interface Stat {
  readonly parent: number;
  readonly own: number;
  /** Of children that ended. */
  readonly ended: number;
}

/** All so far; `folder`: where the database keeps its files. Null where the system does not tell. */
export function cpuTimes(folder: string): CpuTimes | null {
  const all = statsOfAll();
  const me = all.get(process.pid);
  if (me === undefined) return null;
  const children = (pid: number) => [...all].filter(([, { parent }]) => parent === pid);
  const server = children(process.pid).find(([pid]) => argumentsOf(pid).includes('serve'));
  const database = [...all].find(([pid]) => {
    const args = argumentsOf(pid);
    return args.includes('-D') && args.some((each) => each.startsWith(folder));
  });
  const helpers = server === undefined ? [] : children(server[0]);
  const backends = database === undefined ? [] : children(database[0]);
  const sum = (of: readonly (readonly [number, Stat])[], part: 'own' | 'ended') =>
    of.reduce((total, [, stat]) => total + stat[part], 0);
  return {
    server: server?.[1].own ?? 0,
    'its helper': sum(helpers, 'own'),
    'its gits': sum(helpers, 'ended') + (server?.[1].ended ?? 0),
    database: sum(backends, 'own') + (database?.[1].ended ?? 0),
    'forge and sender': me.own,
    'their gits': me.ended,
  };
}

/** What was used between two moments, as one line. */
export function saidOf(before: CpuTimes | null, after: CpuTimes | null): string {
  if (before === null || after === null) return 'CPU time is not known on this system';
  const used = PARTS.map((part) => [part, after[part] - before[part]] as const);
  const total = used.reduce((sum, [, time]) => sum + time, 0);
  return `CPU time ${total} ms: ${used.map(([part, time]) => `${part} ${time}`).join(', ')}`;
}

function statsOfAll(): ReadonlyMap<number, Stat> {
  const found = new Map<number, Stat>();
  for (const name of readFolder('/proc')) {
    const text = /^\d+$/.test(name) ? readText(`/proc/${name}/stat`) : '';
    if (text === '') continue;
    // The name of a program may hold anything, also spaces and brackets.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = (at: number) => Number(fields[at]) * TICK;
    found.set(Number(name), {
      parent: Number(fields[1]),
      own: ticks(11) + ticks(12),
      ended: ticks(13) + ticks(14),
    });
  }
  return found;
}

function argumentsOf(pid: number): readonly string[] {
  return readText(`/proc/${pid}/cmdline`).split('\0');
}

function readFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Empty for a process that is gone. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
