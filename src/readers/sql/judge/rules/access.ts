import { ruling } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { ActOf, Rules, Scope } from './rule.ts';

/** Grantees that stand for whoever comes by: everybody in PostgreSQL, and those not logged on in Supabase. */
const EVERYBODY = new Set(['public', 'anon', 'guest']);

/** Rights that everybody may have on things without rows. */
const HARMLESS_TO_ALL = new Set([
  'schema',
  'type',
  'domain',
  'language',
  'function',
  'routine',
  'procedure',
]);

function rulingOfGrant(act: ActOf<'grant'>, { memory }: Scope): Ruling {
  const { privileges, object, names, grantees, withGrantOption } = act;
  const to = grantees.join(', ');
  const everybody = grantees.some((name) => EVERYBODY.has(name.toLowerCase()));
  const all = privileges.some((privilege) => privilege === 'ALL');
  const fresh =
    object === 'table' &&
    names.length > 0 &&
    names.every((name) => {
      const parts = name.split('.');
      return memory.isProbablyNew({ schema: parts.at(-2) ?? null, name: parts.at(-1) ?? '' });
    });
  const why = whyWider({
    everybody: everybody && !(HARMLESS_TO_ALL.has(object) && !all),
    all: all && !fresh,
    object,
    withGrantOption,
    whole: object.startsWith('every '),
    powerful:
      object === 'role' &&
      privileges.some((name) => /^(?:pg_|rds_)|admin|super|owner|root|postgres/i.test(name)),
    writes: privileges.some((privilege) => privilege !== 'SELECT' && privilege !== 'USAGE'),
  });
  const what = names.length === 0 ? privileges.join(', ') : names.join(', ');
  return ruling({
    verb: 'grant',
    type: 'grant',
    part: what === '' ? object : what,
    traits: why === null ? [] : ['permission-widened'],
    changes: privileges,
    why:
      why === null
        ? `${to} gets ${privileges.join(', ')}, which REVOKE takes back`
        : `${to} gets ${why}`,
    safer:
      why === null
        ? []
        : [
            'grant the rights that are needed, on the tables that are needed, to the role that needs them',
          ],
  });
}

function whyWider(grant: {
  readonly everybody: boolean;
  readonly all: boolean;
  readonly object: string;
  readonly withGrantOption: boolean;
  readonly whole: boolean;
  readonly powerful: boolean;
  readonly writes: boolean;
}): string | null {
  if (grant.everybody) return 'rights, and that is everybody who can connect';
  if (grant.powerful) return 'the rights of a role that may do nearly everything';
  if (grant.withGrantOption) return 'rights and may hand them on to others';
  if (grant.all) return 'all rights, more than anybody needs';
  return grant.whole && grant.writes ? `rights on ${grant.object}` : null;
}

/** Settings by which a guard of the whole database or session is switched off. */
const GUARDS: ReadonlyMap<string, RegExp> = new Map([
  ['session_replication_role', /^replica$/i],
  ['fsync', /^(?:off|false|0|no)$/i],
  ['full_page_writes', /^(?:off|false|0|no)$/i],
  ['synchronous_commit', /^(?:off|false|0|no)$/i],
  ['archive_mode', /^(?:off|false|0|no)$/i],
  ['autovacuum', /^(?:off|false|0|no)$/i],
  ['ssl', /^(?:off|false|0|no)$/i],
  ['foreign_key_checks', /^(?:off|false|0|no)$/i],
  ['allow_system_table_mods', /^(?:on|true|1|yes)$/i],
]);

function rulingOfSetting({ name, value, scope }: ActOf<'settings'>): Ruling | null {
  const lasting = scope === 'system' || scope === 'database' || scope === 'role';
  const guard = GUARDS.get(name)?.test(value ?? '') === true;
  // For the length of a script it is how data is loaded; `session_replication_role` also lets bad rows in.
  if (!lasting && !(guard && /replica|system_table/.test(name))) return null;
  return ruling({
    verb: 'update',
    type: 'setting',
    part: name,
    traits: guard ? ['protection-removed'] : [],
    changes: [name],
    why: guard
      ? `With ${name} set to ${value ?? ''} something that guards rows is switched off${lasting ? ' until somebody sets it back' : ' for what follows'}`
      : `The setting ${name} holds for new sessions, and can be set back`,
    safer: guard ? ['leave it as it is, or set it back in the same script'] : [],
  });
}

/** Rights and settings. */
export const accessRules: Rules = {
  grant: rulingOfGrant,
  revoke: ({ privileges, names, grantees, object }) =>
    ruling({
      verb: 'update',
      type: 'grant',
      part: names.length === 0 ? object : names.join(', '),
      changes: privileges,
      why: `${grantees.join(', ')} loses ${privileges.join(', ')}, which GRANT gives back`,
    }),
  settings: rulingOfSetting,
};
