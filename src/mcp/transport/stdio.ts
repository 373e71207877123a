import type { Readable, Writable } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createServer } from '../create-server.ts';
import type { Ground } from '../ground/ground.ts';

/** Serves one client over two streams. Resolves when the client has gone. */
export async function serveStdio(ground: Ground, input: Readable, output: Writable): Promise<void> {
  const server = createServer(ground);
  const transport = new StdioServerTransport(input, output);
  const gone = new Promise<void>((resolve) => {
    input.once('end', resolve);
    input.once('close', resolve);
    output.once('error', () => resolve());
  });
  await server.connect(transport);
  await gone;
  await server.close();
}
