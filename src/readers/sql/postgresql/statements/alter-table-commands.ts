import type { AlterTableCmd } from 'libpg-query';
import type { ObjectName } from '../../acts.ts';
import { brief, rewrite, scan, unblocking } from '../costs.ts';
import { nameOfRange } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { GUARD_COMMANDS } from '../tables/guard-commands.ts';
import type { CommandReader } from './handler.ts';
import { VALIDATING, readConstraint } from './constraints.ts';

type Subtype = NonNullable<AlterTableCmd['subtype']>;

/** Said of the table and written to the catalog alone. */
const CATALOG_ONLY: ReadonlySet<string> = new Set<Subtype>([
  'AT_SetRelOptions',
  'AT_ResetRelOptions',
  'AT_ReplaceRelOptions',
  'AT_ChangeOwner',
  'AT_ClusterOn',
  'AT_DropCluster',
  'AT_AddInherit',
  'AT_DropInherit',
  'AT_AddOf',
  'AT_DropOf',
  'AT_ReplicaIdentity',
  'AT_GenericOptions',
  'AT_AlterConstraint',
  'AT_DropOids',
]);

/** `SET TABLESPACE`, `SET LOGGED` and the like copy the whole table. */
const COPIES = new Map<string, string>([
  ['AT_SetTableSpace', 'SET TABLESPACE'],
  ['AT_SetLogged', 'SET LOGGED'],
  ['AT_SetUnLogged', 'SET UNLOGGED'],
  ['AT_SetAccessMethod', 'SET ACCESS METHOD'],
]);

/** The commands of ALTER TABLE that concern constraints, partitions and the table as a whole. */
export const readTableCommand: CommandReader = (command, table, scene) => {
  const { subtype = 'AT_AddColumn', name, def, behavior } = command;
  if (GUARD_COMMANDS.has(subtype)) {
    const guard = GUARD_COMMANDS.get(subtype);
    if (guard !== undefined) guard(table, name ?? null, scene);
    return true;
  }
  if (CATALOG_ONLY.has(subtype)) {
    scene.add('create-other', { object: 'table', name: table, table, replaces: true });
    return true;
  }
  const copied = COPIES.get(subtype);
  if (copied !== undefined) {
    scene.add(
      'rewrite-table',
      { table, what: copied },
      rewrite('the whole table is copied', [
        'create a new table, copy in batches, and exchange them',
      ]),
    );
    return true;
  }
  switch (subtype) {
    case 'AT_AddConstraint':
      if (def === undefined || !('Constraint' in def)) return false;
      readConstraint(table, def.Constraint, scene);
      return true;
    case 'AT_ValidateConstraint':
      scene.add('validate-constraint', { table, name: name ?? '(unnamed)' }, VALIDATING);
      return true;
    case 'AT_DropConstraint':
      scene.add(
        'drop-constraint',
        {
          table,
          name: name ?? null,
          constraint: typeByName(name ?? ''),
          ifExists: command.missing_ok === true,
          cascade: behavior === 'DROP_CASCADE',
        },
        brief('only the catalog is written'),
      );
      return true;
    case 'AT_AddIndex':
      return false;
    case 'AT_AttachPartition':
    case 'AT_DetachPartition':
    case 'AT_DetachPartitionFinalize':
      return readPartition(command, table, scene);
    default:
      return false;
  }
};

/** PostgreSQL names constraints by what they are, unless somebody names them otherwise. */
function typeByName(name: string) {
  if (name.endsWith('_pkey')) return 'primary-key';
  if (name.endsWith('_fkey')) return 'foreign-key';
  if (name.endsWith('_check')) return 'check';
  if (name.endsWith('_key')) return 'unique';
  return name.endsWith('_excl') ? 'exclude' : 'unknown';
}

function readPartition(command: AlterTableCmd, table: ObjectName, scene: Scene): boolean {
  const { def, subtype } = command;
  if (def === undefined || !('PartitionCmd' in def)) return false;
  const partition = nameOfRange(def.PartitionCmd.name);
  if (subtype === 'AT_AttachPartition') {
    const because = 'every row of the partition is compared with its bounds';
    const safer = [
      'add a CHECK with the bounds of the partition as NOT VALID and validate it first; then no row is looked at',
    ];
    scene.add('attach-partition', { table, partition }, scan(because, safer));
    return true;
  }
  const concurrently =
    def.PartitionCmd.concurrent === true || subtype === 'AT_DetachPartitionFinalize';
  scene.add(
    'detach-partition',
    { table, partition, concurrently },
    concurrently
      ? unblocking('SHARE UPDATE EXCLUSIVE', 'brief', 'others are waited for')
      : brief('only the catalog is written', ['DETACH PARTITION … CONCURRENTLY']),
  );
  return true;
}
