import { resolve } from 'node:path';
import type { Effect } from '../../core/change/types.ts';
import type { Reason } from '../../core/policy/types.ts';
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
  /** Which rules apply, and to what; empty where the page says it. */
  readonly why: readonly string[];
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
  const { verdict, assessment } = judge(read, sources, circumstances);
  return {
    ref: read.update.ref,
    outcome: verdict.outcome,
    summary: verdict.summary,
    why: verdict.reasons.map((reason) => wordsOf(reason, assessment.change.effects)),
    // Nobody can be asked here, so what a rule itself would have done differently is what helps.
    open: [...new Set(verdict.reasons.map(({ lift }) => lift))],
    page: null,
  };
}

const MOST_NAMED = 3;

function wordsOf({ title, message, effects }: Reason, all: readonly Effect[]): string {
  const names = [...new Set(effects.map((index) => all[index]?.resource.address ?? ''))];
  const named = names.slice(0, MOST_NAMED).join(', ');
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  const moved = effects.flatMap((index) => {
    const effect = all[index];
    return effect?.resource.type.startsWith('git-') === true ? [effect.why] : [];
  });
  return [`${title}${named === '' ? '' : ` (${named}${more})`}: ${message}`, ...moved].join(' ');
}
