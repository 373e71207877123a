import type { ExcerptLine, Verb } from '../../../core/change/types.ts';
import { isList } from '../plan/change.ts';
import type { Leaf } from '../attributes/leaves.ts';
import type { PlanValue } from '../plan/types.ts';

const MAX_LINES = 12;
const MAX_VALUE = 60;

const DONE: Readonly<Record<Verb, string>> = {
  read: 'will be read',
  create: 'will be created',
  update: 'will be updated in place',
  replace: 'must be replaced',
  delete: 'will be destroyed',
  forget: 'will no longer be managed, and stays',
  import: 'will be imported',
  move: 'has moved',
  execute: 'will be run',
  grant: 'will be granted',
  expose: 'will be opened',
};

/**
 * A change as a few lines in the manner of `terraform plan`. Only attributes that a rule judged show
 * values, and none of them a sensitive one; of the others the name is all that is told.
 */
export function excerptOf(
  address: string,
  verb: Verb,
  changed: readonly string[],
  judged: readonly Leaf[],
): readonly ExcerptLine[] {
  const lines: ExcerptLine[] = [line(`# ${address} ${DONE[verb]}`, 'context')];
  const shown = new Set<string>();
  for (const leaf of judged) {
    if (shown.has(leaf.place)) continue;
    shown.add(leaf.place);
    lines.push(...leafLines(leaf, verb));
  }
  const judgedNames = new Set([...shown].map((place) => place.split(/[.[]/)[0]));
  const others = changed.filter((name) => !judgedNames.has(name));
  for (const name of others) lines.push(line(`  ~ ${name}`, 'context'));
  if (lines.length <= MAX_LINES) return lines;
  const rest = lines.length - MAX_LINES + 1;
  return [...lines.slice(0, MAX_LINES - 1), line(`  … ${rest} more`, 'context')];
}

function leafLines(leaf: Leaf, verb: Verb): readonly ExcerptLine[] {
  if (leaf.sensitive) return [line(`    ${leaf.place} = (sensitive)`, 'context')];
  const before = show(leaf.before);
  const after = leaf.unknown ? '(known after apply)' : show(leaf.after);
  if (verb === 'delete' || (before === after && before !== null)) {
    return before === null ? [] : [line(`    ${leaf.place} = ${before}`, 'context')];
  }
  const lines: ExcerptLine[] = [];
  if (before !== null) lines.push(line(`  - ${leaf.place} = ${before}`, 'removed'));
  if (after !== null) lines.push(line(`  + ${leaf.place} = ${after}`, 'added'));
  return lines;
}

/** Scalars and short lists of them; a longer text is not shown at all. */
function show(value: PlanValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (isList(value)) {
    const text = JSON.stringify(value);
    return text.length <= MAX_VALUE ? text : `[${value.length} items]`;
  }
  if (typeof value === 'object') return null;
  const text = JSON.stringify(value);
  return text.length <= MAX_VALUE ? text : '(long value)';
}

function line(text: string, mark: ExcerptLine['mark']): ExcerptLine {
  return { number: null, text, mark };
}
