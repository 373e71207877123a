import type { NewException } from '../../server/contract/governance/exceptions.ts';
import { missingReason, namesIn } from '../governance/form-words.ts';

/** What the fields of the form say. */
export interface ExceptionFields {
  readonly scope: 'case' | 'systems';
  readonly case: string;
  /** Ids with commas between. */
  readonly systems: string;
  /** Ticked, for a case. */
  readonly rules: readonly string[];
  /** Written, for systems: ids with commas between, or `*`. */
  readonly written: string;
  /** How long, in milliseconds. */
  readonly lasts: number;
  readonly reason: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** None lasts longer than 30 days: what has to is a rule. */
export const LASTS = [
  { ms: 4 * HOUR, word: '4 hours' },
  { ms: DAY, word: '1 day' },
  { ms: 3 * DAY, word: '3 days' },
  { ms: 7 * DAY, word: '7 days' },
  { ms: 14 * DAY, word: '14 days' },
  { ms: 29 * DAY, word: '29 days' },
] as const;

export const EMPTY_EXCEPTION: ExceptionFields = {
  scope: 'case',
  case: '',
  systems: '',
  rules: [],
  written: '',
  lasts: DAY,
  reason: '',
};

function rulesOf({ scope, rules, written }: ExceptionFields): readonly string[] {
  return scope === 'case' ? rules : namesIn(written);
}

/** What is still missing, in a sentence, or null. */
export function missingIn(fields: ExceptionFields): string | null {
  if (fields.scope === 'case' && fields.case === '') return 'Choose the case.';
  if (fields.scope === 'systems' && namesIn(fields.systems).length === 0) {
    return 'Name a system.';
  }
  if (rulesOf(fields).length === 0) return 'Say which rules to go without.';
  return missingReason(fields.reason);
}

/** What complete fields ask for, from an ISO instant on. */
export function exceptionOf(fields: ExceptionFields, now: string): NewException {
  return {
    rules: [...rulesOf(fields)],
    scope:
      fields.scope === 'case'
        ? { kind: 'case', case: fields.case }
        : { kind: 'systems', systems: [...namesIn(fields.systems)] },
    reason: fields.reason.trim(),
    ends: new Date(Date.parse(now) + fields.lasts).toISOString(),
  };
}
