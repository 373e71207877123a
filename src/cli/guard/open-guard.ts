/** Wires a guard to this machine. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { AgentHost } from '../../doors/agent/types.ts';
import { nodeWorld } from '../../readers/shell/world/node-world.ts';
import type { ShellWorld } from '../../readers/shell/world/types.ts';
import { VERSION } from '../version.ts';
import type { Guard } from './decide-call.ts';
import { NO_DESK } from './holds/desk.ts';
import { openDesk } from './holds/open-desk.ts';
import { placesFor } from './places.ts';
import { spool } from './record/spool.ts';
import { guardConfig } from './server/config.ts';
import { loadSnapshot } from './snapshot/load.ts';
import type { LoadedSnapshot } from './snapshot/loaded.ts';
import { readStops } from './stop/stop-files.ts';

export interface GuardOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** False for replays: nothing is written down, and nothing is asked of a server. */
  readonly isLive: boolean;
  /** How long a look at a folder and its repository may be used again, in milliseconds. */
  readonly rememberFor: number;
}

/** A guard for each host. What is costly to make is made once, when it is first needed. */
export function openGuards(options: GuardOptions): (host: AgentHost) => Guard {
  const { env, isLive } = options;
  const places = placesFor(env);
  const shipped = join(import.meta.dirname, 'default-snapshot.json');
  const snapshots = recent(options.rememberFor, (cwd: string) =>
    loadSnapshot(cwd, { places, version: VERSION, shipped }),
  );
  const worlds = recent(options.rememberFor, (cwd: string) => nodeWorld({ cwd, env }));
  const config = guardConfig(places, env);
  const desk = isLive ? openDesk(places.holds, config) : NO_DESK;
  let decided = 0;

  return (host) => ({
    stops: () => readStops(places.stops),
    snapshot: (cwd): Promise<LoadedSnapshot> => snapshots(cwd),
    worldAt: (cwd): ShellWorld => worlds(cwd),
    desk,
    record: (record) => {
      if (isLive) spool(places.spool, record);
    },
    machine: config.machine,
    now: () => new Date().toISOString(),
    elapsed: () => performance.now(),
    nextId: () => `${config.machine}-${process.pid}-${process.hrtime.bigint()}-${(decided += 1)}`,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    title: host.title,
    asks: host.asks,
  });
}

/** Makes a thing for a name, and gives the same again for a while. */
function recent<T>(milliseconds: number, make: (name: string) => T): (name: string) => T {
  const known = new Map<string, { readonly made: T; readonly until: number }>();
  return (name) => {
    const now = performance.now();
    const found = known.get(name);
    if (found !== undefined && now < found.until) return found.made;
    if (known.size > 100) known.clear();
    const made = make(name);
    known.set(name, { made, until: now + milliseconds });
    return made;
  };
}
