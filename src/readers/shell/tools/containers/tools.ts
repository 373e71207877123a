import type { Tool } from '../types.ts';
import { composeTool } from './compose.ts';
import { engineTool } from './engine.ts';
import { machineTools } from './machines.ts';
import { registryTools } from './registries.ts';

/** Programs that run containers and virtual machines. */
export const containerTools: readonly Tool[] = [
  engineTool,
  composeTool,
  ...registryTools,
  ...machineTools,
];
