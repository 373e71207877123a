import type { NewExplanation } from '../../../server/contract/governance/governance.ts';

/** What stands in the form. Effects by address. */
export interface Draft {
  readonly does: string;
  readonly risks: string;
  readonly undo: string;
  readonly effects: Readonly<Record<string, string>>;
}

export const EMPTY_DRAFT: Draft = { does: '', risks: '', undo: '', effects: {} };

/** Where a draft lies in this browser: of one person, about one case. */
export function draftKey(caseId: string, person: string): string {
  return `holdpoint.explanation.${caseId}.${person}`;
}

/** The draft that text holds; null where it holds none, or something else. */
export function readDraft(text: string | null): Draft | null {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
  if (typeof kept !== 'object' || kept === null) return null;
  const { does, risks, undo, effects } = kept as Partial<Record<keyof Draft, unknown>>;
  const isText = (value: unknown): value is string => typeof value === 'string';
  if (!isText(does) || !isText(risks) || !isText(undo)) return null;
  const answers = typeof effects === 'object' && effects !== null ? Object.entries(effects) : [];
  return {
    does,
    risks,
    undo,
    effects: Object.fromEntries(
      answers.filter((each): each is [string, string] => isText(each[1])),
    ),
  };
}

/** What is sent: an effect without a word about it is left out. */
export function explanationOf({ does, risks, undo, effects }: Draft): NewExplanation {
  return {
    does: does.trim(),
    risks: risks.trim(),
    undo: undo.trim(),
    effects: Object.entries(effects)
      .map(([effect, answer]) => ({ effect, answer: answer.trim() }))
      .filter(({ answer }) => answer !== ''),
  };
}

export function isEmptyDraft(draft: Draft): boolean {
  const { effects, ...parts } = explanationOf(draft);
  return effects.length === 0 && Object.values(parts).every((part) => part === '');
}
