import { changed, dropped, harmless, lost, made, starts, upset } from '../infrastructure/shapes.ts';
import { grants } from '../infrastructure/grants.ts';
import type { Act } from '../types.ts';

const NAMED = { targets: { option: ['-n', '--name', '--ids', '--id'] } } as const;
const OPEN = { reversibility: 'reversible', traits: ['protection-removed'], ...NAMED } as const;

/** Acts on vaults, stores, guards and releases, where the verb does not say it all. */
export const dataActs: readonly Act[] = [
  ...harmless('acr login|build'),
  ...harmless('aks get-credentials'),
  ...lost(
    'keyvault purge',
    'azurerm_key_vault',
    'The vault is gone for good, with every key and secret in it.',
    { ...NAMED, traits: ['key-material', 'secret'] },
  ),
  ...lost(
    'keyvault key|secret|certificate purge',
    'azurerm_key_vault_key',
    'It is gone for good; what it encrypted cannot be read again.',
    { ...NAMED, traits: ['key-material', 'secret'] },
  ),
  ...lost(
    'keyvault key|secret|certificate delete',
    'azurerm_key_vault_key',
    'What it encrypted or opened stops to work, and it goes after the retention time.',
    { ...NAMED, traits: ['key-material', 'secret', 'scheduled-deletion'] },
  ),
  ...upset(
    'keyvault set-policy',
    'azurerm_key_vault',
    'It gives somebody rights over keys and secrets.',
    { ...NAMED, verb: 'grant', reversibility: 'reversible', traits: ['permission-widened'] },
  ),
  ...upset('keyvault update', 'azurerm_key_vault', 'It changes what guards the vault.', {
    ...OPEN,
    with: ['--default-action', '--enable-purge-protection', '--public-network-access', '--bypass'],
  }),
  ...lost(
    'storage blob|file|fs delete-batch',
    'azurerm_storage_blob',
    'Everything that fits is gone, unless deleted blobs are kept.',
    { targets: { option: ['-s', '--source'] }, traits: ['bulk'] },
  ),
  ...lost(
    'storage blob delete|delete-batch',
    'azurerm_storage_blob',
    'It is gone, unless deleted blobs are kept.',
    NAMED,
  ),
  ...lost('storage remove', 'azurerm_storage_blob', 'It is gone, unless deleted blobs are kept.', {
    targets: { option: ['-c', '--container-name', '--share-name'] },
  }),
  ...lost(
    'storage blob|copy sync',
    'azurerm_storage_blob',
    'What the source does not have is deleted from the target.',
    {
      targets: { option: ['-c', '--container'] },
      with: ['--delete-destination'],
      traits: ['bulk'],
    },
  ),
  ...lost(
    'storage message|queue clear',
    'azurerm_storage_queue',
    'Every message that nobody has read yet is gone.',
    { targets: { option: ['-q', '--queue-name', '-n'] }, traits: ['queue'] },
  ),
  ...upset(
    'storage container set-permission',
    'azurerm_storage_container',
    'It lets everybody read.',
    {
      ...NAMED,
      verb: 'expose',
      reversibility: 'reversible',
      traits: ['public-exposure'],
      with: ['--public-access'],
    },
  ),
  ...upset(
    'storage account update',
    'azurerm_storage_account',
    'It changes what guards the account.',
    {
      ...OPEN,
      with: ['--allow-blob-public-access', '--default-action', '--public-network-access'],
    },
  ),
  ...upset(
    'storage account blob-service-properties update',
    'azurerm_storage_account',
    'It changes for how long deleted blobs are kept.',
    {
      ...OPEN,
      traits: ['retention-shortened'],
      with: ['--enable-delete-retention', '--enable-versioning', '--delete-retention-days'],
    },
  ),
  ...upset(
    'storage account management-policy create|update',
    'azurerm_storage_management_policy',
    'It sets when blobs are deleted.',
    { ...OPEN, traits: ['retention-shortened'] },
  ),
  ...upset(
    'storage account keys renew',
    'azurerm_storage_account',
    'Whoever uses the old key is locked out.',
    NAMED,
  ),
  ...upset(
    'sql db restore|import',
    'azurerm_mssql_database',
    'It writes a copy of the data beside or over what is there.',
    { ...NAMED, data: 'unknown' },
  ),
  ...upset(
    'backup protection disable',
    'azurerm_backup_protected_vm',
    'Backups are no longer made, and those there are may be deleted.',
    {
      targets: { option: ['--item-name', '-i'] },
      reversibility: 'irreversible',
      data: 'holds-data',
      traits: ['backup', 'protection-removed'],
    },
  ),
  ...dropped('lock delete', 'azurerm_management_lock', 'What stopped a deletion is gone.', {
    ...NAMED,
    traits: ['protection-removed'],
  }),
  ...grants('role assignment create', 'azurerm_role_assignment', 'azurerm', {
    who: ['--assignee', '--assignee-object-id'],
    role: ['--role'],
  }),
  ...dropped('role assignment delete', 'azurerm_role_assignment', 'Somebody loses access.'),
  ...upset(
    'network nsg rule create|update',
    'azurerm_network_security_rule',
    'It changes who may reach machines of the network.',
    { ...NAMED, reversibility: 'reversible', traits: ['network'] },
  ),
  ...upset(
    'sql|postgres|mysql server|flexible-server firewall-rule create',
    'azurerm_mssql_firewall_rule',
    'It lets others reach the database.',
    { ...NAMED, verb: 'expose', reversibility: 'reversible', traits: ['public-exposure'] },
  ),
  ...upset(
    'monitor activity-log alert|alert-processing-rule delete',
    'azurerm_monitor_activity_log_alert',
    'Nobody is told when something breaks.',
    { ...NAMED, verb: 'delete' },
  ),
  ...lost(
    'monitor log-analytics workspace delete',
    'azurerm_log_analytics_workspace',
    'The records in it are gone.',
    { targets: { option: ['-n', '--workspace-name'] }, traits: ['log-erased'] },
  ),
  ...upset(
    'webapp|functionapp deployment slot swap',
    'azurerm_linux_web_app_slot',
    'It swaps what is served.',
    { ...NAMED, reversibility: 'reversible' },
  ),
  ...upset(
    'vmss|aks|appservice|containerapp scale',
    'azurerm_kubernetes_cluster',
    'It changes how many there are.',
    {
      ...NAMED,
      with: ['--node-count=0', '--new-capacity=0', '--replicas=0'],
      traits: ['scaled-to-zero'],
    },
  ),
  {
    words: 'vmss|aks|appservice|containerapp scale|update',
    does: (call) => {
      const zero = call
        .values('--node-count', '-c', '--new-capacity', '--replicas', '--max-replicas')
        .some(({ text }) => text === '0');
      return {
        doings: [
          {
            verb: 'update',
            type: 'azurerm_kubernetes_cluster',
            address: call.value('-n', '--name')?.text ?? 'scale',
            provider: 'azurerm',
            reversibility: zero ? 'costly' : 'reversible',
            data: 'none',
            traits: zero ? ['scaled-to-zero'] : [],
            why: zero ? 'Nothing is left running.' : 'It changes how many there are.',
          },
        ],
      };
    },
  },
  ...dropped(
    'webapp|functionapp deployment slot delete',
    'azurerm_linux_web_app_slot',
    'The slot is gone with what is deployed to it.',
    NAMED,
  ),
  ...upset(
    'aks upgrade',
    'azurerm_kubernetes_cluster',
    'Machines are drained one after the other, and there is no way back to the old version.',
    { ...NAMED, reversibility: 'irreversible' },
  ),
  ...upset(
    'aks nodepool scale',
    'azurerm_kubernetes_cluster_node_pool',
    'It changes how many machines there are; those that go take their pods with them.',
    NAMED,
  ),
  ...starts(
    'webapp|functionapp|staticwebapp|containerapp up|deploy|deployment',
    'azurerm_linux_web_app',
    'It brings out a new version.',
    NAMED,
  ),
  ...changed(
    'pipelines|repos|boards|devops|artifacts create|run|update|list|show',
    'azure-devops',
    'It changes something in Azure DevOps.',
  ),
  ...lost('repos delete', 'azure-devops-repository', 'Its history is gone.', {
    targets: { option: ['--id'] },
  }),
  ...lost('devops project delete', 'azure-devops-project', 'Everything in the project is gone.', {
    targets: { option: ['--id'] },
  }),
  ...made('group create', 'azurerm_resource_group', 'It makes a group.', NAMED),
];
