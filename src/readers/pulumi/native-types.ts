import type { TypeClass } from '../shared/resource-types/types.ts';

/**
 * Types of the providers that Pulumi generates from the clouds' own specifications, as `module:Type`
 * without API version. Everything else of them is unknown.
 */
const AZURE: Partial<Record<TypeClass, string>> = {
  database: `
    sql:Database sql:ManagedDatabase sql:ManagedInstance sql:ElasticPool sql:Server
    dbforpostgresql:Server dbforpostgresql:FlexibleServer dbforpostgresql:Database
    dbformysql:Server dbformysql:FlexibleServer dbformysql:Database dbformariadb:Server
    documentdb:DatabaseAccount cosmosdb:DatabaseAccount cosmosdb:SqlResourceSqlDatabase
    documentdb:SqlResourceSqlDatabase documentdb:SqlResourceSqlContainer
    documentdb:MongoDBResourceMongoDBDatabase documentdb:MongoDBResourceMongoDBCollection
    cosmosdb:SqlResourceSqlContainer cache:Redis redis:Redis synapse:SqlPool kusto:Database kusto:Cluster
    search:Service
  `,
  bucket: `storage:StorageAccount storage:BlobContainer storage:FileShare storage:Table`,
  object: 'storage:Blob',
  volume: 'compute:Disk netapp:Volume netapp:CapacityPool',
  queue: `
    storage:Queue servicebus:Namespace servicebus:Queue servicebus:Topic servicebus:Subscription
    eventhub:Namespace eventhub:EventHub
  `,
  logs: 'operationalinsights:Workspace insights:Component',
  backup: `
    recoveryservices:Vault recoveryservices:ProtectedItem dataprotection:BackupVault
    compute:Snapshot dataprotection:BackupInstance
  `,
  key: 'keyvault:Key keyvault:Vault keyvault:ManagedHsm',
  secret: 'keyvault:Secret',
  registry: 'containerregistry:Registry',
  container: `
    resources:ResourceGroup containerservice:ManagedCluster resources:Deployment
    management:ManagementGroup subscription:Subscription
  `,
  machine: 'compute:VirtualMachine compute:VirtualMachineScaleSet',
  service: `
    web:WebApp web:AppServicePlan app:ContainerApp app:ManagedEnvironment containerinstance:ContainerGroup
    containerservice:AgentPool apimanagement:ApiManagementService cdn:Profile cdn:Endpoint
    containerservice:AgentPool signalrservice:SignalR logic:Workflow
  `,
  address: 'network:PublicIPAddress network:PublicIPPrefix',
  'dns-zone': 'network:Zone network:PrivateZone dns:Zone privatedns:PrivateZone',
  'dns-record': 'network:RecordSet network:PrivateRecordSet dns:RecordSet',
  network: `
    network:VirtualNetwork network:Subnet network:LoadBalancer network:ApplicationGateway
    network:VirtualNetworkGateway network:NetworkInterface network:RouteTable network:NatGateway
    network:PrivateEndpoint network:VirtualNetworkPeering network:AzureFirewall network:ExpressRouteCircuit
    network:FrontDoor network:VpnGateway network:BastionHost
  `,
  principal: 'managedidentity:UserAssignedIdentity',
  permission: 'authorization:RoleAssignment authorization:RoleDefinition',
  guard: `
    authorization:ManagementLockByScope authorization:ManagementLockAtResourceGroupLevel
    network:NetworkSecurityGroup network:SecurityRule authorization:PolicyAssignment
    network:WebApplicationFirewallPolicy
  `,
  settings: 'insights:DiagnosticSetting insights:MetricAlert insights:ActionGroup',
};

const GOOGLE: Partial<Record<TypeClass, string>> = {
  database: `
    sqladmin:Instance sqladmin:Database spanner:Instance spanner:Database bigquery:Dataset bigquery:Table
    bigtableadmin:Instance bigtableadmin:Table firestore:Database redis:Instance alloydb:Cluster
  `,
  bucket: 'storage:Bucket',
  object: 'storage:BucketObject storage:Object',
  volume: 'compute:Disk compute:RegionDisk file:Instance',
  queue: 'pubsub:Topic pubsub:Subscription',
  logs: 'logging:Bucket',
  backup: 'compute:Snapshot sqladmin:BackupRun file:Backup',
  key: 'cloudkms:CryptoKey cloudkms:KeyRing',
  secret: 'secretmanager:Secret secretmanager:Version',
  registry: 'artifactregistry:Repository',
  container: 'cloudresourcemanager:Project cloudresourcemanager:Folder container:Cluster',
  machine: 'compute:Instance',
  service: 'run:Service cloudfunctions:Function container:NodePool appengine:Version',
  address: 'compute:Address compute:GlobalAddress',
  'dns-zone': 'dns:ManagedZone',
  'dns-record': 'dns:ResourceRecordSet',
  network: 'compute:Network compute:Subnetwork compute:Route compute:Router compute:ForwardingRule',
  principal: 'iam:ServiceAccount',
  credential: 'iam:Key',
  permission: 'iam:Role storage:BucketIamPolicy cloudresourcemanager:ProjectIamPolicy',
  guard: 'compute:Firewall compute:SecurityPolicy',
};

function index(table: Partial<Record<TypeClass, string>>): ReadonlyMap<string, TypeClass> {
  return new Map(
    Object.entries(table).flatMap(([kind, names]) =>
      names
        .trim()
        .split(/\s+/)
        .map((name) => [name, kind as TypeClass] as const),
    ),
  );
}

/** By package: `azure-native`, `google-native`. */
export const NATIVE_TYPES: ReadonlyMap<string, ReadonlyMap<string, TypeClass>> = new Map([
  ['azure-native', index(AZURE)],
  ['google-native', index(GOOGLE)],
]);
