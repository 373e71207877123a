/**
 * Files by which an agent is held back: Holdpoint's own, and the hosts' files in which its hook stands.
 * Whoever can write one of them can switch the guard off.
 */

interface GuardFile {
  /** Goes on after "This is": `the hooks of Cursor`. */
  readonly kind: string;
  /** Matched on the whole path in lower case, with `~/` for the home folder. */
  readonly path: RegExp;
}

/** Begins at the top, or at any folder. */
const at = (tail: string): RegExp => new RegExp(`(?:^|/)${tail}$`);
/** A folder with everything in it. */
const below = (tail: string): RegExp => new RegExp(`(?:^|/)${tail}(?:/.*)?$`);
/** From the root of the file system, wherever macOS or Windows puts it. */
const system = (tail: string): RegExp =>
  new RegExp(`^(?:/private)?/(?:etc|library/application support)/${tail}(?:/.*)?$`);

const GUARD_FILES: readonly GuardFile[] = [
  { kind: 'configuration of Holdpoint', path: below('\\.holdpoint') },
  { kind: 'configuration of Holdpoint', path: at('\\.?holdpoint(?:\\.config)?\\.(?:ya?ml|json)') },
  { kind: 'configuration of Holdpoint', path: system('holdpoint') },
  {
    kind: 'files of Holdpoint in the home folder',
    path: below('\\.(?:config|cache|local/(?:share|state))/holdpoint'),
  },
  {
    kind: 'files of Holdpoint in the home folder',
    path: below('library/(?:application support|caches)/holdpoint'),
  },
  {
    kind: 'files of Holdpoint in the home folder',
    path: below('appdata/(?:local|roaming)/holdpoint'),
  },
  {
    kind: 'state of Holdpoint on this machine',
    path: /^(?:\/private)?\/(?:var\/(?:lib|run|log|cache)|run)\/holdpoint(?:\/.*)?$/,
  },
  { kind: 'state of Holdpoint on this machine', path: /^[a-z]:\/programdata\/holdpoint(?:\/.*)?$/ },
  { kind: 'program of Holdpoint', path: below('node_modules/holdpoint') },
  { kind: 'program of Holdpoint', path: at('node_modules/\\.bin/holdpoint(?:\\.cmd|\\.ps1)?') },
  {
    kind: 'program of Holdpoint',
    path: /^(?:\/usr(?:\/local)?\/(?:bin|lib|libexec|share)|\/opt(?:\/homebrew\/bin)?|~\/\.local\/bin|~\/bin)\/holdpoint(?:[-.][\w.-]*)?(?:\/.*)?$/,
  },
  { kind: 'settings of Claude Code', path: at('\\.claude/settings(?:\\.local)?\\.json') },
  { kind: 'settings of Claude Code', path: at('~/\\.claude\\.json') },
  { kind: 'hooks of Claude Code', path: below('\\.claude/hooks') },
  { kind: 'managed settings of Claude Code', path: system('claude-?code') },
  { kind: 'managed settings of Claude Code', path: /\/programdata\/claudecode(?:\/.*)?$/ },
  {
    kind: 'configuration of Codex',
    path: at('\\.codex/(?:config|requirements|managed_config)\\.toml'),
  },
  { kind: 'hooks of Codex', path: below('\\.codex/(?:hooks(?:\\.json)?|rules)') },
  { kind: 'managed configuration of Codex', path: system('codex') },
  { kind: 'settings of Gemini CLI', path: at('\\.gemini/settings\\.json') },
  { kind: 'hooks of Gemini CLI', path: below('\\.gemini/(?:hooks|policies)') },
  { kind: 'managed settings of Gemini CLI', path: system('gemini-?cli') },
  { kind: 'configuration of Copilot', path: at('\\.copilot/(?:config|settings|hooks)\\.json') },
  { kind: 'hooks of Copilot', path: below('\\.copilot/hooks') },
  { kind: 'hooks of Copilot', path: below('\\.github/(?:hooks|copilot/hooks)') },
  { kind: 'managed configuration of Copilot', path: system('github-copilot') },
  { kind: 'hooks of Cursor', path: at('\\.cursor/hooks\\.json') },
  { kind: 'hooks of Cursor', path: below('\\.cursor/hooks') },
  { kind: 'managed hooks of Cursor', path: system('cursor') },
  {
    kind: 'plugins of opencode',
    path: below('(?:\\.opencode|\\.config/opencode)/plugins?'),
  },
  {
    kind: 'configuration of opencode',
    path: at('(?:(?:\\.opencode|\\.config/opencode)/)?opencode\\.jsonc?'),
  },
  { kind: 'managed configuration of opencode', path: system('opencode') },
  { kind: 'agents of Kiro', path: at('\\.kiro/agents/[^/]+\\.json') },
  { kind: 'hooks of Kiro', path: below('\\.kiro/hooks') },
  { kind: 'settings of Kiro', path: at('\\.kiro/settings/[^/]+\\.json') },
  {
    kind: 'agents of Amazon Q',
    path: at('(?:\\.amazonq|\\.aws/amazonq)/(?:cli-agents/[^/]+|settings)\\.json'),
  },
  { kind: 'hooks of Windsurf', path: at('(?:\\.windsurf|\\.codeium/windsurf)/hooks\\.json') },
  { kind: 'hooks of Windsurf', path: below('(?:\\.windsurf|\\.codeium/windsurf)/hooks') },
  { kind: 'managed hooks of Windsurf', path: system('windsurf') },
];

const LONGEST = 4096;

let any: RegExp | null = null;

/**
 * What kind of guarding file a path is, or null. Absolute, relative to a repository, or with `~/`;
 * backslashes count as slashes, and case does not count, since on many disks it does not. A folder that
 * holds such files and nothing else (`.holdpoint`) is one, too. `home` is absolute or null.
 */
export function guardFileKind(path: string, home: string | null): string | null {
  if (path.length > LONGEST) return null;
  const text = normal(path, home === null ? null : normal(home, null));
  // Most paths are none: one look at all of them together, and at each only where that finds something.
  any ??= new RegExp(GUARD_FILES.map(({ path: each }) => `(?:${each.source})`).join('|'));
  if (!any.test(text)) return null;
  return GUARD_FILES.find((each) => each.path.test(text))?.kind ?? null;
}

function normal(path: string, home: string | null): string {
  const parts: string[] = [];
  const text = path.replaceAll('\\', '/').toLowerCase();
  for (const part of text.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  const whole = `${text.startsWith('/') ? '/' : ''}${parts.join('/')}`;
  if (home !== null && home !== '/' && whole.startsWith(`${home}/`)) {
    return `~${whole.slice(home.length)}`;
  }
  return whole.replace(/^\$(?:home|\{home\})\//, '~/');
}
