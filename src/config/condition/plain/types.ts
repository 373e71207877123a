/**
 * A condition as plain data, for whoever must not load CEL: the guard. Made of CEL's own syntax tree once,
 * when a snapshot is compiled; what has no plain form stays CEL.
 */
export type Plain =
  | readonly ['value', string | number | boolean | null]
  /** A whole number, in digits: CEL's `int` is a bigint. */
  | readonly ['int', string]
  | readonly ['id', string]
  | readonly ['get', Plain, string]
  | readonly ['at', Plain, Plain]
  | readonly ['has', Plain, string]
  | readonly ['size', Plain]
  | readonly ['list', readonly Plain[]]
  | readonly ['not', Plain]
  | readonly ['negative', Plain]
  | readonly ['and' | 'or', Plain, Plain]
  | readonly ['if', Plain, Plain, Plain]
  | readonly ['compare', Comparison, Plain, Plain]
  | readonly ['in', Plain, Plain]
  | readonly ['text', TextTest, Plain, Plain]
  | readonly ['each', 'exists' | 'all' | 'filter', Plain, string, Plain];

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type TextTest = 'startsWith' | 'endsWith' | 'contains' | 'matches';
