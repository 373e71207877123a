/** A proxy before PostgreSQL that counts what the client says, so that a test can act between any two messages. */
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { readFrontendMessages } from './pg-frontend.ts';
import type { FrontendMessage } from './pg-frontend.ts';

export interface CountedMessage extends FrontendMessage {
  /** 1 for the first message of any connection since the count began. */
  readonly number: number;
  /** Cuts the connection that it came on, towards both sides. */
  cut(): void;
  /** From now on nothing that the server says on that connection arrives. */
  mute(): void;
}

/**
 * Called before the message goes on to the server. Returning `withhold` keeps it from ever arriving.
 * While a promise is pending, everything on that connection waits.
 */
export type MessageHook = (
  message: CountedMessage,
) => void | 'withhold' | Promise<void | 'withhold'>;

export interface PgProxy {
  /** As the target's, by way of the proxy. */
  readonly connectionString: string;
  /** Messages counted so far. */
  count(): number;
  /** Counts from 0 again. */
  restart(): void;
  /** Runs the hook at the n-th message, or at every message for `every`; one hook each, null takes it away. */
  onMessage(n: number | 'every', hook: MessageHook | null): void;
  /** Cuts every connection; new ones are taken. */
  cutAll(): void;
  close(): Promise<void>;
}

/** Listens on a free port of the loopback interface and passes everything on to the target. */
export async function startPgProxy(options: { readonly target: string }): Promise<PgProxy> {
  const hooks = new Map<number | 'every', MessageHook>();
  const sockets = new Set<Socket>();
  let count = 0;

  const announce = async (
    message: FrontendMessage,
    handles: Pick<CountedMessage, 'cut' | 'mute'>,
  ): Promise<boolean> => {
    count += 1;
    const counted = { ...message, ...handles, number: count };
    const answers = [await hooks.get(count)?.(counted), await hooks.get('every')?.(counted)];
    return !answers.includes('withhold');
  };

  const server = createServer((client) => {
    const upstream = connect(addressOf(options.target));
    const cut = () => {
      client.destroy();
      upstream.destroy();
    };
    const mute = () => {
      upstream.unpipe(client);
      upstream.resume();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', cut);
      socket.once('close', () => {
        sockets.delete(socket);
        cut();
      });
    }
    upstream.pipe(client);
    void passOn(client, upstream, (message) => announce(message, { cut, mute })).catch(cut);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    connectionString: throughPort(options.target, (server.address() as AddressInfo).port),
    count: () => count,
    restart: () => (count = 0),
    onMessage: (n, hook) => void (hook === null ? hooks.delete(n) : hooks.set(n, hook)),
    cutAll,
    async close() {
      cutAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function passOn(
  client: Socket,
  upstream: Socket,
  allows: (message: FrontendMessage) => Promise<boolean>,
): Promise<void> {
  for await (const message of readFrontendMessages(client)) {
    if ((await allows(message)) && !upstream.destroyed) upstream.write(message.bytes);
  }
  upstream.end();
}

function addressOf(target: string) {
  const url = new URL(target);
  const port = Number(url.port === '' ? 5432 : url.port);
  const host = url.searchParams.get('host') ?? url.hostname;
  return host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
}

function throughPort(target: string, port: number): string {
  const url = new URL(target);
  url.searchParams.delete('host');
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return url.href;
}
