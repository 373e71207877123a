import type { core } from 'zod';

/** What is wrong with the value of a flag, in plain words: `--reason: must have at least 10 characters`. */
export function issueWords(flag: string, issue: core.$ZodIssue | undefined): string {
  return `${flag}: ${boundWords(issue) ?? issue?.message ?? 'malformed'}`;
}

function boundWords(issue: core.$ZodIssue | undefined): string | null {
  if (issue?.code !== 'too_small' && issue?.code !== 'too_big') return null;
  const unit = UNITS.get(issue.origin);
  if (unit === undefined) return null;
  if (issue.code === 'too_big') return `must have at most ${issue.maximum} ${unit}`;
  return issue.minimum === 1 ? 'is empty' : `must have at least ${issue.minimum} ${unit}`;
}

const UNITS: ReadonlyMap<string, string> = new Map([
  ['string', 'characters'],
  ['array', 'entries'],
]);
