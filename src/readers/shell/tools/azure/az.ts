import { azureSetting } from '../../environment/azure.ts';
import { byPath } from '../infrastructure/cloud-path.ts';
import type { Call, Tool } from '../types.ts';
import { dataActs } from './data-acts.ts';
import { groupActs } from './group-acts.ts';
import { azureTypeOf } from './type-of.ts';

const VALUED =
  '-g --resource-group -n --name --subscription --query -o --output -l --location --ids --account-name --account-key --vault-name -s --server --container-name -c --source -d --destination --pattern --sas-token --connection-string --auth-mode --template-file -f --template-uri -p --parameters --mode --assignee --role --scope --tags --image --size --sku --cluster-name --nodepool-name --namespace-name --hub-name --zone-name -z --record-set-name --file -t --type --settings --setting-names --command-id --scripts --command --username -u --password --admin-username --admin-password --share-name --path --database-name --resource-type --resource-name --object-id --id --upn-or-object-id --upn --registry -r --repository --src --slot --account --policy --workspace-name --retention-time --bypass --default-action --uri --method --body --headers --url --deployment-name --stack-name --action-on-unmanage --vnet-name --nsg-name --start-ip-address --end-ip-address --rule-name --target-slot --min-replicas --max-replicas --replicas --node-count --instance-count --new-capacity --key --value --label --backup-management-type --item-name --container --yes-to';
export const az: Tool = {
  id: 'az',
  programs: ['az'],
  provider: 'azurerm',
  valued: VALUED.split(' '),
  harmlessWith: ['--dryrun', '--dry-run', '--what-if', '--version', '--validate'],
  acts: [
    ...groupActs,
    ...dataActs,
    {
      words: '',
      does: (call: Call) =>
        byPath(call, {
          provider: 'azurerm',
          verb: 'last',
          ripeness: [],
          typeOf: azureTypeOf,
          naming: ['-n', '--name', '--ids', '--id'],
        }),
    },
  ],
  setting: azureSetting,
  otherwise: 'harmless',
};
