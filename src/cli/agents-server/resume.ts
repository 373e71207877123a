import { describeScope } from '../../engine/agents/stops/scope.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { placesFor, type Places } from '../guard/places.ts';
import { readStops, removeStop, type Stop } from '../guard/stop/stop-files.ts';
import { agentsHere } from '../release/agents-here.ts';
import { plain } from '../terminal/layout.ts';
import { LOCAL_PREFIX } from './stop.ts';

/** `holdpoint resume`: ends a stop of this machine, for a person at a terminal of their own. */
export function runResume(
  id: string | undefined,
  options: { readonly reason?: string },
  context: CliContext,
  places: Places = placesFor(context.env),
): ExitCode {
  const found = readStops(places.stops);
  if (found.kind === 'unreadable') {
    throw new UsageError(
      `${found.path}: cannot be read as a stop (${found.why}). Look at it, and remove it by hand`,
    );
  }
  if (id === undefined) return list(found.stops, context);
  refuseAgents(context);
  const stop = found.stops.find((each) => each.id === id);
  if (stop === undefined)
    throw new UsageError(`${id}: no stop of this machine. See holdpoint resume`);
  if (!isLocal(stop)) {
    throw new UsageError(
      `${id} comes from the server: a person ends it there with their passkey, on the page of the stop`,
    );
  }
  if ((options.reason ?? '').trim().length < 3)
    throw new UsageError('--reason: say why, in a few words');
  for (const folder of places.stops) take(folder, id);
  context.stdout.write(`${plain(`Ended: ${describeScope(stop.scope)} may go on here.`)}\n`);
  return EXIT.allow;
}

/** Anybody who may write the files can remove them; this keeps an agent from doing it by our own hand. */
function refuseAgents({ env, stdin }: CliContext): void {
  const agents = agentsHere(env);
  if (agents.length > 0) {
    throw new UsageError(
      `this is the shell of ${agents.join(', ')}, and no agent ends a stop. Use a terminal of your own`,
    );
  }
  if (!stdin.isTTY) {
    throw new UsageError(
      'a stop is ended at a terminal, and there is none here. Use one of your own',
    );
  }
}

function isLocal(stop: Stop): boolean {
  return stop.fromServer !== true && stop.id.startsWith(LOCAL_PREFIX);
}

function take(folder: string, id: string): void {
  try {
    removeStop(folder, id);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    throw new UsageError(
      `${folder}: the stop cannot be removed (${why}). Run it as the administrator`,
      {
        cause: error,
      },
    );
  }
}

function list(stops: readonly Stop[], { stdout }: CliContext): ExitCode {
  if (stops.length === 0) stdout.write('Nothing is stopped on this machine.\n');
  for (const stop of stops) {
    const { id, scope, reason, by, at } = stop;
    const where = isLocal(stop) ? '' : ' (from the server)';
    stdout.write(`${plain(`${id}${where}  ${describeScope(scope)}: ${reason} (${by}, ${at})`)}\n`);
  }
  return EXIT.allow;
}
