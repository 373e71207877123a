import type { TypeName } from 'libpg-query';
import { strings } from './scene.ts';

/** The parser's own names for what people write otherwise. */
const WRITTEN = new Map([
  ['int2', 'smallint'],
  ['int4', 'integer'],
  ['int8', 'bigint'],
  ['bool', 'boolean'],
  ['float4', 'real'],
  ['float8', 'double precision'],
  ['bpchar', 'char'],
]);

export interface TypeWords {
  /** Without modifiers: `varchar`, `public.mood`. */
  readonly base: string;
  readonly modifiers: readonly number[];
  readonly array: boolean;
}

export function typeWords(type: TypeName | undefined): TypeWords {
  const parts = strings(type?.names).filter((part) => part !== 'pg_catalog');
  const name = parts.join('.');
  const modifiers = (type?.typmods ?? []).flatMap((node) =>
    'A_Const' in node && node.A_Const.ival !== undefined ? [node.A_Const.ival.ival ?? 0] : [],
  );
  return {
    base: WRITTEN.get(name) ?? name,
    modifiers,
    array: (type?.arrayBounds ?? []).length > 0,
  };
}

/** The type as people write it. */
export function writeType(type: TypeName | undefined): string {
  const { base, modifiers, array } = typeWords(type);
  // The modifier of an interval is a set of fields, no number that anybody wrote.
  const shown = base !== 'interval' && modifiers.length > 0 ? `(${modifiers.join(',')})` : '';
  return `${base}${shown}${array ? '[]' : ''}`;
}
