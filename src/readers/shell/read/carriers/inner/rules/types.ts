import type { Carried } from '../../types.ts';
import type { LanguageId } from '../code/language.ts';
import type { Call, Value } from '../code/value.ts';

export interface RuleContext {
  readonly language: LanguageId;
  /**
   * `command`: the code stands in the command, and what is not known counts. `file`: it is a program on
   * disk that does many things; only what is known whole and destroys counts.
   */
  readonly from: 'command' | 'file';
  /** Reads code of the same language that stands in a text. */
  readonly again: (code: string) => readonly Carried[];
}

/** What a call does, or null where the rule does not know it. */
export type Rule = (call: Call, context: RuleContext) => readonly Carried[] | null;

export type Rules = Readonly<Record<string, Rule>>;

export type { Call, Value };
