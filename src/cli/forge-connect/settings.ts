import { resolve } from 'node:path';
import { dataFolderOf } from '../../store/embedded/data-folder.ts';
import type { CliContext } from '../context.ts';
import { UsageError } from '../faults.ts';
import { durationOf } from '../server/duration.ts';
import { githubAddressOf, serverAddressOf, type GithubAddress } from './github-address.ts';

/** As the command line gives them. */
export interface ConnectOptions {
  readonly server?: string;
  readonly organization?: string;
  readonly name?: string;
  readonly github: string;
  readonly out?: string;
  readonly port?: string;
  readonly timeout: string;
  readonly replace?: boolean;
  /** False where `--no-browser` was given. */
  readonly browser: boolean;
}

export interface ConnectSettings {
  readonly github: GithubAddress;
  readonly server: string;
  /** Whose App it will be; null for the person's own. */
  readonly organization: string | null;
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  /** Whether `holdpoint serve` looks there by itself. */
  readonly isDataFolder: boolean;
  /** Null for any that is free. */
  readonly port: number | null;
  /** Milliseconds. */
  readonly timeout: number;
  readonly replace: boolean;
  /** Whether the page has to be reached from another machine. */
  readonly isRemote: boolean;
}

/** GitHub takes no longer names of Apps. */
const LONGEST_NAME = 34;
const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})$/;

/** Throws `UsageError` on the first thing that cannot be. */
export function connectSettings(
  options: ConnectOptions,
  { env, cwd }: CliContext,
): ConnectSettings {
  const github = githubAddressOf(options.github);
  const server = serverAddressOf(options.server ?? env['HOLDPOINT_PUBLIC_URL'], github);
  const organization = options.organization ?? null;
  if (organization !== null && !LOGIN.test(organization)) {
    throw new UsageError(
      `--organization ${organization}: not a name of an organisation. Write it as in ${github.web}/NAME`,
    );
  }
  const data = folderOf(env, options.out === undefined);
  const folder = options.out === undefined ? (data ?? '') : resolve(cwd, options.out);
  return {
    github,
    server,
    organization,
    name: nameOf(options.name, organization ?? new URL(server).hostname),
    folder,
    isDataFolder: folder === data,
    port: options.port === undefined ? null : portOf(options.port),
    timeout: durationOf(options.timeout, '--timeout'),
    replace: options.replace === true,
    isRemote: !options.browser || (env['SSH_CONNECTION'] ?? '') !== '',
  };
}

function folderOf(env: CliContext['env'], isNeeded: boolean): string | null {
  try {
    return dataFolderOf(env);
  } catch (error) {
    if (isNeeded) throw error;
    return null;
  }
}

function nameOf(given: string | undefined, owner: string): string {
  const name = given?.trim() ?? `Holdpoint ${owner}`.slice(0, LONGEST_NAME).trim();
  if (name !== '' && name.length <= LONGEST_NAME && !/[\p{Cc}\p{Cf}]/u.test(name)) return name;
  throw new UsageError(
    `--name: GitHub takes names of 1 to ${LONGEST_NAME} characters, and this has ${name.length}. Give another`,
  );
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port ${text}: not a port. Give a number from 0 to 65535`);
}
