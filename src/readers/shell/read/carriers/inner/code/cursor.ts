import type { Language } from './language.ts';
import type { Token } from './tokens.ts';
import type { Value } from './value.ts';

/** What the readers of statements need of whoever reads the code. */
export interface Cursor {
  at: number;
  readonly tokens: readonly Token[];
  readonly language: Language;
  readonly scope: Map<string, Value>;
  /** Names of functions whose bodies are not run. */
  readonly skipped: ReadonlySet<string>;
  readonly peek: (ahead?: number) => Token | undefined;
  readonly is: (text: string, ahead?: number) => boolean;
  readonly expression: () => Value;
}
