import { dropped, gone, harmless, runs, shows, starts, upset } from '../infrastructure/shapes.ts';
import type { Act } from '../types.ts';

const NAMED = { targets: { option: ['-n', '--name', '--ids', '--id'] } } as const;
const EVERYTHING = 'Everything in it is deleted, with all data that nothing protects.';

/** Acts on groups, deployments, machines and secrets, where the verb does not say it all. */
export const groupActs: readonly Act[] = [
  ...harmless(
    'login|logout|version|configure|config|extension|find|interactive|feedback|upgrade|self-test|cloud|help|bicep|rest',
    { without: ['--method', '-m'] },
  ),
  ...harmless('config|extension|cloud'),
  ...harmless('account show|list|set|clear|get-access-token|list-locations|tenant|lock'),
  {
    words: 'rest',
    does: (call) => {
      const method = (call.value('--method', '-m')?.text ?? 'get').toLowerCase();
      if (method === 'get' || method === 'head' || method === 'options') return {};
      const address = call.value('--uri', '--url', '-u')?.text ?? 'az rest';
      const gone = method === 'delete';
      return {
        doings: [
          {
            verb: gone ? 'delete' : 'update',
            type: 'azure-resource',
            address: address.slice(0, 300),
            provider: 'azurerm',
            reversibility: gone ? 'irreversible' : 'unknown',
            data: 'unknown',
            why: `It sends ${method.toUpperCase()} to Azure’s own interface.`,
          },
        ],
      };
    },
  },
  ...gone('group delete', 'azurerm_resource_group', EVERYTHING, {
    ...NAMED,
    data: 'holds-data',
    traits: ['contents-destroyed'],
    safer: ['list what is inside first: `az resource list -g GROUP`'],
  }),
  ...gone('resource delete', 'azurerm_resource', 'It deletes whatever the id names.', NAMED),
  ...gone(
    'stack group|sub|mg delete',
    'azurerm_deployment_stack',
    'It deletes the stack, and what it manages if so told.',
    NAMED,
  ),
  ...gone(
    'deployment group create',
    'azurerm_resource_group',
    'In the mode Complete everything in the group that the template does not name is deleted.',
    {
      ...NAMED,
      verb: 'execute',
      data: 'holds-data',
      with: ['--mode=Complete', '--mode=complete'],
      traits: ['contents-destroyed'],
    },
  ),
  {
    words: 'deployment group|sub|mg|tenant create',
    does: (call) => {
      const complete = /^complete$/i.test(call.value('--mode')?.text ?? '');
      return {
        doings: [
          {
            verb: 'execute',
            type: 'azurerm_resource_group_template_deployment',
            address: call.value('-g', '--resource-group', '-n', '--name')?.text ?? 'deployment',
            provider: 'azurerm',
            reversibility: complete ? 'irreversible' : 'costly',
            data: complete ? 'holds-data' : 'unknown',
            traits: complete ? ['contents-destroyed'] : [],
            why: complete
              ? 'In the mode Complete everything in the group that the template does not name is deleted.'
              : 'It brings resources to a template; what is replaced on the way was not read.',
            safer: ['run `az deployment group what-if` first'],
          },
        ],
      };
    },
  },
  ...runs(
    'stack group|sub|mg create',
    'azurerm_deployment_stack',
    'It brings a stack to a template; what the template no longer names may be deleted.',
    NAMED,
  ),
  ...dropped(
    'vm delete',
    'azurerm_linux_virtual_machine',
    'The machine goes, with the disks that are set to go with it.',
    { ...NAMED, data: 'unknown' },
  ),
  ...runs(
    'vm|vmss run-command invoke|create',
    'azurerm_linux_virtual_machine',
    'It runs a script on a machine.',
    { ...NAMED, traits: ['remote-host'] },
  ),
  ...runs(
    'aks command invoke',
    'azurerm_kubernetes_cluster',
    'It runs a command against a cluster.',
    NAMED,
  ),
  ...starts(
    'webapp|containerapp ssh|exec',
    'azurerm_linux_web_app',
    'It opens a way into the app.',
    { ...NAMED, traits: ['remote-host'] },
  ),
  ...upset(
    'vm|vmss reimage|redeploy',
    'azurerm_linux_virtual_machine',
    'The machine is made anew; its boot disk and what is on its temporary disk go.',
    { ...NAMED, data: 'unknown' },
  ),
  ...shows(
    'keyvault secret show|download|backup',
    'azurerm_key_vault_secret',
    'It shows a secret.',
    NAMED,
  ),
  ...shows(
    'storage account keys list|show-connection-string',
    'azurerm_storage_account',
    'It shows keys to all that is stored.',
    NAMED,
  ),
  ...shows(
    'storage account show-connection-string',
    'azurerm_storage_account',
    'It shows keys to all that is stored.',
    NAMED,
  ),
  ...shows(
    'cosmosdb|redis|servicebus|eventhubs keys|list-keys list',
    'azurerm_cosmosdb_account',
    'It shows keys to all that is stored.',
    NAMED,
  ),
  ...shows(
    'ad sp create-for-rbac',
    'azuread_service_principal',
    'It makes a lasting password and shows it.',
    { ...NAMED, verb: 'create', traits: ['credential-read', 'identity'] },
  ),
  ...shows(
    'ad app|sp credential reset',
    'azuread_application',
    'It makes a new password and shows it; the old one no longer works.',
    { ...NAMED, verb: 'update', reversibility: 'costly', traits: ['credential-read', 'identity'] },
  ),
];
