import type { Act } from '../acts.ts';

/** What a script makes again or takes away as a whole elsewhere, whatever the order. */
export interface Outlook {
  /** True where something of that kind and name is created in the same script. */
  readonly makes: (object: string, name: string | null) => boolean;
  /** True where a column that is dropped in the same script is in the name. */
  readonly namesDroppedColumn: (name: string | null) => boolean;
}

/** Looked up once per script. Names are compared without their schema, as a new version often adds one. */
export function outlookOf(acts: readonly Act[]): Outlook {
  const made = new Set<string>();
  const dropped = new Set<string>();
  for (const act of acts) {
    if (act.kind === 'add-constraint' && act.name !== null) made.add(`constraint ${act.name}`);
    else if (act.kind === 'create-index' && act.name !== null) made.add(`index ${act.name}`);
    else if (act.kind === 'create-other') made.add(`${act.object} ${act.name.name}`);
    else if (act.kind === 'stated' && act.verb !== 'delete') made.add(`${act.object} ${act.name}`);
    else if (act.kind === 'drop-column') dropped.add(act.column.toLowerCase());
  }
  return {
    makes: (object, name) => name !== null && made.has(`${object} ${name}`),
    namesDroppedColumn: (name) => {
      if (name === null || dropped.size === 0) return false;
      const words = name.toLowerCase().split('_');
      return [...dropped].some((column) =>
        ` ${words.join(' ')} `.includes(` ${column.replaceAll('_', ' ')} `),
      );
    },
  };
}
