import type { Tool } from '../types.ts';
import { alertTools } from './alerts.ts';
import { backupTools } from './backups.ts';
import { brokerTools } from './brokers.ts';
import { kafkaTools } from './kafka.ts';
import { storeTools } from './stores.ts';
import { workflowTools } from './workflows.ts';

/** Queues, workflows, backups and stores of objects that have clients of their own. */
export const queueTools: readonly Tool[] = [
  ...kafkaTools,
  ...brokerTools,
  ...workflowTools,
  ...backupTools,
  ...storeTools,
  ...alertTools,
];
