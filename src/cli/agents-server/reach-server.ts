import type { CliContext } from '../context.ts';
import type { Places } from '../guard/places.ts';
import { guardConfig } from '../guard/server/config.ts';
import { connectionOf, type Connection } from '../server/connection.ts';
import type { ServerOptions } from '../server/options.ts';

/** The server that was named, else the one that this machine's guards ask; null where there is none. */
export function connectionIfAny(
  options: ServerOptions,
  places: Places,
  context: CliContext,
): Connection | null {
  const server = options.server ?? context.env['HOLDPOINT_SERVER'];
  if (server !== undefined && server.trim() !== '') return connectionOf(options, context);
  const known = guardConfig(places, context.env).server;
  if (known === null) return null;
  return connectionOf({ server: known.url, token: options.token ?? known.token }, context);
}
