import type { AlterSeqStmt, CreateSeqStmt } from 'libpg-query';
import { nameOfRange, written } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { on } from './handler.ts';

function readAlter(node: AlterSeqStmt, scene: Scene): void {
  const name = nameOfRange(node.sequence);
  const restarts = (node.options ?? []).some(
    (option) => 'DefElem' in option && option.DefElem.defname === 'restart',
  );
  if (!restarts) {
    scene.add('create-other', { object: 'sequence', name, table: null, replaces: true });
    return;
  }
  scene.add('stated', {
    verb: 'update',
    object: 'sequence',
    name: written(name),
    table: null,
    reversibility: 'costly',
    data: 'none',
    traits: [],
    why: 'The sequence starts again; where that is behind keys already given out, inserts fail or keys are given out twice.',
    safer: ['set it from the table: setval(seq, (SELECT max(id) FROM table))'],
  });
}

export const sequenceHandlers = [
  on<CreateSeqStmt>('CreateSeqStmt', (node, scene) => {
    const name = nameOfRange(node.sequence);
    scene.add('create-other', { object: 'sequence', name, table: null, replaces: false });
  }),
  on<AlterSeqStmt>('AlterSeqStmt', readAlter),
];
