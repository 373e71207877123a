import type { Effect, Reversibility } from '../../../core/change/types.ts';
import type { SafetyCase } from '../../../server/contract/cases.ts';

/** One line of what an agent would run. */
export interface CommandLine {
  readonly number: number;
  readonly text: string;
  /** Of the worst effect that was read from it; null where it has none. */
  readonly worst: Reversibility | null;
  /** Index of that effect. */
  readonly effect: number | null;
}

const WORST: readonly Reversibility[] = ['irreversible', 'unknown', 'costly', 'reversible'];

/** The name that evidence has for the call's own text. */
const SOURCE = 'command';

function worstOn(line: number, effects: readonly Effect[]): number | null {
  const here = effects
    .map((effect, index) => ({ effect, index }))
    .filter(({ effect }) =>
      effect.evidence.some((evidence) => evidence.source === SOURCE && evidence.line === line),
    )
    .toSorted(
      (a, b) => WORST.indexOf(a.effect.reversibility) - WORST.indexOf(b.effect.reversibility),
    );
  return here[0]?.index ?? null;
}

/** What an agent would run, as it wrote it (secrets masked); null where the case is about no agent's action. */
export function commandLines({ assessment }: SafetyCase): readonly CommandLine[] | null {
  const { change, provenance } = assessment;
  if (change.kind !== 'action') return null;
  const lines = provenance.clues.find((clue) => clue.kind === 'agent-session')?.evidence.excerpt;
  if (lines === undefined || lines.length === 0) return null;
  return lines.map(({ text }, index) => {
    const number = index + 1;
    const effect = worstOn(number, change.effects);
    const worst = effect === null ? null : (change.effects[effect]?.reversibility ?? null);
    return { number, text, worst, effect };
  });
}
