import type {
  AlterDatabaseSetStmt,
  AlterSystemStmt,
  DeclareCursorStmt,
  ExecuteStmt,
  ExplainStmt,
  PrepareStmt,
  TransactionStmt,
  VariableSetStmt,
} from 'libpg-query';
import type { Settings, Transaction } from '../../acts.ts';
import type { Scene } from '../scene.ts';
import { constantText } from './calls.ts';
import { on } from './handler.ts';
import { hasOption } from './maintenance.ts';

function readSet(
  node: VariableSetStmt,
  scene: Scene,
  scope: Settings['scope'] | null = null,
): void {
  const values = (node.args ?? []).map(constantText);
  scene.add('settings', {
    name: node.name ?? 'all',
    value: values.length === 0 ? null : values.join(', '),
    scope: scope ?? (node.is_local === true ? 'transaction' : 'session'),
  });
}

const ACTIONS: Readonly<
  Partial<Record<NonNullable<TransactionStmt['kind']>, Transaction['action']>>
> = {
  TRANS_STMT_BEGIN: 'begin',
  TRANS_STMT_START: 'begin',
  TRANS_STMT_COMMIT: 'commit',
  TRANS_STMT_COMMIT_PREPARED: 'commit',
  TRANS_STMT_PREPARE: 'commit',
  TRANS_STMT_ROLLBACK: 'rollback',
  TRANS_STMT_ROLLBACK_PREPARED: 'rollback',
};

/** EXPLAIN only plans; with ANALYZE it runs what it explains. */
function readExplain(node: ExplainStmt, scene: Scene): void {
  if (!hasOption(node.options, 'analyze')) scene.read('EXPLAIN');
  else if (node.query !== undefined) scene.readPart(node.query);
}

/** The statement is judged where it is prepared: that is where it can be read. */
function readPrepare(node: PrepareStmt, scene: Scene): void {
  if (node.query === undefined) scene.read('PREPARE');
  else scene.readPart(node.query);
}

function readSystem(node: AlterSystemStmt, scene: Scene): void {
  if (node.setstmt === undefined) return;
  readSet(node.setstmt, scene, 'system');
}

export const sessionHandlers = [
  on<VariableSetStmt>('VariableSetStmt', (node, scene) => readSet(node, scene)),
  on<AlterSystemStmt>('AlterSystemStmt', readSystem),
  on<AlterDatabaseSetStmt>('AlterDatabaseSetStmt', (node, scene) => {
    readSet(node.setstmt ?? {}, scene, 'database');
  }),
  on<TransactionStmt>('TransactionStmt', (node, scene) => {
    const action = ACTIONS[node.kind ?? 'TRANS_STMT_BEGIN'] ?? 'savepoint';
    scene.add('transaction', { action });
  }),
  on<ExplainStmt>('ExplainStmt', readExplain),
  on<PrepareStmt>('PrepareStmt', readPrepare),
  on<ExecuteStmt>('ExecuteStmt', (_node, scene) => scene.read('EXECUTE of what was prepared')),
  on<DeclareCursorStmt>('DeclareCursorStmt', (node, scene) => {
    if (node.query !== undefined) scene.readPart(node.query);
  }),
];
