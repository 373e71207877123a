/** Files that decide whether and how an agent is guarded: Holdpoint's own, and the hooks of agents. */
import type { ShellWorld } from '../../../world/types.ts';
import { below, isAtOrBelow, isBelow, normalPath } from './normal-path.ts';

/** `own`: Holdpoint's policy, keys, stop file and state. `hooks`: where an agent is told to ask. */
export type GuardFileKind = 'own' | 'hooks';

const OWN_OF_MACHINE: readonly string[] = [
  ...'/etc/holdpoint /usr/lib/holdpoint /var/lib/holdpoint /run/holdpoint /opt/holdpoint'.split(
    ' ',
  ),
  ...'/etc/systemd/system/holdpoint.service /usr/local/lib/holdpoint /usr/local/bin/holdpoint'.split(
    ' ',
  ),
];

const OWN_AT_HOME: readonly string[] = (
  '.holdpoint .config/holdpoint .local/state/holdpoint .local/share/holdpoint .cache/holdpoint ' +
  '.local/bin/holdpoint Library/holdpoint'
).split(' ');

const HOOKS_OF_MACHINE: readonly string[] = (
  '/etc/claude-code /etc/codex /etc/cursor /etc/gemini-cli /etc/github-copilot /etc/windsurf ' +
  '/etc/opencode /etc/kiro /etc/amazonq'
).split(' ');

/** Below the home folder and below any repository. */
const HOOK_FILES: readonly RegExp[] = [
  /^\.claude\/(?:settings[^/]*\.json|hooks(?:\/.*)?)$/,
  /^\.codex\/(?:hooks\.json|config\.toml|requirements\.toml|hooks(?:\/.*)?)$/,
  /^\.gemini\/(?:settings\.json|hooks(?:\/.*)?|policies(?:\/.*)?)$/,
  /^\.copilot\/(?:hooks(?:\/.*)?|config\.json|policy[^/]*)$/,
  /^\.github\/hooks(?:\/.*)?$/,
  /^\.cursor\/(?:hooks\.json|hooks(?:\/.*)?|cli-config\.json|permissions\.json)$/,
  /^(?:\.config\/opencode|\.opencode)\/(?:opencode\.jsonc?|plugins?(?:\/.*)?)$/,
  /^opencode\.jsonc?$/,
  /^\.kiro\/(?:hooks(?:\/.*)?|agents(?:\/.*)?|settings(?:\/.*)?)$/,
  /^\.aws\/amazonq(?:\/.*)?$/,
  /^\.amazonq(?:\/.*)?$/,
  /^(?:\.windsurf|\.codeium\/windsurf)\/hooks\.json$/,
];

/** Folders that hold such files: to take one away is to take them away. */
const HOOK_FOLDERS = /^(?:\.claude|\.codex|\.gemini|\.copilot|\.cursor|\.kiro|\.windsurf)$/;

/**
 * What an absolute path has to do with guarding, or null. With `whole` the path's contents go with it,
 * so the folders around such files count as well.
 */
export function guardFileKind(
  path: string,
  world: Pick<ShellWorld, 'home' | 'workspace' | 'repositoryAt'>,
  whole = false,
): GuardFileKind | null {
  const normal = normalPath(path);
  const holds = (folder: string) =>
    isAtOrBelow(normal, folder) || (whole && isBelow(folder, normal) && normal.length > 1);
  if (OWN_OF_MACHINE.some((folder) => isAtOrBelow(normal, folder))) return 'own';
  if (HOOKS_OF_MACHINE.some((folder) => isAtOrBelow(normal, folder))) return 'hooks';
  const { home, workspace } = world;
  if (home !== null && OWN_AT_HOME.some((folder) => isAtOrBelow(normal, `${home}/${folder}`))) {
    return 'own';
  }
  const root = world.repositoryAt(normal)?.root ?? null;
  const bases = [root, workspace, home].filter((base) => base !== null);
  if (bases.some((base) => holds(`${base}/.holdpoint`) && isBelow(normal, base))) return 'own';
  if (/\/\.holdpoint(?:\/|$)/.test(normal)) return 'own';
  for (const base of bases) {
    if (!isBelow(normal, base)) continue;
    const relative = below(normal, base);
    if (HOOK_FILES.some((shape) => shape.test(relative))) return 'hooks';
    if (whole && HOOK_FOLDERS.test(relative)) return 'hooks';
  }
  // Hooks of a folder inside a repository guard who works there.
  return /\/\.claude\/settings(?:\.local)?\.json$|\/\.cursor\/hooks\.json$|\/\.codex\/hooks\.json$/.test(
    normal,
  )
    ? 'hooks'
    : null;
}
