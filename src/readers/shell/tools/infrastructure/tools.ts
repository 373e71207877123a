import type { Tool } from '../types.ts';
import { accountWipers } from './account-wipers.ts';
import { cloudKits } from './cloud-kits.ts';
import { configurationTools } from './configuration.ts';
import { orchestrationTools } from './orchestration.ts';
import { pulumi } from './pulumi.ts';
import { terraform, terragrunt, terramate } from './terraform.ts';

export const infrastructureTools: readonly Tool[] = [
  terraform,
  terragrunt,
  terramate,
  pulumi,
  ...accountWipers,
  ...cloudKits,
  ...configurationTools,
  ...orchestrationTools,
];
