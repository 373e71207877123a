import type { SyntaxNode } from '../syntax/node.ts';

/** Languages whose syntax is read; the JavaScript and TypeScript dialects are one. */
export type Language = 'ecma' | 'python' | 'go' | 'java';

export interface Argument {
  /** The keyword in languages that have them (`timeout=5`), `...` for what is spread, else null. */
  readonly name: string | null;
  readonly value: SyntaxNode;
}

export interface Call {
  readonly node: SyntaxNode;
  /** Dotted, with `()` for what a call in between gave: `axios.get`, `new Pool`, `db().query`. */
  readonly callee: string;
  /** The last word of the callee. */
  readonly name: string;
  readonly args: readonly Argument[];
}

export interface Loop {
  readonly node: SyntaxNode;
  /** `endless` has no condition, `each` walks over something, `count` has a counter. */
  readonly kind: 'endless' | 'while' | 'each' | 'count';
  /** The condition, or what is walked over, as text; empty where there is none. */
  readonly head: string;
  readonly body: SyntaxNode;
}

/** What is tried, and what happens to one kind of fault. */
export interface Catch {
  readonly node: SyntaxNode;
  readonly tried: SyntaxNode;
  readonly body: SyntaxNode;
  /** The types that are caught, as text; empty for all. */
  readonly caught: string;
}

export interface Routine {
  readonly node: SyntaxNode;
  /** Its own name, or that of what it is given to; `(anonymous)` where there is none. */
  readonly name: string;
  readonly body: SyntaxNode;
  readonly isAsync: boolean;
}

export interface Branch {
  readonly node: SyntaxNode;
  readonly condition: SyntaxNode;
  readonly whenTrue: SyntaxNode;
  readonly otherwise: SyntaxNode | null;
}

/** A name that is given a number or a truth value. */
export interface Setting {
  readonly node: SyntaxNode;
  readonly name: string;
  /** `default` for a parameter or fall-back. */
  readonly role: 'value' | 'default';
  /** A number in the unit it is written in (times a unit where the language has one), or a truth value. */
  readonly value: number | boolean;
}

/** A text of code, taken apart once for all patterns. All lists are in the order of the text. */
export interface Code {
  readonly language: Language;
  readonly text: string;
  readonly root: SyntaxNode;
  readonly calls: readonly Call[];
  readonly loops: readonly Loop[];
  readonly catches: readonly Catch[];
  readonly routines: readonly Routine[];
  readonly branches: readonly Branch[];
  readonly settings: readonly Setting[];
  /** The routine that a node is. */
  readonly routineAt: ReadonlyMap<SyntaxNode, Routine>;
}

/** How one language is taken apart: what each node is, or null. */
export interface Dialect {
  readonly language: Language;
  call(node: SyntaxNode, text: string): Call | null;
  loop(node: SyntaxNode, text: string): Loop | null;
  catches(node: SyntaxNode, text: string): Catch | null;
  routine(node: SyntaxNode, text: string): Routine | null;
  branch(node: SyntaxNode, text: string): Branch | null;
  setting(node: SyntaxNode, text: string): Setting | null;
}
