/**
 * Settings that make `git` answer the same for everybody: no system, user or attribute configuration,
 * no hooks, no monitors, no network, no replaced objects, no pager, no colour.
 */
export const FIXED_SETTINGS: readonly string[] = [
  'core.quotepath=off',
  'core.fsmonitor=false',
  'core.untrackedCache=false',
  'core.hooksPath=/dev/null',
  'core.attributesFile=/dev/null',
  'core.excludesFile=/dev/null',
  'core.compression=0',
  'core.looseCompression=0',
  'core.alternateRefsCommand=',
  'core.ignoreStat=false',
  'core.checkStat=default',
  'core.trustctime=true',
  'core.safecrlf=false',
  'core.warnAmbiguousRefs=false',
  'diff.external=',
  'diff.orderFile=',
  'diff.suppressBlankEmpty=false',
  'submodule.recurse=false',
  'protocol.allow=never',
  'gc.auto=0',
  'maintenance.auto=false',
];

/** Variables that come from the outside: all others, every `GIT_*` among them, are left behind. */
const INHERITED = ['PATH', 'TMPDIR', 'TMP', 'TEMP', 'SystemRoot', 'PATHEXT'] as const;

const FIXED: Readonly<Record<string, string>> = {
  LC_ALL: 'C',
  LANGUAGE: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_GRAFT_FILE: '/dev/null',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_PAGER: 'cat',
};

/** The variables `git` is started with. `extra` wins. */
export function gitEnvironment(
  outside: Readonly<Record<string, string | undefined>>,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const environment: Record<string, string> = { ...FIXED };
  for (const name of INHERITED) {
    const value = outside[name];
    if (value !== undefined) environment[name] = value;
  }
  return { ...environment, ...extra };
}
