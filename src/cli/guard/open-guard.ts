/** Wires a guard to this machine. */
import type { AgentHost } from '../../doors/agent/types.ts';
import { VERSION } from '../version.ts';
import type { Guard } from './decide-call.ts';
import { NO_DESK } from './holds/desk.ts';
import type { HoldDesk } from './holds/desk.ts';
import { openDesk } from './holds/open-desk.ts';
import { placesFor } from './places.ts';
import type { Places } from './places.ts';
import { spool, spoolNotice } from './record/spool.ts';
import { guardConfig } from './server/config.ts';
import type { GuardConfig } from './server/config.ts';
import { sha256 } from './sha256.ts';
import { loadSnapshot } from './snapshot/load.ts';
import type { LoadedSnapshot } from './snapshot/loaded.ts';
import type { StopsFound } from './stop/stop-files.ts';
import { watchedStops } from './stop/watched-stops.ts';
import { worldHere } from './world-here.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What all guards of a process share. */
export interface GuardPost {
  readonly places: Places;
  readonly config: GuardConfig;
  readonly desk: HoldDesk;
  readonly stops: () => StopsFound;
  /** Stops in one more folder: that of a user whom a guard of root answers. */
  readonly stopsIn: (folder: string) => () => StopsFound;
  readonly snapshot: (cwd: string) => Promise<LoadedSnapshot>;
  readonly isLive: boolean;
  readonly rememberFor: number;
}

export interface PostOptions {
  /** The guard's own environment, which says where its folders and its server are. */
  readonly env: Environment;
  /** False for replays: nothing is written down, and nothing is asked of a server. */
  readonly isLive: boolean;
  /** How long rules, a folder and its repository may be used again unlooked at, in milliseconds. */
  readonly rememberFor: number;
}

/** Throws where the configuration is there and cannot be read. */
export function openPost({ env, isLive, rememberFor }: PostOptions): GuardPost {
  const places = placesFor(env);
  const shipped = `${import.meta.dirname}/default-snapshot.json`;
  const config = guardConfig(places, env);
  return {
    places,
    config,
    desk: isLive ? openDesk(places.holds, config) : NO_DESK,
    stops: watchedStops(places.stops),
    stopsIn: recent(60_000, (folder: string) => watchedStops([folder])),
    snapshot: recent(rememberFor, (cwd: string) =>
      loadSnapshot(cwd, { places, version: VERSION, shipped }),
    ),
    isLive,
    rememberFor,
  };
}

/** A guard for each host, for calls made in one environment by the process `caller` and those above it. */
export function guardsOf(
  post: GuardPost,
  env: Environment,
  caller: number,
): (host: AgentHost) => Guard {
  const { places, config, desk, isLive } = post;
  const worlds = recent(post.rememberFor, (cwd: string) => worldHere(cwd, env, caller));
  return (host) => ({
    stops: stopsFor(post, env),
    snapshot: post.snapshot,
    worldAt: worlds,
    desk,
    record: (recordNow) => {
      if (isLive) spool(places.spool, recordNow());
    },
    notice: (path, body) => {
      if (isLive && config.server !== null) spoolNotice(places.spool, path, body);
    },
    machine: config.machine,
    caller,
    now,
    elapsed,
    nextId,
    sha256,
    host,
  });
}

/** What the caller has stopped on its own counts too, where the guard is not its own. It can only add. */
function stopsFor({ places, stops, stopsIn }: GuardPost, env: Environment): () => StopsFound {
  const other = placesFor(env).stops.filter((folder) => !places.stops.includes(folder));
  if (other.length === 0) return stops;
  return () => {
    const all = [stops, ...other.map(stopsIn)].map((look) => look());
    const bad = all.find(({ kind }) => kind === 'unreadable');
    if (bad !== undefined) return bad;
    return {
      kind: 'read',
      stops: all.flatMap((found) => (found.kind === 'read' ? found.stops : [])),
    };
  };
}

/** Milliseconds since some fixed moment. `performance` would load much that nothing else here needs. */
function elapsed(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}

/** As `toISOString` says it, which would load the time zones of the machine first. */
function now(): string {
  const at = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
  const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':');
  return `${day}T${time}.${String(at.getUTCMilliseconds()).padStart(3, '0')}Z`;
}

let named = 0;

/** By process, instant and count: never given twice on a machine, and 16 to 64 characters long. */
function nextId(): string {
  named += 1;
  return `${Date.now()}-${process.pid}-${process.hrtime.bigint()}-${named}`;
}

/** Makes a thing for a name, and gives the same again for a while. */
function recent<T>(milliseconds: number, make: (name: string) => T): (name: string) => T {
  const known = new Map<string, { readonly made: T; readonly until: number }>();
  return (name) => {
    const moment = elapsed();
    const found = known.get(name);
    if (found !== undefined && moment < found.until) return found.made;
    if (known.size > 100) known.clear();
    const made = make(name);
    known.set(name, { made, until: moment + milliseconds });
    return made;
  };
}
