import type { DependencySource } from '../../core/catalog/types.ts';

interface PlainEdge {
  readonly from: string;
  readonly to: string;
  readonly source: DependencySource;
  readonly confidence: number;
  readonly via?: string;
  readonly seenAt?: string;
}

const KEYS = new Set(['from', 'to', 'source', 'confidence', 'via', 'seenAt']);
const INSTANT =
  /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?Z$/;

/**
 * True for an edge as `holdpoint catalog import` writes it. There are a million in a file, and the schema
 * takes five times as long; what this does not know is left to the schema, so it may only say no too often.
 */
export function isPlainEdge(value: unknown): value is PlainEdge {
  if (typeof value !== 'object' || value === null) return false;
  for (const key in value) if (!KEYS.has(key)) return false;
  const { from, to, source, confidence, via, seenAt } = value as Record<string, unknown>;
  return (
    isName(from) &&
    isName(to) &&
    (source === 'observed' || source === 'declared' || source === 'inferred') &&
    typeof confidence === 'number' &&
    confidence >= 0 &&
    confidence <= 1 &&
    (via === undefined || (typeof via === 'string' && via.length <= 1_000)) &&
    (seenAt === undefined || (typeof seenAt === 'string' && INSTANT.test(seenAt)))
  );
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 253;
}
