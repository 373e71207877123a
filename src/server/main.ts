import { pino, type Logger } from 'pino';
import { packageFile } from '../config/package-root.ts';
import { openLiveWorld, type LiveWorld } from '../engine/catalog/live-world.ts';
import type { Engine } from '../engine/engine.ts';
import { followDirectives } from '../engine/governance/directives/follow-directives.ts';
import { redecideWaiting } from '../engine/governance/redecide/redecide-waiting.ts';
import { followPeople } from '../engine/people/follow-people.ts';
import { noteGroups } from '../engine/people/note-groups.ts';
import { systemClock } from './adapters/clock.ts';
import { systemIds } from './adapters/ids.ts';
import { systemSecret } from './adapters/secrets.ts';
import { systemStopwatch } from './adapters/stopwatch.ts';
import type { SignInMode } from './sign-in/mode.ts';
import { deviceBoundOf, notifyUrlOf, oidcSettingsOf } from './sign-in/oidc-settings.ts';
import { openIdConnect } from './sign-in/openid-connect.ts';
import { openForges } from './forges/open-forges.ts';
import { loadWorld, type WorldFiles } from './open/load-world.ts';
import { createMetrics } from './metrics/metrics.ts';
import { migrateRecord } from './open/migrate-record.ts';
import { openRecord } from './open/open-record.ts';
import { prepareRecord } from './open/prepare-record.ts';
import { settingsOf, type Environment } from './open/settings.ts';
import { startServer, type RunningServer } from './open/start-server.ts';
import { readPolicyFiles } from './open/policy-files.ts';
import { incidentFile } from './live/incident-file.ts';
import { keepLedger, type LedgerKeeper } from './live/ledger-keeper.ts';
import { withLedger } from './live/with-ledger.ts';
import { readStaticFiles } from './static/static-files.ts';

/** What `holdpoint serve` was asked for. */
export interface ServeOptions extends WorldFiles {
  readonly env: Environment;
  /** Outweighs HOLDPOINT_PORT; null for that, or the first free one from 4600. */
  readonly port: number | null;
  /** Serve the sample organisation, with its made-up people to sign in as. */
  readonly sample: boolean;
  readonly version: string;
  /** Hears one line for the person at the terminal. */
  readonly say: (line: string) => void;
}

const SWEEP_EVERY = 15_000;
const SAMPLE_FOLDER = 'sample';

/**
 * Opens the record, loads what changes are judged by, and serves. Throws a fault with a code and one line
 * (`ServeFault`, `StoreFault`, `ConfigError`) when something is not as it must be.
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { env, sample, say, version } = options;
  const settings = settingsOf(env, options.port);
  const sampleFolder = packageFile(SAMPLE_FOLDER);
  const files = sample ? sampleFiles(sampleFolder) : options;
  const base = await loadWorld(files);
  const policyFiles = await readPolicyFiles(files);
  const record = await openRecord({ env, settings, say });
  const logger = createLogger(settings.logLevel ?? (sample ? 'warn' : 'info'));
  const { limits } = settings;
  let live: LiveWorld | null = null;
  let ledger: LedgerKeeper | null = null;
  try {
    await migrateRecord(record.store, systemClock);
    ledger = await keepLedger({
      store: record.store,
      clock: systemClock,
      logger,
      note: incidentFile(record.dataFolder, () => systemClock.now()),
      schedule: { wholeEvery: settings.ledgerWholeEvery },
    });
    live = await openLiveWorld({
      store: record.store,
      clock: systemClock,
      base,
      onError: (error) => logger.error({ err: error }, 'the catalog could not be refreshed'),
    });
    live = await followDirectives({
      live,
      store: record.store,
      clock: systemClock,
      onError: (error) => logger.error({ err: error }, 'the directives could not be refreshed'),
    });
    const people = await followPeople({
      live,
      store: record.store,
      onError: (error) => logger.error({ err: error }, 'the roster could not be refreshed'),
    });
    live = people;
    const { world } = live;
    const { store } = record;
    const bare: Engine = { store, clock: systemClock, ids: systemIds, world, limits };
    const engine = withLedger(bare, ledger);
    await prepareRecord({ engine, sampleFolder: sample ? sampleFolder : null, record, say });
    // On a ledger in doubt it comes later: as soon as that verifies.
    const reassessed =
      ledger.doubt() === null
        ? await redecideWaiting(engine, 'something changed before the server started')
        : [];
    if (reassessed.length > 0)
      logger.warn({ cases: reassessed }, 'waiting cases were assessed again');
    const forges = await openForges(env, record.dataFolder, systemClock, logger);
    const server = await startServer({
      ...(forges === null ? {} : { forges }),
      // It gives its own engine the ledger that it is handed.
      engine: bare,
      ledger,
      live,
      people: () => people.people(),
      onGroups: (person, groups) => noteGroups(engine, person, groups),
      organisation: settings.organisation ?? (sample ? 'Halden Provisions' : 'Holdpoint'),
      version,
      signIn: signInMode(sample, env),
      notifyUrl: notifyUrlOf(env),
      deviceBound: deviceBoundOf(env),
      publicUrl: settings.publicUrl,
      proxies: settings.proxies,
      web: await readStaticFiles(packageFile('dist/web')),
      metrics: createMetrics(),
      logger,
      newSecret: systemSecret,
      stopwatch: systemStopwatch,
      host: settings.host,
      ports: settings.ports,
      sweepEvery: SWEEP_EVERY,
      policyFiles,
    });
    say(`Holdpoint is at ${settings.publicUrl?.origin ?? server.url}`);
    if (sample) say('  sample organisation; pick anybody to sign in. Ctrl-C stops it.');
    const follower = live;
    return {
      ...server,
      close: async () => {
        await server.close();
        await follower.close();
        await record.close();
      },
    };
  } catch (error) {
    await ledger?.stop();
    await live?.close();
    await record.close();
    throw error;
  }
}

/** Serves until the process is asked to stop (SIGTERM, SIGINT, SIGHUP). */
export async function serveUntilStopped(options: ServeOptions): Promise<void> {
  const server = await serve(options);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      // A terminal's Ctrl-C comes twice under npm: a second one must not end it with the database still up.
      process.on(signal, () => resolve());
    }
  });
  await server.close();
}

function sampleFiles(folder: string): WorldFiles {
  return {
    catalogs: [`${folder}/catalog.yaml`],
    policy: `${folder}/policy.yaml`,
    incidents: `${folder}/incidents.yaml`,
  };
}

/** Without an identity provider people sign in by passkeys alone; an operator lets them enrol the first. */
function signInMode(sample: boolean, env: Environment): SignInMode {
  if (sample) return { kind: 'development' };
  const settings = oidcSettingsOf(env);
  return settings === null
    ? { kind: 'passkey' }
    : { kind: 'oidc', provider: openIdConnect(settings) };
}

/** JSON lines on standard error: standard output is for the person who started it. */
function createLogger(level: string): Logger {
  return pino(
    { level, base: null, redact: ['headers', 'body'], timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
}
