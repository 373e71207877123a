/**
 * Code of any language as far as migrations need it: chains of calls, literals, functions, blocks.
 * What a parser does not know becomes an `operation` over what it does know, so that no call is lost.
 */
export type Expression = TextLiteral | Scalar | Collection | Chain | Lambda | Operation;

export interface TextLiteral {
  readonly kind: 'text';
  readonly line: number;
  /** What stands there as it is, and what is put in at run time. */
  readonly parts: readonly (string | Expression)[];
}

export interface Scalar {
  readonly kind: 'scalar';
  readonly line: number;
  readonly value: number | boolean | null;
}

/** A list, map or tuple. */
export interface Collection {
  readonly kind: 'collection';
  readonly line: number;
  readonly shape: 'list' | 'map' | 'tuple';
  readonly items: readonly Argument[];
}

export interface Argument {
  /** The name or key in front of the value, or null. */
  readonly key: Expression | string | null;
  readonly value: Expression;
  /** True for `*list`, `**options`, `...rest`. */
  readonly spread: boolean;
}

/** `head.name(args).name(args)`; a variable is a chain of one link. */
export interface Chain {
  readonly kind: 'chain';
  readonly line: number;
  /** What the first link is a member of, where that is no name: `['a', 'b'].each`. */
  readonly head: Expression | null;
  readonly links: readonly Link[];
}

export interface Link {
  /** `[]` for an index. */
  readonly name: string;
  readonly line: number;
  /** Null where nothing is called. */
  readonly args: readonly Argument[] | null;
  readonly block: Lambda | null;
  /** What stands between angle brackets: `AddColumn<string>`. */
  readonly generic: string | null;
}

export interface Lambda {
  readonly kind: 'lambda';
  readonly line: number;
  readonly params: readonly string[];
  readonly body: readonly Statement[];
}

/** Operands with anything between them. Signs stand in the order in which they are written. */
export interface Operation {
  readonly kind: 'operation';
  readonly line: number;
  readonly signs: readonly string[];
  readonly operands: readonly Expression[];
}

export type Statement = Run | Assign | Block | Define | ClassBody | Raise;

export interface Run {
  readonly kind: 'run';
  readonly line: number;
  readonly value: Expression;
}

export interface Assign {
  readonly kind: 'assign';
  readonly line: number;
  /** `x`, `self.table_name`, `exports.up`. */
  readonly target: string;
  readonly value: Expression;
}

/** `if`, `for`, `with`, `begin` and the like. */
export interface Block {
  readonly kind: 'block';
  readonly line: number;
  readonly word: string;
  /** Conditions and what a loop goes over. */
  readonly heads: readonly Expression[];
  /** Names that the body gets: the variables of a loop, `as` of a `with`. */
  readonly names: readonly string[];
  readonly body: readonly Statement[];
}

export interface Define {
  readonly kind: 'define';
  readonly line: number;
  readonly name: string;
  readonly params: readonly string[];
  readonly body: readonly Statement[];
}

export interface ClassBody {
  readonly kind: 'class';
  readonly line: number;
  readonly name: string;
  readonly bases: readonly Expression[];
  readonly body: readonly Statement[];
}

export interface Raise {
  readonly kind: 'raise';
  readonly line: number;
  readonly value: Expression | null;
}
