import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { constants } from 'node:os';
import process from 'node:process';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { listen } from '../guard/daemon/stream.ts';
import { folderForStops, mirrorStops } from '../guard/daemon/stops.ts';
import { repositoryOf } from '../guard/operator.ts';
import { placesFor } from '../guard/places.ts';
import { askServer } from '../guard/server/ask.ts';
import { guardConfig } from '../guard/server/config.ts';
import { concerns } from '../guard/stop/stop-files.ts';
import type { Stop } from '../guard/stop/stop-files.ts';
import { worldHere } from '../guard/world-here.ts';
import { scrubbed } from './credentials.ts';
import { RUN_MARK } from './descendants.ts';
import { endAll } from './end-all.ts';
import { firstStop, stopAmong } from './watch-stops.ts';

export interface SuperviseOptions {
  readonly host?: string;
  readonly grant: readonly string[];
  readonly system: readonly string[];
}

/**
 * Runs an agent so that a stop also ends what is already running, without keys to production in its
 * environment. Resolves to its exit code, or to that of a refusal when it was stopped.
 */
export async function supervise(
  command: readonly string[],
  options: SuperviseOptions,
  context: CliContext,
): Promise<number> {
  const [program, ...words] = command;
  if (program === undefined) throw new UsageError('say what to run, after --');
  const places = placesFor(context.env);
  const config = guardConfig(places, context.env);
  const session = randomUUID();
  const { env, left } = scrubbed(context.env, options.grant);
  if (left.length > 0) {
    say(
      context,
      `left out of its environment: ${left.join(', ')}. Give one along with --grant NAME.`,
    );
  }
  const host = options.host ?? hostOf(program);
  const subject = {
    host,
    session: `run-${session}`,
    repository: repositoryOf(worldHere(context.cwd, context.env)),
    machine: config.machine,
    systems: options.system,
  };
  const before = stopAmong(places.stops, subject);
  if (before !== null) {
    say(context, `not started, stopped by ${before.by}: ${before.reason}`);
    return EXIT.deny;
  }
  const ended = new AbortController();
  const told = Promise.withResolvers<Stop>();
  const hear = (stops: readonly Stop[]) => {
    const stop = stops.find((each) => concerns(each, subject));
    if (stop !== undefined) told.resolve(stop);
  };
  const listening =
    config.server === null ? null : hearStops(config.server, places, hear, ended.signal);
  const stopping = Promise.race([firstStop(places.stops, subject, ended.signal), told.promise]);
  const child = spawn(program, words, {
    cwd: context.cwd,
    env: { ...env, [RUN_MARK]: session },
    stdio: 'inherit',
  });
  const release = passSignals(child);
  try {
    const outcome = await Promise.race([
      exitOf(child, program).then((code) => ({ kind: 'ended' as const, code })),
      stopping.then((stop) => ({ kind: 'stopped' as const, stop })),
    ]);
    if (outcome.kind === 'ended') return outcome.code;
    await endAll(child.pid ?? 0, session);
    const at = new Date().toISOString();
    say(context, `stopped by ${outcome.stop?.by ?? 'somebody'}: ${outcome.stop?.reason ?? ''}`);
    if (config.server !== null && outcome.stop !== null) {
      const sessions = [{ host, session: subject.session, at, how: 'killed' }];
      const obeyed = { stop: outcome.stop.id, machine: config.machine, sessions };
      await askServer(config.server, 'POST', '/api/guard/stops/acknowledged', obeyed, 5_000);
    }
    return EXIT.deny;
  } finally {
    ended.abort();
    release();
    await listening;
  }
}

/** Stops from the server reach this agent even where no guard is resident, or no disk can be written. */
function hearStops(
  server: { readonly url: string; readonly token: string },
  places: ReturnType<typeof placesFor>,
  hear: (stops: readonly Stop[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const folder = folderForStops(places.managed, places.state, false);
  return listen(
    server,
    ({ name, data }) => {
      if (name !== 'stops') return;
      const { stops } = JSON.parse(data) as { readonly stops: readonly Stop[] };
      hear(stops);
      try {
        mirrorStops(folder, stops, new Set());
      } catch {
        // It was heard, and that is enough for this agent.
      }
    },
    () => undefined,
    signal,
  );
}

function exitOf(child: ChildProcess, program: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'ENOENT' ? 'there is no such program' : error.message;
      reject(new UsageError(`${program} cannot be run: ${why}`));
    });
    child.once('exit', (code, name) =>
      resolve(code ?? 128 + (name === null ? 0 : (constants.signals[name] ?? 0))),
    );
  });
}

/** What ends the supervisor ends the agent: it gets the same signal and may end in its own way. */
function passSignals(child: ChildProcess): () => void {
  const names = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;
  const pass = (name: NodeJS.Signals) => void child.kill(name);
  for (const name of names) process.on(name, pass);
  return () => {
    for (const name of names) process.off(name, pass);
  };
}

const KNOWN: Readonly<Record<string, string>> = {
  claude: 'claude-code',
  gemini: 'gemini-cli',
  'kiro-cli': 'kiro',
  q: 'amazon-q',
  cursor: 'cursor',
  'cursor-agent': 'cursor',
};

function hostOf(program: string): string {
  const name = program.split('/').at(-1) ?? program;
  return KNOWN[name] ?? (name.replace(/[^\w.-]/g, '-').slice(0, 64) || 'generic');
}

function say(context: CliContext, line: string): void {
  context.stderr.write(`holdpoint: ${line}\n`);
}
