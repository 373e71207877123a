import type { Signal } from '../../core/change/types.ts';

/** The input cannot be trusted to show everything, so a person has to look. */
export function incomplete(message: string): Signal {
  return { kind: 'incomplete-input', weight: 'hold', message, evidence: [] };
}

/** Worth knowing; changes nothing. */
export function note(message: string): Signal {
  return { kind: 'drift', weight: 'note', message, evidence: [] };
}

const MOST_NAMED = 5;

/** One signal for all files that were too large to be looked into. */
export function unreadSignals(paths: readonly string[]): Signal[] {
  if (paths.length === 0) return [];
  const named = paths.slice(0, MOST_NAMED).join(', ');
  const more = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : '';
  return [
    incomplete(`${paths.length} changed files are too large to be looked into: ${named}${more}`),
  ];
}
