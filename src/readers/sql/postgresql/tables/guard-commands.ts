import type { Trait } from '../../../../core/change/types.ts';
import type { ObjectName } from '../../acts.ts';
import { brief, writesBlocked } from '../costs.ts';
import type { Scene } from '../scene.ts';

type GuardCommand = (table: ObjectName, name: string | null, scene: Scene) => void;

const TRIGGER_LOCK = writesBlocked(
  'SHARE ROW EXCLUSIVE',
  'brief',
  'only the catalog is written',
  [],
);

function weakens(
  object: string,
  why: string,
  traits: readonly Trait[],
  safer: readonly string[],
): GuardCommand {
  return (table, name, scene) =>
    scene.add(
      'stated',
      {
        verb: 'update',
        object,
        name: name ?? table.name,
        table,
        reversibility: 'reversible',
        data: 'none',
        traits,
        why,
        safer,
      },
      object === 'trigger' ? TRIGGER_LOCK : brief('only the catalog is written'),
    );
}

function strengthens(object: string): GuardCommand {
  return (table, name, scene) =>
    scene.add('create-other', {
      object,
      name: { schema: null, name: name ?? table.name },
      table,
      replaces: true,
    });
}

const TRIGGERS_OFF = weakens(
  'trigger',
  'A trigger is switched off; what it checks, copies or logs is not checked, copied or logged until it is on again.',
  ['protection-removed'],
  ['switch it on again in the same transaction'],
);

/** Forms of ALTER TABLE that switch a guard of the table on or off. */
export const GUARD_COMMANDS: ReadonlyMap<string, GuardCommand> = new Map([
  [
    'AT_DisableRowSecurity',
    weakens(
      'row-level-security',
      'Row level security is switched off: whoever may read the table now reads all of its rows.',
      ['protection-removed', 'permission-widened'],
      ['change the policies that are in the way instead'],
    ),
  ],
  [
    'AT_NoForceRowSecurity',
    weakens(
      'row-level-security',
      "The table's owner is no longer bound by its row level security.",
      ['protection-removed', 'permission-widened'],
      [],
    ),
  ],
  ['AT_EnableRowSecurity', strengthens('row-level-security')],
  ['AT_ForceRowSecurity', strengthens('row-level-security')],
  ['AT_DisableTrig', TRIGGERS_OFF],
  ['AT_DisableTrigAll', TRIGGERS_OFF],
  ['AT_DisableTrigUser', TRIGGERS_OFF],
  ['AT_DisableRule', TRIGGERS_OFF],
  ['AT_EnableTrig', strengthens('trigger')],
  ['AT_EnableTrigAll', strengthens('trigger')],
  ['AT_EnableTrigUser', strengthens('trigger')],
  ['AT_EnableAlwaysTrig', strengthens('trigger')],
  ['AT_EnableReplicaTrig', strengthens('trigger')],
  ['AT_EnableRule', strengthens('rule')],
  ['AT_EnableAlwaysRule', strengthens('rule')],
  ['AT_EnableReplicaRule', strengthens('rule')],
]);
