import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { CliContext } from '../context.ts';
import { UsageError } from '../faults.ts';
import type { ServerOptions } from './options.ts';

export interface Connection {
  /** Address of the server, ending with a slash. */
  readonly server: string;
  readonly token: string;
}

/** Which server to speak with and by which token: flags first, then the environment. */
export function connectionOf(options: ServerOptions, context: CliContext): Connection {
  const server = options.server ?? nonEmpty(context.env['HOLDPOINT_SERVER']);
  const token = options.token ?? nonEmpty(context.env['HOLDPOINT_TOKEN']);
  if (server === undefined || token === undefined) {
    const missing = [
      ...(server === undefined ? ['--server URL or HOLDPOINT_SERVER'] : []),
      ...(token === undefined ? ['--token TOKEN or HOLDPOINT_TOKEN'] : []),
    ].join(' and ');
    throw new UsageError(`no server to speak with: give ${missing}.${sampleHint(context)}`);
  }
  return { server: addressOf(server), token: token.trim() };
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}

function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new UsageError(`--server ${text}: not an address. Write it like http://localhost:4600`);
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** A person who just started the sample has a token already and need not look for it. */
function sampleHint(context: CliContext): string {
  const file = join(dataFolder(context.env), 'sample.token');
  if (!existsSync(file)) return '';
  return ` For the sample running here: export HOLDPOINT_TOKEN="$(cat '${file}')" and HOLDPOINT_SERVER to the address that "holdpoint serve" printed.`;
}

/** Where the server keeps its data: `HOLDPOINT_DATA`, else by the XDG base directory rules. */
export function dataFolder(env: CliContext['env']): string {
  const chosen = nonEmpty(env['HOLDPOINT_DATA']);
  if (chosen !== undefined) return chosen;
  const base = nonEmpty(env['XDG_DATA_HOME']) ?? join(env['HOME'] ?? homedir(), '.local', 'share');
  return join(base, 'holdpoint');
}
