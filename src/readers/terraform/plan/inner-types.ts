import type { KnownType, TypeClass } from '../../shared/resource-types/types.ts';
import type { PlanObject, PlanValue } from './types.ts';

/** Kubernetes kinds as manifests name them. A kind on no list stays opaque. */
const KINDS = classed({
  volume: 'PersistentVolumeClaim PersistentVolume StatefulSet VolumeSnapshot',
  container: 'Namespace CustomResourceDefinition',
  secret: 'Secret SealedSecret',
  service:
    'Deployment DaemonSet ReplicaSet Pod Job CronJob HorizontalPodAutoscaler ScaledObject Rollout',
  network:
    'Service Ingress Gateway HTTPRoute GRPCRoute VirtualService DestinationRule IngressRoute',
  permission: 'Role RoleBinding ClusterRole ClusterRoleBinding',
  principal: 'ServiceAccount',
  certificate: 'Certificate ClusterIssuer Issuer',
  guard:
    'PodDisruptionBudget NetworkPolicy ValidatingWebhookConfiguration ResourceQuota LimitRange Schedule',
  settings:
    'ConfigMap StorageClass PriorityClass IngressClass ServiceMonitor PodMonitor PrometheusRule ExternalSecret SecretStore ClusterSecretStore NodePool EC2NodeClass MutatingWebhookConfiguration',
  database:
    'Kafka KafkaTopic Elasticsearch Cluster PostgresCluster MongoDB Redis RabbitmqCluster postgresql',
  'dns-record': 'DNSEndpoint',
});

/** Azure resource types as `azapi_resource.type` names them, without the version. */
const AZURE = classed({
  database:
    'Microsoft.Sql/servers Microsoft.Sql/servers/databases Microsoft.Sql/managedInstances Microsoft.DBforPostgreSQL/flexibleServers Microsoft.DBforPostgreSQL/servers Microsoft.DBforMySQL/flexibleServers Microsoft.DocumentDB/databaseAccounts Microsoft.DocumentDB/databaseAccounts/sqlDatabases Microsoft.DocumentDB/mongoClusters Microsoft.Cache/redis Microsoft.Cache/redisEnterprise Microsoft.Kusto/clusters Microsoft.Synapse/workspaces Microsoft.Search/searchServices Microsoft.CognitiveServices/accounts Microsoft.MachineLearningServices/workspaces',
  bucket:
    'Microsoft.Storage/storageAccounts Microsoft.Storage/storageAccounts/blobServices/containers',
  volume: 'Microsoft.Compute/disks Microsoft.NetApp/netAppAccounts/capacityPools/volumes',
  backup:
    'Microsoft.Compute/snapshots Microsoft.RecoveryServices/vaults Microsoft.DataProtection/backupVaults Microsoft.Compute/images',
  queue:
    'Microsoft.EventHub/namespaces Microsoft.EventHub/namespaces/eventhubs Microsoft.ServiceBus/namespaces Microsoft.ServiceBus/namespaces/queues',
  key: 'Microsoft.KeyVault/vaults Microsoft.KeyVault/vaults/keys',
  secret: 'Microsoft.KeyVault/vaults/secrets',
  logs: 'Microsoft.OperationalInsights/workspaces Microsoft.Insights/components',
  registry: 'Microsoft.ContainerRegistry/registries',
  container: 'Microsoft.Resources/resourceGroups Microsoft.ContainerService/managedClusters',
  machine: 'Microsoft.Compute/virtualMachines',
  service:
    'Microsoft.Web/sites Microsoft.Web/serverfarms Microsoft.App/containerApps Microsoft.App/managedEnvironments Microsoft.Compute/virtualMachineScaleSets',
  network:
    'Microsoft.Network/virtualNetworks Microsoft.Network/virtualNetworks/subnets Microsoft.Network/privateEndpoints Microsoft.Network/loadBalancers',
  address: 'Microsoft.Network/publicIPAddresses',
  'dns-zone': 'Microsoft.Network/dnsZones Microsoft.Network/privateDnsZones',
  permission: 'Microsoft.Authorization/roleAssignments Microsoft.Authorization/roleDefinitions',
  guard: 'Microsoft.Authorization/locks Microsoft.Insights/diagnosticSettings',
  settings: 'Microsoft.Network/networkSecurityGroups',
});

/** What a wrapping resource (a manifest, an Azure API resource) holds, or null where it is on no list. */
export function innerType(type: string, values: PlanObject): KnownType | null {
  if (type === 'kubernetes_manifest') return listed('kubernetes/kinds', KINDS, kindOf(values));
  if (type === 'kubectl_manifest') {
    const body = values['yaml_body'];
    const kind =
      typeof body === 'string' ? /^kind:\s*["']?([A-Za-z]+)/m.exec(body)?.[1] : values['kind'];
    return listed('kubernetes/kinds', KINDS, kind);
  }
  if (/^azapi_(?:resource|update_resource)$/.test(type)) {
    const name = values['type'];
    const plain = typeof name === 'string' ? name.split('@')[0]?.toLowerCase() : undefined;
    return listed('azapi/types', AZURE, plain);
  }
  return null;
}

function kindOf(values: PlanObject): PlanValue | undefined {
  const manifest = values['manifest'];
  if (manifest === null || typeof manifest !== 'object' || Array.isArray(manifest))
    return undefined;
  return (manifest as PlanObject)['kind'];
}

function listed(
  list: string,
  classes: ReadonlyMap<string, TypeClass>,
  name: PlanValue | undefined,
): KnownType | null {
  const found = typeof name === 'string' ? classes.get(name.toLowerCase()) : undefined;
  return found === undefined ? null : { class: found, list };
}

function classed(
  lists: Readonly<Partial<Record<TypeClass, string>>>,
): ReadonlyMap<string, TypeClass> {
  const classes = new Map<string, TypeClass>();
  for (const [type, names] of Object.entries(lists)) {
    for (const name of names.split(' ')) classes.set(name.toLowerCase(), type as TypeClass);
  }
  return classes;
}
