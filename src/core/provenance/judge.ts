import type { Provenance, ProvenanceClue } from './types.ts';

/**
 * Weighs the clues. Any sign of AI outweighs a human's declaration, since removing a trailer or
 * claiming handwork costs nothing; only silence on AI together with an attested human clue says human.
 */
export function judgeProvenance(
  clues: readonly ProvenanceClue[],
  _commits?: readonly { readonly commit: string; readonly subject: string }[],
): Provenance {
  const ai = clues.filter((clue) => clue.says === 'ai');
  const tools = [...new Set(ai.flatMap((clue) => clue.tool ?? []))].toSorted();
  const by = tools.length > 0 ? ` by ${tools.join(', ')}` : '';

  const attested = ai.find((clue) => clue.strength === 'attested');
  if (attested) {
    return {
      kind: 'ai-attested',
      tools,
      why: `AI-assisted${by}: ${attested.evidence.note}.`,
      clues,
    };
  }
  const declared = ai[0];
  if (declared) {
    return {
      kind: 'ai-declared',
      tools,
      why: `AI-assisted${by}: ${declared.evidence.note}.`,
      clues,
    };
  }
  const human = clues.find((clue) => clue.says === 'human' && clue.strength === 'attested');
  if (human) {
    return {
      kind: 'human-attested',
      tools,
      why: `Written by hand: ${human.evidence.note}.`,
      clues,
    };
  }
  const claimed = clues.find((clue) => clue.says === 'human');
  return {
    kind: 'unknown',
    tools,
    why: claimed
      ? `Said to be written by hand (${claimed.evidence.note}), which nothing else confirms.`
      : 'Nothing tells whether AI had a part in it; the absence of a sign proves nothing.',
    clues,
  };
}

export function isAiAssisted(provenance: Provenance): boolean {
  return (
    provenance.kind === 'ai-declared' ||
    provenance.kind === 'ai-attested' ||
    provenance.kind === 'mixed' ||
    provenance.treatedAsAi === true
  );
}
