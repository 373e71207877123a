import type { Tool } from '../types.ts';
import { embeddedTools } from './embedded.ts';
import { gitopsTools } from './gitops.ts';
import { helmTools } from './helm.ts';
import { innerLoopTools } from './inner-loop.ts';
import { kubectlTool } from './kubectl/tool.ts';
import { clusterMachineTools } from './machines.ts';

/** Programs that speak to clusters. */
export const clusterTools: readonly Tool[] = [
  kubectlTool,
  ...helmTools,
  ...gitopsTools,
  ...clusterMachineTools,
  ...embeddedTools,
  ...innerLoopTools,
];
