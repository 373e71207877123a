import { awsCompute } from './aws/compute.ts';
import { awsData } from './aws/data.ts';
import { awsSettings } from './aws/settings.ts';
import { azureData } from './azure/data.ts';
import { azureDirectory, azureRest } from './azure/rest.ts';
import { googleData } from './google/data.ts';
import { googleRest } from './google/rest.ts';
import {
  argocdTables,
  fluxTables,
  helmTables,
  kubectlTables,
  kubernetesTables,
  kustomizationTables,
} from './kubernetes/tables.ts';
import { dataServiceProviders } from './saas/data-services.ts';
import { edgeProviders } from './saas/edge.ts';
import { foundationProviders } from './saas/foundations.ts';
import { operationsProviders } from './saas/operations.ts';
import { platformProviders } from './saas/platforms.ts';
import { toolProviders } from './saas/tools.ts';
import type { ProviderTables } from './types.ts';

/** Every provider with lists. A longer prefix stands before one that it starts with. */
export const PROVIDERS: readonly ProviderTables[] = [
  { prefix: 'aws_', tables: [...awsData, ...awsCompute, ...awsSettings] },
  { prefix: 'azurerm_', tables: [...azureData, ...azureRest] },
  { prefix: 'azuread_', tables: azureDirectory },
  {
    prefix: 'azapi_',
    tables: [
      {
        list: 'azapi/opaque',
        class: 'opaque',
        types: 'resource update_resource resource_action data_plane_resource',
      },
    ],
  },
  { prefix: 'google_', tables: [...googleData, ...googleRest] },
  { prefix: 'kubernetes_', tables: kubernetesTables },
  { prefix: 'helm_', tables: helmTables },
  { prefix: 'kubectl_', tables: kubectlTables },
  { prefix: 'kustomization_', tables: kustomizationTables },
  { prefix: 'argocd_', tables: argocdTables },
  { prefix: 'flux_', tables: fluxTables },
  ...platformProviders,
  ...dataServiceProviders,
  ...edgeProviders,
  ...foundationProviders,
  ...operationsProviders,
  ...toolProviders,
];
