import type {
  DeleteStmt,
  InsertStmt,
  MergeStmt,
  Node,
  SelectStmt,
  TruncateStmt,
  UpdateStmt,
} from 'libpg-query';
import type { Filter } from '../../acts.ts';
import { brief } from '../costs.ts';
import { nameOfRange } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { nodesIn } from '../walk.ts';
import { readCalls } from './calls.ts';
import { filterOf } from './filter.ts';
import { on } from './handler.ts';

const WRITING = new Set(['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt']);

/** Acts of the writing statements that stand inside others (`WITH gone AS (DELETE …) SELECT …`). */
function readInner(node: unknown, scene: Scene): void {
  for (const { kind, node: inner } of nodesIn(node, (met) => !WRITING.has(met.kind))) {
    const handle = WRITING.has(kind) ? writers.get(kind) : undefined;
    handle?.(inner, scene);
  }
}

function readDelete(node: DeleteStmt, scene: Scene): void {
  const { relation, whereClause, usingClause } = node;
  const filter = joined(filterOf(whereClause), usingClause);
  const limited = filter.kind === 'condition' && hasLimit(whereClause);
  const location = relation?.location;
  scene.add('delete', { table: nameOfRange(relation), filter, limited }, null, location);
  readInner([node.withClause, whereClause, usingClause], scene);
  readCalls([node.withClause, whereClause, node.returningClause], scene, 'listed');
}

function readUpdate(node: UpdateStmt, scene: Scene): void {
  const { relation, whereClause, fromClause, targetList } = node;
  const columns = (targetList ?? []).flatMap((target) =>
    'ResTarget' in target && target.ResTarget.name !== undefined ? [target.ResTarget.name] : [],
  );
  const filter = joined(filterOf(whereClause), fromClause);
  const limited = filter.kind === 'condition' && hasLimit(whereClause);
  const location = relation?.location;
  scene.add('update', { table: nameOfRange(relation), columns, filter, limited }, null, location);
  readInner([node.withClause, targetList, whereClause, fromClause], scene);
  readCalls([node.withClause, targetList, whereClause], scene, 'listed');
}

/** A join picks rows even where the WHERE alone would let all through; nobody can tell how many. */
function joined(filter: Filter, tables: readonly Node[] | undefined): Filter {
  return tables !== undefined && filter.kind === 'values'
    ? { kind: 'condition', nullColumns: [] }
    : filter;
}

/** `WHERE id IN (SELECT id … LIMIT 1000)`. */
function hasLimit(where: Node | undefined): boolean {
  for (const { kind, node } of nodesIn(where)) {
    if (kind === 'SelectStmt' && (node as SelectStmt).limitCount !== undefined) return true;
  }
  return false;
}

function readInsert(node: InsertStmt, scene: Scene): void {
  const { relation, onConflictClause } = node;
  const overwrites = onConflictClause?.action === 'ONCONFLICT_UPDATE';
  const first = scene.acts.length;
  readInner([node.withClause, node.selectStmt], scene);
  markMoved(scene, first, relation);
  scene.add('insert', { table: nameOfRange(relation), overwrites }, null, relation?.location);
  readCalls([node.withClause, node.selectStmt], scene, 'listed');
}

/** `WITH gone AS (DELETE … RETURNING *) INSERT INTO archive SELECT * FROM gone` takes no row away. */
function markMoved(scene: Scene, first: number, target: InsertStmt['relation']): void {
  for (let index = first; index < scene.acts.length; index += 1) {
    const act = scene.acts[index];
    if (act?.kind !== 'delete') continue;
    scene.acts[index] = { ...act, movedTo: nameOfRange(target) };
  }
}

function readMerge(node: MergeStmt, scene: Scene): void {
  const table = nameOfRange(node.relation);
  for (const clause of node.mergeWhenClauses ?? []) {
    if (!('MergeWhenClause' in clause)) continue;
    const { commandType, matchKind, condition, targetList } = clause.MergeWhenClause;
    const location = node.relation?.location;
    // Rows are picked by the join; those that the source lacks are picked by nothing else.
    const open = matchKind === 'MERGE_WHEN_NOT_MATCHED_BY_SOURCE' && condition === undefined;
    const filter: Filter = open ? { kind: 'none' } : { kind: 'condition', nullColumns: [] };
    if (commandType === 'CMD_DELETE') {
      scene.add('delete', { table, filter, limited: false }, null, location);
    } else if (commandType === 'CMD_UPDATE') {
      const columns = (targetList ?? []).flatMap((target) =>
        'ResTarget' in target ? [target.ResTarget.name ?? ''] : [],
      );
      scene.add('update', { table, columns, filter, limited: false }, null, location);
    } else if (commandType === 'CMD_INSERT') {
      scene.add('insert', { table, overwrites: false }, null, location);
    }
  }
  readInner([node.withClause, node.sourceRelation], scene);
  readCalls([node.withClause, node.sourceRelation], scene, 'listed');
}

function readSelect(node: SelectStmt, scene: Scene): void {
  const target = node.intoClause?.rel;
  if (target !== undefined) {
    scene.add('create-table', {
      table: nameOfRange(target),
      temporary: target.relpersistence === 't',
      ifNotExists: false,
      columns: [],
      filled: true,
      partitionOf: null,
    });
  } else scene.read('SELECT');
  readInner(node, scene);
  // What a SELECT in a script gives is seen by nobody: its functions are called for what they do.
  readCalls(node, scene, 'any');
}

function readTruncate(node: TruncateStmt, scene: Scene): void {
  const cascade = node.behavior === 'DROP_CASCADE';
  for (const relation of node.relations ?? []) {
    if (!('RangeVar' in relation)) continue;
    const range = relation.RangeVar;
    const cost = brief('the files of the table are replaced');
    scene.add('truncate', { table: nameOfRange(range), cascade }, cost, range.location);
  }
}

export const dataHandlers = [
  on<DeleteStmt>('DeleteStmt', readDelete),
  on<UpdateStmt>('UpdateStmt', readUpdate),
  on<InsertStmt>('InsertStmt', readInsert),
  on<MergeStmt>('MergeStmt', readMerge),
  on<SelectStmt>('SelectStmt', readSelect),
  on<TruncateStmt>('TruncateStmt', readTruncate),
];

const writers = new Map(dataHandlers.filter(([kind]) => WRITING.has(kind)));
