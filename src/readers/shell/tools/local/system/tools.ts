import type { Tool } from '../../types.ts';
import { accountTools } from './accounts.ts';
import { firewallTools } from './firewall.ts';
import { macTools } from './macos.ts';
import { managerTools } from './process-managers.ts';
import { packageTools } from './packages.ts';
import { permissionTools } from './permissions.ts';
import { powerTools } from './power.ts';
import { processTools } from './processes.ts';
import { recordTools } from './records.ts';
import { snapshotTools } from './snapshots.ts';

/** Programs that change the machine rather than files on it. */
export const systemTools: readonly Tool[] = [
  ...powerTools,
  ...processTools,
  ...managerTools,
  ...permissionTools,
  ...accountTools,
  ...firewallTools,
  ...packageTools,
  ...recordTools,
  ...snapshotTools,
  ...macTools,
];
