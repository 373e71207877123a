import { lookupType } from '../../../shared/resource-types/lookup.ts';
import type { KnownType } from '../../../shared/resource-types/types.ts';

/** Where the words of a path are not Terraform's name. */
const TYPES: ReadonlyMap<string, string> = new Map(
  `
  group = resource_group; vm = linux_virtual_machine; vmss = linux_virtual_machine_scale_set
  disk = managed_disk; storage blob = storage_blob; storage fs = storage_data_lake_gen2_filesystem
  storage file = storage_share; storage directory = storage_share_directory
  storage share = storage_share; storage container = storage_container
  storage share-rm = storage_share; storage container-rm = storage_container
  sql db = mssql_database; sql server = mssql_server; sql mi = mssql_managed_instance
  sql midb = mssql_managed_database; sql elastic-pool = mssql_elasticpool
  sql server firewall-rule = mssql_firewall_rule; cosmosdb = cosmosdb_account
  cosmosdb sql container = cosmosdb_sql_container; cosmosdb mongodb database = cosmosdb_mongo_database
  cosmosdb mongodb collection = cosmosdb_mongo_collection; postgres server = postgresql_server
  postgres flexible-server = postgresql_flexible_server; postgres db = postgresql_database
  postgres flexible-server db = postgresql_flexible_server_database
  mysql flexible-server = mysql_flexible_server; mysql flexible-server db = mysql_flexible_database
  mysql server = mysql_server; redis = redis_cache; keyvault = key_vault; keyvault key = key_vault_key
  keyvault secret = key_vault_secret; keyvault certificate = key_vault_certificate
  aks = kubernetes_cluster; aks nodepool = kubernetes_cluster_node_pool; acr = container_registry
  acr repository = container_registry; webapp = linux_web_app; functionapp = linux_function_app
  appservice plan = service_plan; staticwebapp = static_web_app; webapp deployment slot = linux_web_app_slot
  network vnet = virtual_network; network vnet subnet = subnet; network nsg = network_security_group
  network nsg rule = network_security_rule; network nic = network_interface
  network public-ip = public_ip; network lb = lb; network dns zone = dns_zone
  network private-dns zone = private_dns_zone; network application-gateway = application_gateway
  network dns record-set a = dns_a_record; network dns record-set cname = dns_cname_record
  network dns record-set txt = dns_txt_record; network dns record-set mx = dns_mx_record
  servicebus namespace = servicebus_namespace; servicebus queue = servicebus_queue
  servicebus topic = servicebus_topic; eventhubs namespace = eventhub_namespace
  eventhubs eventhub = eventhub; backup vault = recovery_services_vault
  monitor log-analytics workspace = log_analytics_workspace; identity = user_assigned_identity
  monitor diagnostic-settings = monitor_diagnostic_setting; role assignment = role_assignment
  role definition = role_definition; lock = management_lock; policy assignment = policy_assignment
  containerapp = container_app; container = container_group; deployment group = resource_group_template_deployment
  logicapp = logic_app_workflow; apim = api_management; cdn endpoint = cdn_endpoint
  cdn profile = cdn_profile; search service = search_service; signalr = signalr_service
  iot hub = iothub; kusto cluster = kusto_cluster; databricks workspace = databricks_workspace
  ml workspace = machine_learning_workspace; netappfiles volume = netapp_volume
  snapshot = snapshot; image = image; appconfig = app_configuration; appconfig kv = app_configuration_key
  `
    .split(/[;\n]/)
    .map((row) => row.trim().split(' = '))
    .filter((parts): parts is [string, string] => parts.length === 2),
);

/** Terraform's type for a path of `az`: `sql db` is `azurerm_mssql_database`. */
export function azureTypeOf(path: readonly string[]): {
  readonly type: string;
  readonly known: KnownType | null;
} {
  const named = TYPES.get(path.join(' '));
  const type = `azurerm_${named ?? path.join('_').replaceAll('-', '_')}`;
  const directory = path[0] === 'ad' ? `azuread_${directoryName(path[1] ?? '')}` : null;
  const asked = directory ?? type;
  return { type: asked, known: lookupType(asked) };
}

function directoryName(noun: string): string {
  return noun === 'app' ? 'application' : noun === 'sp' ? 'service_principal' : noun;
}
