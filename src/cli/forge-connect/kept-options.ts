import { webUrlOf, type GithubOptions } from '../../doors/forge/forges/github/client/options.ts';
import { forgeSettingsOf } from '../../server/forges/forge-settings.ts';
import { readKeptApp } from '../../server/forges/kept-app.ts';
import type { Environment } from '../../server/open/settings.ts';
import type { CliContext } from '../context.ts';

/** What the settings say, as the client of GitHub takes it; null where they name no App. Throws `ServeFault`. */
export async function githubOptionsOf(
  env: Environment,
  context: Pick<CliContext, 'now'>,
): Promise<GithubOptions | null> {
  const only = Object.entries(env).filter(([name]) => name.startsWith('HOLDPOINT_GITHUB_'));
  const { connections } = await forgeSettingsOf(Object.fromEntries(only));
  const found = connections.find((one) => one.kind === 'github');
  if (found === undefined) return null;
  const { kind: _, ...options } = found;
  return { ...options, id: new URL(webUrlOf(options.apiUrl)).host, clock: { now: context.now } };
}

/** The App that was kept in a folder; null without one. Throws `ServeFault`. */
export async function keptOptions(
  folder: string,
  context: Pick<CliContext, 'now'>,
): Promise<GithubOptions | null> {
  const env = await readKeptApp(folder);
  return env === null ? null : githubOptionsOf(env, context);
}
