import { resolve } from 'node:path';
import { judge } from '../assess/judge.ts';
import { loadSources } from '../assess/sources.ts';
import type { CliContext } from '../context.ts';
import type { HookSettings } from './hook-settings.ts';
import type { UpdateRead } from './read-update.ts';

/** How one update stands. */
export interface Standing {
  readonly ref: string;
  readonly outcome: 'allow' | 'hold' | 'deny';
  readonly summary: string;
  /** What would lift each hold. */
  readonly open: readonly string[];
  /** Where people decide, or null where there is no such place. */
  readonly page: string | null;
}

export interface LocalRules {
  readonly policy?: string;
  readonly catalog?: readonly string[];
}

/**
 * Judges with rules that lie on this machine, else with those of the commit before the push. What the push
 * brings is never what it is judged by.
 */
export async function judgeHere(
  read: UpdateRead,
  folder: string,
  settings: HookSettings,
  rules: LocalRules,
  context: CliContext,
): Promise<Standing> {
  const policy = rules.policy ?? settings.policy;
  const catalogs = rules.catalog ?? settings.catalogs;
  const options = {
    ...(policy === null ? {} : { policy: resolve(context.cwd, policy) }),
    ...(catalogs.length === 0
      ? {}
      : { catalog: catalogs.map((path) => resolve(context.cwd, path)) }),
  };
  const sources = await loadSources(options, { ...context, cwd: folder }, read.base);
  const circumstances = { validations: [], earlier: [], now: context.now() };
  const { verdict } = judge(read, sources, circumstances);
  return {
    ref: read.update.ref,
    outcome: verdict.outcome,
    summary: verdict.summary,
    open: verdict.holds.map(({ lift }) => lift),
    page: null,
  };
}
