import { canonicalJson } from '../../../core/change/canonical-json.ts';
import type { ToolHints } from '../../../readers/tool-call/types.ts';
import { sha256 } from '../../../cli/guard/sha256.ts';
import { isObject } from '../message.ts';

/** One tool as its server tells of it. */
export interface Definition {
  readonly name: string;
  /** Over everything that a model is told of the tool. Null: it cannot be compared, so it is never approved. */
  readonly hash: string | null;
  readonly hints: ToolHints;
  /** All that was hashed, as text for a person; cut. */
  readonly shown: string;
}

const LONGEST_SHOWN = 20_000;
/** For programs, not for a model. */
const LEFT_OUT = new Set(['_meta', 'icons']);

/** Null for what is no tool. */
export function definitionOf(tool: unknown): Definition | null {
  if (!isObject(tool) || typeof tool['name'] !== 'string') return null;
  const told = Object.fromEntries(Object.entries(tool).filter(([field]) => !LEFT_OUT.has(field)));
  const annotations = isObject(tool['annotations']) ? tool['annotations'] : {};
  return {
    name: tool['name'],
    hash: hashOf(told),
    hints: {
      readOnlyHint: asHint(annotations['readOnlyHint']),
      destructiveHint: asHint(annotations['destructiveHint']),
      idempotentHint: asHint(annotations['idempotentHint']),
      openWorldHint: asHint(annotations['openWorldHint']),
    },
    shown: JSON.stringify(told, null, 2).slice(0, LONGEST_SHOWN),
  };
}

function hashOf(told: Readonly<Record<string, unknown>>): string | null {
  try {
    return `sha256:${sha256(canonicalJson(told))}`;
  } catch {
    return null;
  }
}

function asHint(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}
