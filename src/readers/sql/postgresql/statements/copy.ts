import type { CopyStmt, LoadStmt } from 'libpg-query';
import { nameOfRange } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { on } from './handler.ts';

function readCopy(node: CopyStmt, scene: Scene): void {
  if (node.is_program === true) {
    scene.add('opaque', {
      reason: 'program',
      message: 'COPY … PROGRAM runs a command of the shell on the database server.',
    });
  }
  if (node.is_from === true) {
    const table = nameOfRange(node.relation);
    scene.add('insert', { table, overwrites: false }, null, node.relation?.location);
  } else if (node.query !== undefined) scene.readPart(node.query);
  else if (node.is_program !== true) scene.read('COPY … TO');
}

function readLoad(node: LoadStmt, scene: Scene): void {
  scene.add('opaque', {
    reason: 'program',
    message: `LOAD runs code of the shared library ${node.filename ?? ''} in the server.`,
  });
}

export const copyHandlers = [
  on<CopyStmt>('CopyStmt', readCopy),
  on<LoadStmt>('LoadStmt', readLoad),
];
