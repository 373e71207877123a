import type { ReaderHooks } from './hooks.ts';
import type { Language } from './language.ts';
import type { Token } from './tokens.ts';
import type { Value } from './value.ts';

/** Deeper nesting is passed over. */
export const DEEPEST = 60;

/** Where a reader stands in its tokens, what names mean by then, and how much it may still read. */
export abstract class TokenReader {
  readonly scope: Map<string, Value>;
  at = 0;
  protected depth = 0;
  /** Steps that are left. What is read twice, as comprehensions are, must not be read without end. */
  protected readonly budget: { steps: number };
  readonly tokens: readonly Token[];
  readonly language: Language;
  readonly hooks: ReaderHooks;
  /** Names of functions whose bodies are not run. */
  readonly skipped: ReadonlySet<string>;

  constructor(
    tokens: readonly Token[],
    language: Language,
    hooks: ReaderHooks,
    skipped: ReadonlySet<string>,
    scope = new Map<string, Value>(),
    budget = { steps: tokens.length * 3 + 2000 },
  ) {
    this.scope = scope;
    this.budget = budget;
    this.tokens = tokens;
    this.language = language;
    this.hooks = hooks;
    this.skipped = skipped;
  }

  /** True where the steps did not suffice, so that something may not have been read. */
  get exhausted(): boolean {
    return this.budget.steps <= 0;
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead];
  }

  is(text: string, ahead = 0): boolean {
    const token = this.tokens[this.at + ahead];
    return token !== undefined && token.text === text && token.kind !== 'number';
  }

  abstract statement(): void;

  /** Reads tokens of their own with the same scope: what stands inside a text. */
  protected abstract within(tokens: readonly Token[]): TokenReader;

  abstract expression(): Value;

  /** One of what is given to a call: into `named` where it has a name. */
  abstract argument(args: Value[], named: Map<string, Value>): void;

  /** Items up to the closing text, whatever stands between them. */
  list(close: string, item: () => void): void {
    while (this.at < this.tokens.length && !this.is(close)) {
      const before = this.at;
      if (this.is(',') || this.peek()?.kind === 'line') this.at += 1;
      else item();
      if (this.at === before) this.at += 1;
    }
    this.at += 1;
  }

  skipLines(): void {
    while (this.peek()?.kind === 'line') this.at += 1;
  }
}
