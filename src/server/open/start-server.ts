import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AppDeps } from '../app-deps.ts';
import { openCaseFeed, type CaseFeed } from '../live/case-feed.ts';
import { eitherChanged } from '../live/either-changed.ts';
import { keepLedger, type LedgerKeeper, type LedgerSchedule } from '../live/ledger-keeper.ts';
import { withLedger } from '../live/with-ledger.ts';
import type { PolicyFile } from '../../engine/agents/guard-snapshot.ts';
import { createApp } from '../create-app.ts';
import { openGuardFeed, type GuardFeed } from '../live/guard-feed.ts';
import { forgeDesk, startForges, type RunningForges } from '../forges/start-forges.ts';
import type { ForgeSetup } from '../forges/types.ts';
import { startReassessor } from '../live/reassessor.ts';
import { ServeFault } from '../serve-fault.ts';
import { withPresence } from '../presence/with-presence.ts';
import { startLeavers } from '../live/leavers.ts';
import { startSweeper } from '../live/sweeper.ts';

export interface ServerOptions extends Omit<
  AppDeps,
  'feed' | 'forges' | 'guards' | 'ledger' | 'stopping'
> {
  /** As they were read when the world was loaded: guards judge by them. */
  readonly policyFiles: readonly PolicyFile[];
  /** Address to listen on. Development sign-in works on loopback addresses only. */
  readonly host: string;
  /** Ports to try, in order; 0 takes any that is free. */
  readonly ports: readonly number[];
  /** Milliseconds between looks for cases whose time is up. */
  readonly sweepEvery: number;
  /** How long a request may be on its way, in milliseconds; the usual times where it is left out. */
  readonly slowest?: Slowest;
  /** Where people's notices about their passkeys are posted, too. */
  readonly notifyUrl?: URL | null;
  /** Takes no passkeys that may be copied to other devices. */
  readonly deviceBound?: boolean;
  /** Left out where no forge is connected. */
  readonly forges?: ForgeSetup;
  /** Verifies the ledger; one is made, and stopped with the server, where it is left out. */
  readonly ledger?: LedgerKeeper;
  readonly ledgerSchedule?: Partial<LedgerSchedule>;
}

/** Milliseconds within which the head of a request, and all of it, must have come; and between looks. */
export interface Slowest {
  readonly head: number;
  readonly whole: number;
  readonly look: number;
}

/** Enough for the largest plan over a slow line; what dawdles on purpose is cut off. */
const SLOWEST: Slowest = { head: 15_000, whole: 300_000, look: 5_000 };

export interface RunningServer {
  /** `http://localhost:PORT`. */
  readonly url: string;
  readonly port: number;
  /** Ends what is kept open, lets requests under way finish, and stops. Leaves the store open. */
  close(): Promise<void>;
}

/** How long requests under way may take once the server stops, in milliseconds. */
const PATIENCE = 5_000;

/** Starts the server over an open store. Throws `ServeFault` when it cannot listen, or must not. */
export async function startServer(given: ServerOptions): Promise<RunningServer> {
  refuseOpenDevelopment(given);
  let port = 0;
  const ledger = given.ledger ?? (await keeperFor(given));
  const present = withPresence(given, () => port);
  const options = { ...given, ledger, engine: withLedger(present, ledger) };
  const { engine, logger } = options;
  const stopping = new AbortController();
  const warn = (error: unknown) => logger.error({ err: error }, 'events could not be passed on');
  let feed: CaseFeed | null = null;
  let guards: GuardFeed;
  try {
    feed = await openCaseFeed(engine.store, warn);
    guards = await openGuardFeed(engine, options.live, options.policyFiles, warn);
  } catch (error) {
    await feed?.close();
    await ledger.stop();
    throw error;
  }
  const { forges: setup } = given;
  const desk = setup === undefined ? {} : { forges: forgeDesk(setup) };
  const { forges: _setup, ...rest } = options;
  const app = createApp({ ...rest, ...desk, feed, guards, stopping: stopping.signal });
  const { head, whole, look } = given.slowest ?? SLOWEST;
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      headersTimeout: head,
      requestTimeout: whole,
      connectionsCheckingInterval: look,
    },
  }) as Server;
  // What waits, and what forges show, is looked at again when the ledger verifies no more, or again.
  const live = {
    onChanged: eitherChanged(
      (listener) => options.live.onChanged(listener),
      (listener) => ledger.onTurn(listener),
    ),
  };
  let forges: RunningForges | null = null;
  try {
    forges = setup === undefined ? null : await startForges({ ...options, live, setup });
    port = await listenOnFirstFree(server, options.host, options.ports);
  } catch (error) {
    await forges?.stop();
    await guards.close();
    await feed.close();
    await ledger.stop();
    throw error;
  }
  const sweeper = startSweeper(options);
  const reassessor = startReassessor({ ...options, live });
  const leavers = startLeavers(options);
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    stopping.abort();
    await sweeper.stop();
    await reassessor.stop();
    await leavers.stop();
    await ledger.stop();
    await closeServer(server);
    await forges?.stop();
    await guards.close();
    await feed.close();
  };
  return {
    url: `http://localhost:${port}`,
    port,
    close: () => (closing ??= close()),
  };
}

function keeperFor({ engine, logger, ledgerSchedule }: ServerOptions): Promise<LedgerKeeper> {
  const { store, clock } = engine;
  return keepLedger({ store, clock, logger, schedule: ledgerSchedule });
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;

/** Development sign-in believes anybody, so only this machine may reach it. */
function refuseOpenDevelopment({ signIn, host, publicUrl }: ServerOptions): void {
  if (signIn.kind !== 'development') return;
  const isOpen = !LOOPBACK.test(host);
  if (!isOpen && publicUrl === null) return;
  throw new ServeFault(
    isOpen
      ? `the sample lets anybody sign in as anybody, so it does not listen on ${host}. Leave HOLDPOINT_HOST out`
      : 'the sample lets anybody sign in as anybody, so it has no public address. Leave HOLDPOINT_PUBLIC_URL out',
  );
}

async function listenOnFirstFree(
  server: Server,
  host: string,
  ports: readonly number[],
): Promise<number> {
  for (const port of ports) {
    try {
      return await listen(server, host, port);
    } catch (error) {
      if (!isInUse(error)) throw cannotListen(host, port, error);
    }
  }
  throw new ServeFault(
    ports.length === 1
      ? `port ${ports[0]} is in use. Set HOLDPOINT_PORT to another one`
      : `every port from ${ports[0]} to ${ports.at(-1)} is in use. Set HOLDPOINT_PORT to a free one`,
  );
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function isInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function cannotListen(host: string, port: number, cause: unknown): ServeFault {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ServeFault(`cannot listen on ${host}, port ${port}: ${why}. Set HOLDPOINT_PORT`, {
    cause,
  });
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection whose last request just ended would otherwise be kept for the next one.
  const tidying = setInterval(() => server.closeIdleConnections(), 25);
  const impatience = setTimeout(() => server.closeAllConnections(), PATIENCE);
  await closed;
  clearInterval(tidying);
  clearTimeout(impatience);
}
