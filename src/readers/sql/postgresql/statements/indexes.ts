import type { IndexStmt } from 'libpg-query';
import { unblocking, writesBlocked } from '../costs.ts';
import { nameOfRange } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { on } from './handler.ts';

function readIndex(node: IndexStmt, scene: Scene): void {
  const concurrently = node.concurrent === true;
  const because = 'the whole table is read to build it';
  scene.add(
    'create-index',
    {
      table: nameOfRange(node.relation),
      name: node.idxname ?? null,
      unique: node.unique === true,
      concurrently,
      ifNotExists: node.if_not_exists === true,
    },
    concurrently
      ? unblocking('SHARE UPDATE EXCLUSIVE', 'scan', because)
      : writesBlocked('SHARE', 'scan', because, [
          'CREATE INDEX CONCURRENTLY, outside a transaction',
        ]),
    node.relation?.location,
  );
}

export const indexHandlers = [on<IndexStmt>('IndexStmt', readIndex)];
