import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { agentProcess } from '../guard/holds/agent-process.ts';
import { openPost } from '../guard/open-guard.ts';
import { openCatalogue } from '../../mcp/proxy/catalogue.ts';
import { openDoor } from '../../mcp/proxy/door.ts';
import { linesOf } from '../../mcp/proxy/lines.ts';
import { openPinBook } from '../../mcp/proxy/pins/pin-book.ts';
import { pinPath, readPins } from '../../mcp/proxy/pins/pin-file.ts';
import { openRelay } from '../../mcp/proxy/relay.ts';
import type { Relay } from '../../mcp/proxy/relay.ts';
import type { Upstream } from '../../mcp/proxy/upstream/types.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { oneLine } from '../faults.ts';
import { openUpstream, wantedServer } from './wanted-server.ts';
import type { ServerWanted } from './wanted-server.ts';

export interface ProxyOptions extends ServerWanted {
  readonly state?: string;
}

/** Bytes of one message at most, either way. */
const LONGEST_MESSAGE = 64 * 1024 * 1024;
/** Larger than any call that a person could read. */
const LONGEST_CALL = 8 * 1024 * 1024;
/** How long a server has to list its tools, in milliseconds. */
const PATIENCE = 15_000;
/** How long rules may be used again unlooked at, in milliseconds. */
const REMEMBERED = 1000;

/** `holdpoint mcp-proxy`. Runs until the client has gone, the server ends, or a signal comes. */
export async function runProxy(
  command: readonly string[],
  options: ProxyOptions,
  context: CliContext,
): Promise<ExitCode> {
  const { cwd, env, stdout, stderr } = context;
  const wanted = wantedServer(command, options, env);
  const { name } = wanted;
  const post = openPost({ env, isLive: true, rememberFor: REMEMBERED });
  const path =
    options.state === undefined ? pinPath(post.places.state, name) : resolve(cwd, options.state);
  readPins(path);
  const caller = process.ppid;
  const pins = openPinBook({ path, name, now: context.now, agent: () => agentProcess(caller) });
  const upstream = await openUpstream(wanted, { cwd, env, most: LONGEST_MESSAGE });
  const session = randomUUID();
  const relay = openRelay({
    name,
    pins,
    door: openDoor({ post, env, cwd, name, session, caller }),
    catalogue: openCatalogue({
      pins,
      send: upstream.send,
      ids: `holdpoint-${session}-`,
      patience: PATIENCE,
    }),
    toClient: (line) => write(stdout, line),
    toServer: upstream.send,
    complain: (text) => void stderr.write(`holdpoint mcp-proxy ${name}: ${oneLine(text)}\n`),
    longestCall: LONGEST_CALL,
  });
  return run(relay, upstream, name, context);
}

async function run(
  relay: Relay,
  upstream: Upstream,
  name: string,
  { stdin, stderr }: CliContext,
): Promise<ExitCode> {
  const signalled = new Promise<'client'>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => done('client'));
  });
  const client = (async () => {
    for await (const line of linesOf(stdin, LONGEST_MESSAGE)) await relay.fromClient(line);
    return 'client' as const;
  })();
  const server = (async () => {
    for await (const line of upstream.lines) await relay.fromServer(line);
    return 'server' as const;
  })();
  let ended: 'client' | 'server' | 'fault' = 'fault';
  try {
    ended = await Promise.race([client, server, signalled]);
  } catch (error) {
    stderr.write(
      `holdpoint mcp-proxy ${name}: ${oneLine(error instanceof Error ? error.message : String(error))}\n`,
    );
  }
  client.catch(() => {});
  server.catch(() => {});
  // A client may close its end as soon as it has said everything.
  if (ended === 'client') await Promise.race([relay.idle(), signalled]);
  await upstream.end();
  if (ended === 'client') return EXIT.allow;
  await relay.giveUp(upstream.why());
  stderr.write(`holdpoint mcp-proxy ${name}: the server has gone: ${upstream.why()}.\n`);
  return EXIT.fault;
}

/** A client that has gone is no fault: its end is seen where it is read. */
async function write(stdout: NodeJS.WriteStream, line: string | Uint8Array): Promise<void> {
  if (!stdout.writable) return;
  stdout.cork();
  stdout.write(line);
  const flows = stdout.write('\n');
  stdout.uncork();
  if (!flows) await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]).catch(() => {});
}
