import type { GraphFacts } from '../../core/catalog/facts.ts';
import { count, group } from '../render/counting.ts';
import { pad, plain, widthOf } from '../terminal/layout.ts';
import type { Disagreement, FactsComparison } from './compare-facts.ts';

/** As many of a kind as are listed; the rest is counted. */
const LISTED = 10;

/** What was read and how it fits the catalog, as lines. */
export function* importLines(
  facts: readonly GraphFacts[],
  compared: FactsComparison,
): Generator<string> {
  const rows = facts.map(({ origin, scope, systems, edges }) => [
    origin,
    scope,
    count(systems.length, 'system'),
    count(edges.length, 'edge'),
  ]);
  yield* table(rows);
  yield '';
  const { matched, unknown, ambiguous, edges } = compared;
  yield `Systems  ${group(matched.length)} in the catalog, ${group(unknown.length)} new, ${group(ambiguous.length)} ambiguous`;
  yield `Edges    ${group(edges.declared)} declared, ${group(edges.observed)} observed, ${group(edges.inferred)} inferred`;
  yield* section('New, not in the catalog', unknown);
  yield* section(
    'Ambiguous: add the name to the aliases of the one it means',
    ambiguous.map(({ name, candidates }) => `${name}: ${candidates.join(' or ')}`),
  );
  yield* section(
    'Declared, but never observed, though other calls of the system were',
    compared.declaredNeverObserved.map(inWords),
  );
  yield* section('Observed, but not declared', compared.observedNotDeclared.map(inWords));
}

function inWords({ from, to, origin, via }: Disagreement): string {
  return `${from} needs ${to} (${via === null ? origin : `${origin}: ${via}`})`;
}

function* section(title: string, lines: readonly string[]): Generator<string> {
  if (lines.length === 0) return;
  yield '';
  yield `${title}: ${group(lines.length)}`;
  for (const line of lines.slice(0, LISTED)) yield `  ${plain(line)}`;
  if (lines.length > LISTED) yield `  and ${group(lines.length - LISTED)} more`;
}

function* table(rows: readonly (readonly string[])[]): Generator<string> {
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(0, ...rows.map((row) => widthOf(plain(row[column] ?? '')))),
  );
  for (const row of rows) {
    yield row
      .map((cell, column) => pad(plain(cell), widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  }
}
