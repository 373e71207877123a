import { UsageError } from '../faults.ts';

/** What `--scope` says, as the API takes it: `tier=1`, `system=orders`, `environment=production`, `when=…`. */
export interface ScopeWords {
  tiers?: number[];
  systems?: string[];
  environments?: string[];
  when?: string;
}

/** Values of the same kind are alternatives; kinds have all to fit. Throws `UsageError`. */
export function scopeOf(words: readonly string[]): ScopeWords {
  const scope: ScopeWords = {};
  for (const word of words) {
    const [, kind, value] = /^(tier|system|environment|when)=(.+)$/s.exec(word) ?? [];
    if (value === undefined) throw malformed(word);
    if (kind === 'when') {
      if (scope.when !== undefined) throw malformed(word);
      scope.when = value;
      continue;
    }
    for (const part of value.split(',').map((each) => each.trim())) {
      if (kind === 'tier') (scope.tiers ??= []).push(tierOf(part, word));
      else if (kind === 'system') (scope.systems ??= []).push(part);
      else (scope.environments ??= []).push(part);
    }
  }
  return scope;
}

function tierOf(text: string, word: string): number {
  if (/^[1-4]$/.test(text)) return Number(text);
  throw malformed(word);
}

function malformed(word: string): UsageError {
  return new UsageError(
    `--scope ${word}: no scope. Write tier=1, system=orders, environment=production, or one when=CONDITION`,
  );
}
