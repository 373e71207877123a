import type { ClueKind, ProvenanceClue, ProvenanceKind } from './types.ts';

/** What some clues about one thing, a commit or a change, amount to. */
export interface ClueVerdict {
  readonly kind: ProvenanceKind;
  /** Sorted. */
  readonly tools: readonly string[];
  /** The clue that carries the verdict, or the best there is; null where there is none. */
  readonly strongest: ProvenanceClue | null;
}

/** What is worth most as evidence comes first, among clues of equal strength. */
const BY_WORTH: readonly ClueKind[] = [
  'agent-session',
  'statement',
  'bot-identity',
  'line-notes',
  'trace',
  'checkpoint',
  'trailer',
  'declaration',
  'environment',
  'request-text',
  'label',
  'branch',
];

/**
 * Weighs clues that are all about the same thing. Any sign of AI outweighs whatever says human, since
 * removing a trailer or claiming handwork costs nothing; only silence on AI together with an attested
 * human clue about all of it says human. `mixed` needs notes that tell lines apart. Equal clues in any
 * order give an equal verdict.
 */
export function verdictOf(clues: readonly ProvenanceClue[]): ClueVerdict {
  const ai = clues.filter((clue) => clue.says === 'ai');
  if (ai.length > 0) {
    const strongest = strongestOf(ai);
    const attested = strongest?.strength === 'attested' ? 'ai-attested' : 'ai-declared';
    return { kind: tellsLinesApart(clues) ? 'mixed' : attested, tools: toolsOf(ai), strongest };
  }
  const whole = clues.filter((clue) => isAttested(clue) && (clue.lines ?? 1) >= 1);
  if (whole.length > 0) {
    return { kind: 'human-attested', tools: [], strongest: strongestOf(whole) };
  }
  return { kind: 'unknown', tools: [], strongest: strongestOf(clues) };
}

/** Tools that are named, each once, sorted. */
export function toolsOf(clues: readonly ProvenanceClue[]): readonly string[] {
  return [...new Set(clues.flatMap((clue) => clue.tool ?? []))].toSorted();
}

/** Null where there is none. */
export function strongestOf(clues: readonly ProvenanceClue[]): ProvenanceClue | null {
  let best: ProvenanceClue | null = null;
  for (const clue of clues) if (best === null || outranks(clue, best)) best = clue;
  return best;
}

/** Some lines are an agent's and others are said to be a person's, and nothing vouches for AI in all. */
function tellsLinesApart(clues: readonly ProvenanceClue[]): boolean {
  const human = clues.filter(({ says, lines }) => says === 'human' && (lines ?? 0) > 0);
  const ai = clues.filter(({ says }) => says === 'ai');
  if (human.length === 0 || !ai.some(({ lines }) => lines !== undefined && lines < 1)) return false;
  // Anybody can write a note; what an attested session vouches for is not taken back by one.
  return human.some(isAttested) || !ai.some((clue) => isAttested(clue) && clue.lines === undefined);
}

function isAttested(clue: ProvenanceClue): boolean {
  return clue.strength === 'attested';
}

function outranks(clue: ProvenanceClue, best: ProvenanceClue): boolean {
  const difference = rank(best) - rank(clue);
  return difference === 0 ? JSON.stringify(clue) < JSON.stringify(best) : difference > 0;
}

/** Lower is stronger. A clue that names its tool says more than one that does not. */
function rank({ strength, kind, tool }: ProvenanceClue): number {
  const worth = BY_WORTH.indexOf(kind) * 2 + (tool === null ? 1 : 0);
  return strength === 'attested' ? worth : worth + 100;
}
