import type { Draft } from './draft.ts';

/** The parts of an explanation, as they are asked for and as refusals name them. */
export const PARTS: readonly {
  readonly part: Exclude<keyof Draft, 'effects'>;
  readonly title: string;
  readonly hint: string;
}[] = [
  {
    part: 'does',
    title: 'What it does',
    hint: 'What changes for those who use it or run it, and why now.',
  },
  {
    part: 'risks',
    title: 'What could go wrong',
    hint: 'Where it could break, who would notice first, and what you looked at.',
  },
  {
    part: 'undo',
    title: 'How to undo it',
    hint: 'The steps back, how long they take, and what stays lost.',
  },
];

/** Id of the field of a part, or of the effect at an index. */
export function fieldId(part: string | number): string {
  return typeof part === 'number' ? `explain-effect-${part}` : `explain-${part}`;
}

/** Id of the field that a refusal is about, by the title that it begins with; null where it names none. */
export function fieldRefused(message: string, effects: readonly string[]): string | null {
  const named = PARTS.find(({ title }) => message.startsWith(`${title} `));
  if (named !== undefined) return fieldId(named.part);
  const index = effects.findIndex((effect) => message.startsWith(`The answer about ${effect} `));
  return index === -1 ? null : fieldId(index);
}
