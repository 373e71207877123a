import type { ClueKind, ProvenanceClue, ProvenanceKind } from '../../../core/provenance/types.ts';
import { personOf, type People } from '../people/release.ts';
import type { IconName } from '../../ui/icon.tsx';
import type { Meaning } from '../../ui/parts.tsx';
import { absolute } from '../../ui/words.ts';

/** How each verdict is said and drawn; `short` in a table, where the heading says the rest. */
export const VERDICTS: Readonly<
  Record<
    ProvenanceKind,
    {
      readonly meaning: Meaning;
      readonly icon: IconName;
      readonly word: string;
      readonly short: string;
    }
  >
> = {
  'human-attested': {
    meaning: 'plain',
    icon: 'person',
    word: 'Written by a person, attested',
    short: 'by hand, on the record',
  },
  'ai-declared': {
    meaning: 'plain',
    icon: 'machine',
    word: 'AI-assisted, by its own declaration',
    short: 'AI, declared',
  },
  'ai-attested': {
    meaning: 'plain',
    icon: 'machine',
    word: 'AI-assisted, attested',
    short: 'AI, attested',
  },
  mixed: { meaning: 'plain', icon: 'machine', word: 'Part AI, part human', short: 'part AI' },
  unknown: {
    meaning: 'unknown',
    icon: 'unknown',
    word: 'Not known whether AI wrote it',
    short: 'not known',
  },
};

const CLUES: Readonly<Record<ClueKind, string>> = {
  trailer: 'a trailer in a commit',
  'bot-identity': 'the account that wrote it',
  branch: 'the name of its branch',
  declaration: 'a declaration at submission',
  'agent-session': 'the agent’s session at the guard',
  environment: 'variables that an agent sets',
  'request-text': 'the request’s own text',
  label: 'a label on the request',
  'line-notes': 'notes that tell lines apart',
  checkpoint: 'a checkpoint of a session',
  trace: 'a trace in the repository',
  statement: 'a statement on this page',
};

export function clueWord(kind: ClueKind): string {
  return CLUES[kind];
}

/** What a strength is worth, for people. */
export const STRENGTHS: Readonly<Record<ProvenanceClue['strength'], string>> = {
  attested: 'vouched for by somebody other than the change, or stated on the record',
  declared: 'said by the change itself; whoever wrote it could have left it out',
};

/** The share of added lines that clues vouch to be AI's, in words; null where lines are not told apart. */
export function shareWords(clues: readonly ProvenanceClue[]): string | null {
  const shares = clues.flatMap(({ says, lines }) =>
    says === 'ai' && lines !== undefined ? [lines] : [],
  );
  if (shares.length === 0) return null;
  const most = Math.max(...shares);
  const percent = most > 0 && most < 0.01 ? 'under 1' : String(Math.round(most * 100));
  return `At least ${percent}% of the added lines are an agent’s, by what its notes say of them.`;
}

/** A statement as the assessment holds it: `ana stated at 2026-11-21T20:41:06.900Z: …`. */
const STATED = /(^|: )([^\s:]{1,100}) stated at (\d{4}-\d\d-\d\dT[\d:.]{5,15}Z): /;

/** A text of the assessment with ids and instants as people read them. */
export function plainly(text: string, people: People): string {
  return text
    .replace(
      STATED,
      (_, before: string, id: string, at: string) =>
        `${before}${personOf(people, id).name} stated on ${absolute(at)}: `,
    )
    .replace(/\.\.$/, '.');
}
