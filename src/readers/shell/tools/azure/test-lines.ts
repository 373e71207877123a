/** Calls of Azure that are held where nothing says which environment is meant, and harmless twins. */
import { linesOf } from '../infrastructure/test-verdict.ts';

export const HELD = linesOf(`
  az group delete --name shop --yes --no-wait
  az group delete -n shop -y
  az vm delete -g shop -n web --yes
  az vm deallocate -g shop -n web
  az vm stop -g shop -n web
  az vm restart -g shop -n web
  az vm run-command invoke -g shop -n web --command-id RunShellScript --scripts 'rm -rf /data'
  az vmss delete -g shop -n web
  az vmss delete-instances -g shop -n web --instance-ids 1
  az disk delete -g shop -n data --yes
  az snapshot delete -g shop -n s
  az image delete -g shop -n i
  az storage account delete -n acmedata -g shop --yes
  az storage container delete -n c --account-name acmedata
  az storage blob delete -c c -n b --account-name acmedata
  az storage blob delete-batch -s c --account-name acmedata
  az storage share delete -n s --account-name acmedata
  az storage queue delete -n q --account-name acmedata
  az storage message clear -q q --account-name acmedata
  az storage account keys renew -n acmedata -g shop --key primary
  az storage account keys list -n acmedata -g shop
  az storage container set-permission -n c --public-access blob
  az storage account update -n acmedata --allow-blob-public-access true
  az sql db delete -g shop -s srv -n orders --yes
  az sql server delete -g shop -n srv --yes
  az sql mi delete -g shop -n mi
  az sql server firewall-rule create -g shop -s srv -n all --start-ip-address 0.0.0.0 --end-ip-address 255.255.255.255
  az postgres flexible-server delete -g shop -n pg --yes
  az postgres flexible-server restart -g shop -n pg
  az mysql flexible-server delete -g shop -n my
  az cosmosdb delete -g shop -n c --yes
  az cosmosdb sql database delete -g shop -a c -n d
  az cosmosdb sql container delete -g shop -a c -d d -n k
  az redis delete -g shop -n r
  az keyvault delete -n kv
  az keyvault purge -n kv
  az keyvault key delete --vault-name kv -n k
  az keyvault secret delete --vault-name kv -n s
  az keyvault secret purge --vault-name kv -n s
  az keyvault secret show --vault-name kv -n s
  az keyvault set-policy -n kv --object-id x --secret-permissions all
  az aks delete -g shop -n k --yes
  az aks stop -g shop -n k
  az aks nodepool delete -g shop --cluster-name k -n p
  az aks scale -g shop -n k --node-count 0
  az aks command invoke -g shop -n k --command 'kubectl delete ns x'
  az acr delete -n reg -g shop
  az acr repository delete -n reg --repository app --yes
  az webapp delete -g shop -n app
  az webapp stop -g shop -n app
  az functionapp delete -g shop -n fn
  az appservice plan delete -g shop -n plan
  az staticwebapp delete -n app
  az containerapp delete -g shop -n app
  az network vnet delete -g shop -n v
  az network nsg delete -g shop -n n
  az network nsg rule delete -g shop --nsg-name n -n r
  az network public-ip delete -g shop -n ip
  az network dns zone delete -g shop -n acme.com
  az network dns record-set a delete -g shop -z acme.com -n www
  az servicebus namespace delete -g shop -n sb
  az servicebus queue delete -g shop --namespace-name sb -n q
  az eventhubs namespace delete -g shop -n eh
  az backup vault delete -g shop -n bv
  az backup protection disable -g shop -v bv -c c -i i --delete-backup-data true
  az monitor log-analytics workspace delete -g shop -n w --force
  az ad app delete --id x
  az ad user delete --id bob@acme.com
  az ad sp delete --id x
  az ad group delete --group g
  az ad sp create-for-rbac -n ci --role Owner
  az ad app credential reset --id x
  az role assignment create --assignee x --role Owner --scope /subscriptions/1
  az role assignment delete --assignee x
  az lock delete -n keep -g shop
  az policy assignment delete -n p
  az deployment group create -g shop --template-file t.bicep --mode Complete
  az deployment group create -g shop --template-file t.bicep
  az resource delete --ids /subscriptions/1/x
  az rest --method delete --uri https://management.azure.com/subscriptions/1/x
  az identity delete -g shop -n i
  az brandnew thing delete -n x
  az webapp up -n app -g prod-rg
  azd down
  azd down --purge --force
  azd up
  azd env delete dev-old
  azcopy remove https://acmedata.blob.core.windows.net/c --recursive
  azcopy sync a https://acmedata.blob.core.windows.net/c --delete-destination=true
`);

export const PASSES = linesOf(`
  az login
  az account show
  az account list -o table
  az account set --subscription prod
  az account get-access-token
  az version
  az group list
  az group show -n shop
  az group create -n shop -l westeurope
  az group exists -n shop
  az group delete --help
  az vm list -o table
  az vm show -g shop -n web
  az vm create -g shop -n web --image Ubuntu2204
  az vm start -g shop -n web
  az vm list-ip-addresses
  az disk list --query "[?name=='delete']"
  az storage account list
  az storage account create -n acmenew -g shop
  az storage blob list -c c --account-name acmedata
  az storage blob upload -c c -n b -f b --account-name acmedata
  az storage blob upload-batch -d c -s dist --account-name acmedata
  az storage blob download -c c -n b -f b --account-name acmedata
  az storage blob delete-batch -s c --account-name acmedata --dryrun
  az storage container list --account-name acmedata
  az storage container create -n c --account-name acmedata
  az sql db list -g shop -s srv
  az sql db show -g shop -s srv -n orders
  az sql db create -g shop -s srv -n orders
  az postgres flexible-server list
  az postgres flexible-server connect -n pg
  az cosmosdb list
  az cosmosdb sql database list -g shop -a c
  az keyvault list
  az keyvault show -n kv
  az keyvault secret list --vault-name kv
  az keyvault secret set --vault-name kv -n s --value v
  az aks list
  az aks get-credentials -g shop -n k
  az aks show -g shop -n k
  az aks nodepool list -g shop --cluster-name k
  az aks scale -g shop -n k --node-count 5
  az aks get-upgrades -g shop -n k
  az acr login -n reg
  az acr build -r reg -t app .
  az acr repository list -n reg
  az acr repository show-tags -n reg --repository app
  az webapp list
  az webapp log tail -g shop -n app
  az webapp up -n app
  az webapp deploy -g shop -n app --src-path a.zip
  az webapp config appsettings list -g shop -n app
  az webapp config appsettings set -g shop -n app --settings A=b
  az functionapp list
  az functionapp deployment source config-zip -g shop -n fn --src a.zip
  az containerapp logs show -g shop -n app
  az containerapp update -g shop -n app --image x
  az containerapp list
  az network vnet list
  az network vnet create -g shop -n v
  az network nsg rule list -g shop --nsg-name n
  az network dns record-set list -g shop -z acme.com
  az network public-ip show -g shop -n ip
  az monitor metrics list --resource x
  az monitor log-analytics query -w w --analytics-query 'AzureActivity | where OperationName contains "delete"'
  az monitor activity-log list
  az ad user list
  az ad app show --id x
  az ad signed-in-user show
  az role assignment list
  az role assignment create --assignee x --role Reader --scope /subscriptions/1
  az role definition list
  az lock list
  az lock create -n keep -g shop --lock-type CanNotDelete
  az policy state summarize
  az deployment group what-if -g shop --template-file t.bicep
  az deployment group validate -g shop --template-file t.bicep
  az deployment group show -g shop -n d
  az deployment group create -g shop-dev --template-file t.bicep
  az bicep build --file t.bicep
  az resource list -g shop
  az resource show --ids x
  az rest --method get --uri https://management.azure.com/subscriptions
  az extension add --name aks-preview
  az pipelines run --name ci
  az pipelines list
  az repos pr list
  az repos list
  az boards query --wiql x
  az servicebus queue show -g shop --namespace-name sb -n q
  az provider register -n Microsoft.App
  az tag list
  az advisor recommendation list
  az vm deallocate -g shop-dev -n web
  azd env list
  azd show
  azd deploy
  azd provision --preview
  azd up -e dev
  azd auth login
  azcopy list https://acmedata.blob.core.windows.net/c
  azcopy copy a https://acmedata.blob.core.windows.net/c
  azcopy sync a https://acmedata.blob.core.windows.net/c
`);
