import type { NewGrant } from '../../../server/contract/agents/autonomy.ts';

/** What the fields of the form say. */
export interface GrantFields {
  readonly agent: string;
  /** Ids with commas between. */
  readonly systems: string;
  readonly environments: readonly NewGrant['environments'][number][];
  readonly verbs: readonly NewGrant['verbs'][number][];
  /** Names with commas between; empty for any. */
  readonly programs: string;
  readonly count: string;
  readonly perSeconds: number;
  /** How long, in milliseconds. */
  readonly lasts: number;
  readonly reason: string;
}

const HOUR = 3_600_000;

export const LASTS = [
  { ms: HOUR, word: '1 hour' },
  { ms: 8 * HOUR, word: '8 hours' },
  { ms: 24 * HOUR, word: '1 day' },
  { ms: 7 * 24 * HOUR, word: '7 days' },
  { ms: 30 * 24 * HOUR, word: '30 days' },
] as const;

export const WINDOWS = [
  { seconds: 60, word: 'a minute' },
  { seconds: 3_600, word: 'an hour' },
  { seconds: 86_400, word: 'a day' },
] as const;

export const ENVIRONMENTS = ['production', 'staging', 'test', 'development'] as const;

export const VERBS = ['create', 'update', 'replace', 'delete', 'execute', 'move'] as const;

export const EMPTY_GRANT: GrantFields = {
  agent: '*',
  systems: '',
  environments: ['staging'],
  verbs: ['execute'],
  programs: '',
  count: '3',
  perSeconds: 3_600,
  lasts: 8 * HOUR,
  reason: '',
};

function names(text: string): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** What is still missing, in a sentence, or null. */
export function missingIn(fields: GrantFields): string | null {
  if (fields.agent.trim() === '') return 'Say which agent, or * for every one.';
  if (names(fields.systems).length === 0) return 'Name a system, or * for every one.';
  if (fields.environments.length === 0) return 'Choose an environment.';
  if (fields.verbs.length === 0) return 'Choose what it may do.';
  if (!/^[1-9]\d{0,4}$/.test(fields.count)) return 'How often is a number from 1 to 99,999.';
  if (fields.reason.trim().length < 3) return 'Give a reason of at least 3 characters.';
  return null;
}

/** The grant that complete fields come to, from an ISO instant on. */
export function termsOf(fields: GrantFields, now: string): NewGrant {
  const programs = names(fields.programs);
  return {
    agent: fields.agent.trim(),
    systems: names(fields.systems),
    environments: [...fields.environments],
    verbs: [...fields.verbs],
    programs: programs.length === 0 ? null : programs,
    quota: { count: Number(fields.count), perSeconds: fields.perSeconds },
    startsAt: now,
    endsAt: new Date(Date.parse(now) + fields.lasts).toISOString(),
    reason: fields.reason.trim(),
  };
}

/** `3 an hour`, `10 a day`, `5 in 90 s`. */
export function quotaWords(quota: NewGrant['quota']): string {
  const window = WINDOWS.find(({ seconds }) => seconds === quota.perSeconds);
  return `${quota.count.toLocaleString('en-GB')} ${window?.word ?? `in ${quota.perSeconds.toLocaleString('en-GB')} s`}`;
}
