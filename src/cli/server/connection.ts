import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolderOf } from '../../store/embedded/data-folder.ts';
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
  const file = sampleToken(context.env);
  if (file === null || !existsSync(file)) return '';
  return ` For the sample running here: export HOLDPOINT_TOKEN="$(cat '${file}')" and HOLDPOINT_SERVER to the address that "holdpoint serve" printed.`;
}

function sampleToken(env: CliContext['env']): string | null {
  try {
    return join(dataFolderOf(env), 'sample.token');
  } catch {
    // Without a place for data there is no sample, and that is not what the person asked about.
    return null;
  }
}
