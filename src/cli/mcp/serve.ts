import { randomBytes } from 'node:crypto';
import { openGround } from '../../mcp/ground/ground.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { VERSION } from '../version.ts';

export interface McpOptions {
  readonly http?: string;
}

const SHORTEST_TOKEN = 16;

/** `holdpoint mcp`. Runs until the client has gone or a signal ends it. */
export async function runMcp(options: McpOptions, context: CliContext): Promise<ExitCode> {
  const ground = openGround(context.cwd, context.env, VERSION);
  if (options.http === undefined) {
    const { serveStdio } = await import('../../mcp/transport/stdio.ts');
    await serveStdio(ground, context.stdin, context.stdout);
    return EXIT.allow;
  }
  const port = portOf(options.http);
  const given = context.env['HOLDPOINT_MCP_TOKEN']?.trim();
  if (given !== undefined && given.length < SHORTEST_TOKEN) {
    throw new UsageError(`HOLDPOINT_MCP_TOKEN is shorter than ${SHORTEST_TOKEN} characters`);
  }
  const token = given ?? randomBytes(32).toString('base64url');
  const { serveHttp } = await import('../../mcp/transport/http.ts');
  const door = await serveHttp(ground, port, token).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`port ${port} cannot be used (${error.code ?? error.message})`, {
      cause: error,
    });
  });
  const shown = given === undefined ? `\nAuthorization: Bearer ${token}` : '';
  context.stderr.write(`Tools for agents: ${door.url}${shown}\n`);
  await ended();
  await door.close();
  return EXIT.allow;
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--http ${text}: not a port. Write it like --http 4610`);
}

function ended(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
  });
}
