import { spawnSync } from 'node:child_process';
import { fetchEnvironment } from '../src/doors/forge/mirror/mirror-environment.ts';
import type { ChangeAsked } from './event.ts';
import type { Variables } from './say.ts';

const TEN_MINUTES = 600_000;

/** Fetches both ends of the change by their ids. Nothing is checked out. Throws. */
export function fetchChange(folder: string, change: ChangeAsked, variables: Variables): void {
  const server = variables['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const url = `${server}/${change.slot.replace(/[#@].*$/, '')}.git`;
  const token = variables['INPUT_GITHUB-TOKEN'] ?? '';
  const credentials = Buffer.from(`x-access-token:${token}`).toString('base64');
  const remote = {
    url,
    authorization: token === '' ? null : `Basic ${credentials}`,
    headRef: (number: number) => `refs/pull/${number}/head`,
  };
  const specs = [`+${change.base}:refs/holdpoint/base`, `+${change.head}:refs/holdpoint/head`];
  const protocols = [new URL(url).protocol.slice(0, -1)];
  const { status, stderr } = git(
    folder,
    [
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-recurse-submodules',
      '--no-write-fetch-head',
      url,
      ...specs,
    ],
    fetchEnvironment(variables, remote, protocols),
  );
  if (status !== 0) throw new Error(`the commits could not be fetched: ${stderr.trim()}`);
}

/**
 * The rules are read from the working tree, so that must not be the request’s own: otherwise a change would
 * bring the rules that it is judged by. Throws.
 */
export function mustStandOnBase(folder: string, change: ChangeAsked, variables: Variables): void {
  const none = { url: 'https://github.com', authorization: null, headRef: String };
  const environment = fetchEnvironment(variables, none, []);
  const { status } = git(folder, ['merge-base', '--is-ancestor', change.head, 'HEAD'], environment);
  const isMerged = git(
    folder,
    ['merge-base', '--is-ancestor', change.head, change.base],
    environment,
  ).status;
  if (status === 1 || isMerged === 0) return;
  throw new Error(
    status === 0
      ? 'the request itself is checked out, with the rules that it brings: check out its base'
      : 'git does not say what is checked out: use actions/checkout with fetch-depth: 0 before',
  );
}

function git(
  folder: string,
  args: readonly string[],
  environment: Record<string, string>,
): { readonly status: number | null; readonly stderr: string } {
  const options = { cwd: folder, env: { ...environment, ...trusting(environment, folder) } };
  return spawnSync('git', [...args], { ...options, encoding: 'utf8', timeout: TEN_MINUTES });
}

/** A runner’s workspace may belong to another user than the job runs as. */
function trusting(environment: Record<string, string>, folder: string): Record<string, string> {
  const count = Number(environment['GIT_CONFIG_COUNT'] ?? 0);
  return {
    GIT_CONFIG_COUNT: String(count + 1),
    [`GIT_CONFIG_KEY_${count}`]: 'safe.directory',
    [`GIT_CONFIG_VALUE_${count}`]: folder,
  };
}
