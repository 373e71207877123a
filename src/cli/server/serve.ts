import { serveUntilStopped } from '../../server/main.ts';
import { findFile } from '../assess/find-upwards.ts';
import { USUAL_PLACES } from '../assess/sources.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { VERSION } from '../version.ts';

export interface ServeOptions {
  readonly sample?: boolean;
  readonly port?: string;
  readonly host?: string;
  readonly catalog?: readonly string[];
  readonly policy?: string;
  readonly incidents?: string;
}

/** `holdpoint serve`: serves until the process is asked to stop. */
export async function runServe(options: ServeOptions, context: CliContext): Promise<ExitCode> {
  if (options.sample === true && (options.catalog ?? options.policy ?? options.incidents)) {
    throw new UsageError(
      '--sample brings its own catalog, policy and incidents: leave those flags out',
    );
  }
  const usual = (kind: keyof typeof USUAL_PLACES) => findFile(context.cwd, USUAL_PLACES[kind]);
  const catalog = usual('catalog');
  await serveUntilStopped({
    env:
      options.host === undefined ? context.env : { ...context.env, HOLDPOINT_HOST: options.host },
    port: options.port === undefined ? null : portOf(options.port),
    sample: options.sample === true,
    version: VERSION,
    say: (line) => context.stdout.write(`${line}\n`),
    catalogs: options.catalog ?? (catalog === null ? [] : [catalog]),
    policy: options.policy ?? usual('policy'),
    incidents: options.incidents ?? usual('incidents'),
  });
  return EXIT.allow;
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port ${text}: not a port. Give a number from 0 to 65535`);
}
