import { nodeWorld } from '../../readers/shell/world/node-world.ts';
import { hostStartedAt } from './host-started.ts';
import type { ShellWorld } from '../../readers/shell/world/types.ts';

/** This machine as a call sees it from a folder, in an environment. */
export function worldHere(
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
  caller: number | null = null,
): ShellWorld {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? null;
  const user = env['USER'] ?? env['LOGNAME'] ?? env['USERNAME'] ?? null;
  const platform = process.platform === 'win32' ? 'windows' : 'posix';
  const agentStartedAt = () => (caller === null ? null : hostStartedAt(caller, Date.now()));
  return nodeWorld({ cwd, home, user, env, platform, agentStartedAt });
}
