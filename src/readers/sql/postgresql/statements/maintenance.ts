import type {
  ClusterStmt,
  LockStmt,
  Node,
  RefreshMatViewStmt,
  ReindexStmt,
  VacuumStmt,
} from 'libpg-query';
import type { Cost, Reindex } from '../../acts.ts';
import { rewrite, unblocking, writesBlocked } from '../costs.ts';
import { nameOfRange } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { on } from './handler.ts';

const REPACK = ['pg_repack or pg_squeeze, which do the same without keeping others out'];

/** LOCK's modes as the parser numbers them. */
const LOCK_MODES = new Map([
  [1, 'ACCESS SHARE'],
  [2, 'ROW SHARE'],
  [3, 'ROW EXCLUSIVE'],
  [4, 'SHARE UPDATE EXCLUSIVE'],
  [5, 'SHARE'],
  [6, 'SHARE ROW EXCLUSIVE'],
  [7, 'EXCLUSIVE'],
  [8, 'ACCESS EXCLUSIVE'],
]);

/** True where an option is given and not switched off (`CONCURRENTLY`, `(FULL)`, `(FULL false)`). */
export function hasOption(options: readonly Node[] | undefined, name: string): boolean {
  return (options ?? []).some((option) => {
    if (!('DefElem' in option) || option.DefElem.defname !== name) return false;
    const { arg } = option.DefElem;
    if (arg === undefined) return true;
    if ('String' in arg) return !/^(?:false|off|0|no)$/i.test(arg.String.sval ?? '');
    if ('Boolean' in arg) return arg.Boolean.boolval === true;
    return !('Integer' in arg) || arg.Integer.ival !== undefined;
  });
}

function readLock(node: LockStmt, scene: Scene): void {
  const mode = LOCK_MODES.get(node.mode ?? 8) ?? 'ACCESS EXCLUSIVE';
  for (const relation of node.relations ?? []) {
    if (!('RangeVar' in relation)) continue;
    const range = relation.RangeVar;
    scene.add('lock', { table: nameOfRange(range), mode }, costOfLock(mode), range.location);
  }
}

function costOfLock(mode: string): Cost | null {
  const because = 'it is kept until the transaction ends';
  if (mode === 'ACCESS EXCLUSIVE') {
    return { ...writesBlocked(mode, 'unknown', because, []), blocks: 'reads-and-writes' };
  }
  return /^(?:SHARE|SHARE ROW EXCLUSIVE|EXCLUSIVE)$/.test(mode)
    ? writesBlocked(mode, 'unknown', because, [])
    : null;
}

function readVacuum(node: VacuumStmt, scene: Scene): void {
  if (node.is_vacuumcmd !== true || !hasOption(node.options, 'full')) {
    return scene.read(node.is_vacuumcmd === true ? 'VACUUM' : 'ANALYZE');
  }
  const cost = rewrite('the table and its indexes are written anew', [
    ...REPACK,
    'plain VACUUM, which locks nobody out',
  ]);
  if (node.rels === undefined) scene.add('vacuum-full', { table: null }, cost);
  for (const relation of node.rels ?? []) {
    if (!('VacuumRelation' in relation)) continue;
    scene.add('vacuum-full', { table: nameOfRange(relation.VacuumRelation.relation) }, cost);
  }
}

function readCluster(node: ClusterStmt, scene: Scene): void {
  const table = node.relation === undefined ? null : nameOfRange(node.relation);
  scene.add('cluster', { table }, rewrite('the table and its indexes are written anew', REPACK));
}

const REINDEXED = new Map<string, Reindex['object']>([
  ['REINDEX_OBJECT_INDEX', 'index'],
  ['REINDEX_OBJECT_TABLE', 'table'],
  ['REINDEX_OBJECT_SCHEMA', 'schema'],
]);

function readReindex(node: ReindexStmt, scene: Scene): void {
  const concurrently = hasOption(node.params, 'concurrently');
  const name =
    node.relation === undefined
      ? node.name === undefined
        ? null
        : { schema: null, name: node.name }
      : nameOfRange(node.relation);
  const because = 'the index is built anew meanwhile';
  scene.add(
    'reindex',
    { object: REINDEXED.get(node.kind ?? '') ?? 'database', name, concurrently },
    concurrently
      ? unblocking('SHARE UPDATE EXCLUSIVE', 'scan', because)
      : {
          ...writesBlocked('SHARE, and ACCESS EXCLUSIVE on the index,', 'scan', because, [
            'REINDEX … CONCURRENTLY',
          ]),
        },
    node.relation?.location,
  );
}

function readRefresh(node: RefreshMatViewStmt, scene: Scene): void {
  const concurrently = node.concurrent === true;
  const because = 'its query is run anew meanwhile';
  scene.add(
    'refresh-matview',
    { view: nameOfRange(node.relation), concurrently, withData: node.skipData !== true },
    concurrently
      ? unblocking('EXCLUSIVE', 'scan', because)
      : rewrite(because, ['REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index']),
  );
}

export const maintenanceHandlers = [
  on<LockStmt>('LockStmt', readLock),
  on<VacuumStmt>('VacuumStmt', readVacuum),
  on<ClusterStmt>('ClusterStmt', readCluster),
  on<ReindexStmt>('ReindexStmt', readReindex),
  on<RefreshMatViewStmt>('RefreshMatViewStmt', readRefresh),
];
