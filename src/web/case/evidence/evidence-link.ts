import type { Assessment } from '../../../core/assess.ts';
import type { Evidence, ExcerptLine } from '../../../core/change/types.ts';
import type { Verdict } from '../../../core/policy/types.ts';

/** Name of one piece of evidence in the page's address: `effect-12-0`, `clue-1-0`, `signal-0-2`, `finding-0-0`. */
export type EvidenceId = `${'effect' | 'clue' | 'signal' | 'finding' | 'rule'}-${number}-${number}`;

/** A piece of evidence with its name and what it speaks about. */
export interface Exhibit {
  readonly id: EvidenceId;
  readonly about: string;
  readonly evidence: Evidence;
}

/** Every piece of evidence on the page, in the order of the page. */
export function exhibits(assessment: Assessment, verdict: Verdict): readonly Exhibit[] {
  const { effects, signals } = assessment.change;
  return [
    ...effects.flatMap((effect, index) =>
      effect.evidence.map((evidence, piece) => ({
        id: `effect-${index}-${piece}` as const,
        about: `${effect.verb} ${effect.resource.address}`,
        evidence,
      })),
    ),
    ...signals.flatMap((signal, index) =>
      signal.evidence.map((evidence, piece) => ({
        id: `signal-${index}-${piece}` as const,
        about: signal.message,
        evidence,
      })),
    ),
    ...(assessment.change.findings ?? []).map(({ title, evidence }, index) => ({
      id: `finding-${index}-0` as const,
      about: title,
      evidence,
    })),
    ...assessment.provenance.clues.map(({ kind, evidence }, index) => ({
      id: `clue-${index}-0` as const,
      about: `Provenance: ${kind}`,
      evidence,
    })),
    ...verdict.reasons.flatMap(({ title, evidence }, index) =>
      evidence === null ? [] : [{ id: `rule-${index}-0` as const, about: title, evidence }],
    ),
  ];
}

/** Where a person would look for it: `plan.json:131`, or the pointer where lines mean nothing. */
export function placeOf(evidence: Evidence): string {
  const last = evidence.source.slice(evidence.source.lastIndexOf('/') + 1);
  const file = /^[0-9a-f]{20,}$/.test(last) ? last.slice(0, 10) : last;
  if (evidence.line !== null) return `${file}:${evidence.line}`;
  return evidence.pointer === null ? file : `${file}#${evidence.pointer}`;
}

/** The lines without the indentation that all of them share, so that narrow panels show more of them. */
export function dedent(lines: readonly ExcerptLine[]): readonly ExcerptLine[] {
  const indents = lines
    .filter((line) => line.text.trim() !== '')
    .map((line) => /^\s*/.exec(line.text)?.[0].length ?? 0);
  const shared = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line) => ({ ...line, text: line.text.slice(shared) }));
}

/** How many excerpts of a source are drawn on either side of the one that is looked at. */
const AROUND = 20;

export interface SourceView {
  readonly source: string;
  /** Excerpts near the chosen one, each place once, in the order of the source. */
  readonly near: readonly Exhibit[];
  readonly chosen: Exhibit;
  /** Position of the first of `near` among all places of the source. */
  readonly offset: number;
  readonly total: number;
}

/** The source of one piece of evidence, with what else was seen in it. */
export function sourceView(all: readonly Exhibit[], id: string): SourceView | null {
  const chosen = all.find((exhibit) => exhibit.id === id);
  if (chosen === undefined) return null;
  const { source } = chosen.evidence;
  const places = new Map<string, Exhibit>();
  for (const exhibit of all) {
    if (exhibit.evidence.source !== source) continue;
    const key = `${exhibit.evidence.line}#${exhibit.evidence.pointer}#${exhibit.evidence.note}`;
    if (exhibit.id === id || !places.has(key)) places.set(key, exhibit);
  }
  const ordered = [...places.values()].toSorted(
    (a, b) => (a.evidence.line ?? 0) - (b.evidence.line ?? 0),
  );
  const at = ordered.indexOf(chosen);
  const offset = Math.max(0, at - AROUND);
  return {
    source,
    chosen,
    offset,
    near: ordered.slice(offset, at + AROUND + 1),
    total: ordered.length,
  };
}
