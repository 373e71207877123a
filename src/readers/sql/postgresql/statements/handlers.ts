import { accessHandlers } from './access.ts';
import { alterTableHandlers } from './alter-table.ts';
import { copyHandlers } from './copy.ts';
import { createHandlers } from './create.ts';
import { dataHandlers } from './data.ts';
import { dropHandlers } from './drop.ts';
import type { Handler } from './handler.ts';
import { indexHandlers } from './indexes.ts';
import { maintenanceHandlers } from './maintenance.ts';
import { plainHandlers } from './plain.ts';
import { proceduralHandlers } from './procedural.ts';
import { renameHandlers } from './rename.ts';
import { replicationHandlers } from './replication.ts';
import { roleHandlers } from './roles.ts';
import { sequenceHandlers } from './sequences.ts';
import { sessionHandlers } from './session.ts';

/** Every kind of statement that is understood, by the parser's name for its node. */
export const HANDLERS: ReadonlyMap<string, Handler> = new Map([
  ...accessHandlers,
  ...alterTableHandlers,
  ...copyHandlers,
  ...createHandlers,
  ...dataHandlers,
  ...dropHandlers,
  ...indexHandlers,
  ...maintenanceHandlers,
  ...plainHandlers,
  ...proceduralHandlers,
  ...renameHandlers,
  ...replicationHandlers,
  ...roleHandlers,
  ...sequenceHandlers,
  ...sessionHandlers,
]);
