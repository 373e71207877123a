import { describeScope } from '../../engine/agents/stops/scope.ts';
import { accessSync, constants } from 'node:fs';
import { userInfo } from 'node:os';
import { systemIds } from '../../server/adapters/ids.ts';
import { StopReceipt } from '../../server/contract/agents/stops.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError, oneLine } from '../faults.ts';
import { placesFor, type Places } from '../guard/places.ts';
import { writeStop, type Stop } from '../guard/stop/stop-files.ts';
import { ask } from '../server/client.ts';
import type { ServerOptions } from '../server/options.ts';
import { plain } from '../terminal/layout.ts';
import { connectionIfAny } from './reach-server.ts';
import { scopeOf, type ScopeOptions } from './stop-scope.ts';

export interface StopOptions extends ServerOptions, ScopeOptions {
  readonly reason: string;
  readonly local?: true;
}

/** Begins the id of every stop that was made on a machine and ends there. */
export const LOCAL_PREFIX = 'local-';

/** A person who stops does not wait for long; this machine is stopped already. */
const PATIENCE = 10_000;

/** `holdpoint stop`: this machine first and at once, then the server, which tells every other one. */
export async function runStop(
  options: StopOptions,
  context: CliContext,
  places: Places = placesFor(context.env),
): Promise<ExitCode> {
  const scope = scopeOf(options);
  const reason = oneLine(options.reason);
  if (reason.length < 3) throw new UsageError('--reason: say why, in a few words');
  const id = `${LOCAL_PREFIX}${systemIds.next()}`;
  const stop: Stop = { id, scope, reason, by: whoIs(context), at: context.now() };
  const here = stopHere(places, stop);
  context.stdout.write(
    plainLines([`STOPPED  ${describeScope(scope)}: ${reason}`, `  ${here.line}`]),
  );
  const isEverywhere =
    options.local === true || (await stopEverywhere(options, stop, places, context));
  if (here.isDone) {
    context.stdout.write(plainLines([`  Here it ends with: holdpoint resume ${id} --reason TEXT`]));
  }
  return here.isDone && isEverywhere ? EXIT.allow : EXIT.fault;
}

/** In the administrator's folder where we may write there, else in the user's own. */
function stopHere(places: Places, stop: Stop): { readonly isDone: boolean; readonly line: string } {
  const faults: string[] = [];
  const own = places.stops.filter((folder) => !folder.startsWith(places.managed));
  const folders = isWritable(places.managed) ? places.stops : own;
  for (const folder of folders) {
    try {
      writeStop(folder, stop);
      return { isDone: true, line: `this machine, by ${folder}/${stop.id}.json` };
    } catch (error) {
      faults.push(`${folder}: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  }
  return { isDone: false, line: `NOT this machine: ${faults.join('; ')}` };
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** True when there is no server, or it has the stop. */
async function stopEverywhere(
  options: StopOptions,
  { id, scope, reason }: Stop,
  places: Places,
  context: CliContext,
): Promise<boolean> {
  try {
    const connection = connectionIfAny(options, places, context);
    if (connection === null) {
      context.stdout.write('  no server is set, so no other machine\n');
      return true;
    }
    const receipt = await ask(connection, {
      method: 'POST',
      path: 'api/stops',
      body: { scope, reason, attempt: id },
      answer: StopReceipt,
      patience: PATIENCE,
    });
    const page = new URL(`stops/${receipt.id}`, connection.server).href;
    context.stdout.write(
      plainLines([
        `  the server, and ${counted(receipt.listening, 'guard')} that listen to it; ${counted(receipt.sessions, 'session')} of the last hour`,
        `  There it ends on its page: ${page}`,
      ]),
    );
    return true;
  } catch (error) {
    const why = error instanceof Error ? oneLine(error.message) : 'unknown reason';
    context.stderr.write(`holdpoint: no other machine was reached: ${why}\n`);
    return false;
  }
}

/** As the record names who stopped this machine; the server goes by the token. */
function whoIs({ env }: CliContext): string {
  const named = [env['HOLDPOINT_OPERATOR'], env['USER'], env['LOGNAME']];
  const name = named.find((each) => each !== undefined && each !== '') ?? accountName();
  return oneLine(name).slice(0, 320);
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // An account without an entry has no name; it may stop all the same.
    return 'somebody';
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function plainLines(lines: readonly string[]): string {
  return `${lines.map(plain).join('\n')}\n`;
}
