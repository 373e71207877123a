import { DEFAULT_LIMITS, type Limits } from '../../engine/engine.ts';
import { LEDGER_SCHEDULE } from '../live/ledger-keeper.ts';
import { ServeFault } from '../serve-fault.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says about how to serve. */
export interface Settings {
  readonly host: string;
  readonly ports: readonly number[];
  readonly publicUrl: URL | null;
  /** Proxies in front that add to X-Forwarded-For. */
  readonly proxies: number;
  /** Name shown on pages, or null. */
  readonly organisation: string | null;
  /** Name of the log in its checkpoints. Part of every signature, so it is set once for good. */
  readonly origin: string;
  /** Any PostgreSQL, or null for the embedded one in the data folder. */
  readonly databaseUrl: string | null;
  /** The ledger's private key as PEM, or null for the one in the data folder. */
  readonly ledgerKey: string | null;
  readonly limits: Limits;
  /** Milliseconds between rounds over the whole ledger. */
  readonly ledgerWholeEvery: number;
  readonly logLevel: string | null;
}

const FIRST_PORT = 4600;
const PORTS_TRIED = 100;
const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Reads the settings; `port` from the command line outweighs HOLDPOINT_PORT. Throws `ServeFault`. */
export function settingsOf(env: Environment, port: number | null): Settings {
  const organisation = given(env, 'HOLDPOINT_ORGANISATION');
  return {
    host: given(env, 'HOLDPOINT_HOST') ?? '127.0.0.1',
    ports: portsOf(given(env, 'HOLDPOINT_PORT'), port),
    publicUrl: publicUrlOf(given(env, 'HOLDPOINT_PUBLIC_URL')),
    proxies: proxiesOf(given(env, 'HOLDPOINT_PROXIES')),
    organisation,
    origin: originOf(given(env, 'HOLDPOINT_LEDGER_ORIGIN')),
    databaseUrl: given(env, 'DATABASE_URL'),
    ledgerKey: given(env, 'HOLDPOINT_LEDGER_KEY'),
    limits: {
      ...DEFAULT_LIMITS,
      caseLifetime: hoursOf(env, 'HOLDPOINT_CASE_HOURS', DEFAULT_LIMITS.caseLifetime),
      releaseLifetime: hoursOf(env, 'HOLDPOINT_RELEASE_HOURS', DEFAULT_LIMITS.releaseLifetime),
    },
    ledgerWholeEvery: minutesOf(env, 'HOLDPOINT_LEDGER_MINUTES', LEDGER_SCHEDULE.wholeEvery),
    logLevel: logLevelOf(given(env, 'HOLDPOINT_LOG')),
  };
}

function given(env: Environment, name: string): string | null {
  const text = env[name]?.trim();
  return text === undefined || text === '' ? null : text;
}

function portsOf(fromEnvironment: string | null, fromCommand: number | null): readonly number[] {
  if (fromCommand !== null) return [fromCommand];
  if (fromEnvironment === null) {
    return Array.from({ length: PORTS_TRIED }, (_, index) => FIRST_PORT + index);
  }
  const port = Number(fromEnvironment);
  if (/^\d+$/.test(fromEnvironment) && port <= 65_535) return [port];
  throw new ServeFault(
    `HOLDPOINT_PORT is ${JSON.stringify(fromEnvironment)}, not a port. Set it to a number from 0 to 65535`,
  );
}

function publicUrlOf(text: string | null): URL | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  if (isOrigin) return url;
  throw new ServeFault(
    `HOLDPOINT_PUBLIC_URL is ${JSON.stringify(text)}. Set it to an address without a path, like https://holdpoint.example.com`,
  );
}

function proxiesOf(text: string | null): number {
  if (text === null) return 0;
  if (/^\d$/.test(text)) return Number(text);
  throw new ServeFault(
    `HOLDPOINT_PROXIES is ${JSON.stringify(text)}. Set it to how many proxies stand in front, from 0 to 9`,
  );
}

function hoursOf(env: Environment, name: string, otherwise: number): number {
  const text = given(env, name);
  if (text === null) return otherwise;
  const hours = Number(text);
  if (Number.isFinite(hours) && hours > 0 && hours <= 24 * 366) return hours * HOUR;
  throw new ServeFault(`${name} is ${JSON.stringify(text)}. Set it to a number of hours above 0`);
}

function minutesOf(env: Environment, name: string, otherwise: number): number {
  const text = given(env, name);
  if (text === null) return otherwise;
  const minutes = Number(text);
  if (Number.isFinite(minutes) && minutes >= 1 && minutes <= 24 * 60) return minutes * MINUTE;
  throw new ServeFault(
    `${name} is ${JSON.stringify(text)}. Set it to a number of minutes from 1 to 1440 (a day)`,
  );
}

function logLevelOf(text: string | null): string | null {
  if (text === null || LOG_LEVELS.includes(text)) return text;
  throw new ServeFault(
    `HOLDPOINT_LOG is ${JSON.stringify(text)}. Set it to one of ${LOG_LEVELS.join(', ')}`,
  );
}

/** Origins of logs have neither spaces nor plus signs. */
function originOf(text: string | null): string {
  if (text === null) return 'holdpoint/local';
  if (/^[^\s+]+$/.test(text)) return text;
  throw new ServeFault(
    `HOLDPOINT_LEDGER_ORIGIN is ${JSON.stringify(text)}. Set it to a name without spaces or plus signs, like holdpoint.example.com/ledger`,
  );
}
