import type { Tool } from '../types.ts';
import { furtherClouds } from './clouds.ts';
import { dataServices } from './data-services.ts';
import { hostedDatabases } from './databases.ts';
import { edgeTools } from './edge.ts';
import { platformTools } from './platforms.ts';
import { serviceTools } from './services.ts';

export const hostingTools: readonly Tool[] = [
  ...platformTools,
  ...edgeTools,
  ...hostedDatabases,
  ...dataServices,
  ...furtherClouds,
  ...serviceTools,
];
