import { awsCompute } from './aws/compute.ts';
import { awsData } from './aws/data.ts';
import { awsFurther } from './aws/further.ts';
import { awsFurtherPermissions } from './aws/further-permissions.ts';
import { awsFurtherSettings } from './aws/further-settings.ts';
import { awsSettings } from './aws/settings.ts';
import { azureData } from './azure/data.ts';
import { azureFurther } from './azure/further.ts';
import { azureFurtherPermissions } from './azure/further-permissions.ts';
import { azureFurtherSettings } from './azure/further-settings.ts';
import { azureDirectory, azureRest } from './azure/rest.ts';
import { googleData } from './google/data.ts';
import { googleFurther } from './google/further.ts';
import { googleFurtherPermissions } from './google/further-permissions.ts';
import { googleFurtherSettings } from './google/further-settings.ts';
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
import { furtherAuth0Providers } from './saas/further-auth0-to-databricks.ts';
import { furtherDatadogProviders } from './saas/further-datadog-to-github.ts';
import { furtherGitlabProviders } from './saas/further-gitlab-to-nomad.ts';
import { furtherOciProviders } from './saas/further-oci-to-rabbitmq.ts';
import { furtherScalewayProviders } from './saas/further-scaleway-to-vsphere.ts';
import { operationsProviders } from './saas/operations.ts';
import { platformProviders } from './saas/platforms.ts';
import { toolProviders } from './saas/tools.ts';
import type { ProviderTables } from './types.ts';

/** Every provider's lists. A prefix may stand more than once; none is the start of another. */
export const PROVIDERS: readonly ProviderTables[] = [
  {
    prefix: 'aws_',
    tables: [
      ...awsData,
      ...awsCompute,
      ...awsSettings,
      ...awsFurther,
      ...awsFurtherPermissions,
      ...awsFurtherSettings,
    ],
  },
  {
    prefix: 'azurerm_',
    tables: [
      ...azureData,
      ...azureRest,
      ...azureFurther,
      ...azureFurtherPermissions,
      ...azureFurtherSettings,
    ],
  },
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
  {
    prefix: 'google_',
    tables: [
      ...googleData,
      ...googleRest,
      ...googleFurther,
      ...googleFurtherPermissions,
      ...googleFurtherSettings,
    ],
  },
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
  ...furtherAuth0Providers,
  ...furtherDatadogProviders,
  ...furtherGitlabProviders,
  ...furtherOciProviders,
  ...furtherScalewayProviders,
];
