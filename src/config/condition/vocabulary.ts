import { TYPES, VARIABLES } from './fields.ts';
import type { Field } from './fields.ts';

/** Every name that a condition may ask for, one a line, as editors show it beside `when`. */
export const VOCABULARY = listed(VARIABLES, '', '').join('\n');

function listed(
  fields: Readonly<Record<string, Field>>,
  indent: string,
  dot: '' | '.',
): readonly string[] {
  return Object.entries(fields).flatMap(([name, { type, about, choices }]) => {
    const one = choices === undefined ? '' : ` (${choices.join(', ')})`;
    return [
      `${indent}${dot}${name}: ${about}${one}`,
      ...listed(fieldsOf(type), `${indent}  `, '.'),
    ];
  });
}

/** An effect's fields are listed where it stands alone; lists of effects have the same. */
function fieldsOf(type: string): Readonly<Record<string, Field>> {
  if (type === 'list<Effect>') return {};
  const name = /^list<(.+)>$/.exec(type)?.[1] ?? type;
  const types: Readonly<Record<string, Readonly<Record<string, Field>>>> = TYPES;
  return Object.hasOwn(types, name) ? (types[name] ?? {}) : {};
}
