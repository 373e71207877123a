import { describe, expect, test } from 'vitest';
import { isHeld, linesOf, readLine } from './test-verdict.ts';
import { infrastructureTools } from './tools.ts';

const HELD = linesOf(`
  terraform destroy
  terraform destroy -auto-approve
  terraform apply -destroy
  terraform apply -destroy -auto-approve -var-file=dev.tfvars
  terraform -chdir=infra destroy -auto-approve
  terraform destroy -target=module.db
  terraform destroy -target aws_db_instance.main -target aws_s3_bucket.logs
  terraform apply
  terraform apply -auto-approve
  terraform apply plan.out
  terraform -chdir=environments/prod apply -auto-approve
  terraform apply -replace=aws_instance.web
  terraform apply -target=aws_instance.web
  terraform state rm aws_db_instance.main
  terraform state mv aws_a.b aws_a.c
  terraform state push old.tfstate
  terraform state push -force old.tfstate
  terraform state replace-provider a b
  terraform taint aws_instance.web
  terraform force-unlock -force 1234
  terraform workspace delete -force staging
  terraform workspace delete prod
  terraform init -migrate-state -force-copy
  terraform init -reconfigure
  terraform refresh
  tofu destroy -auto-approve
  tofu apply
  tofu state rm x.y
  terragrunt destroy
  terragrunt run-all destroy --terragrunt-non-interactive
  terragrunt run --all -- destroy -auto-approve
  terragrunt run --all destroy
  terragrunt destroy-all
  terragrunt apply-all
  terragrunt run-all apply
  terragrunt stack run destroy
  terragrunt --terragrunt-working-dir live/prod destroy
  terramate run -- terraform destroy -auto-approve
  terramate run terraform apply
  pulumi destroy --yes
  pulumi destroy -s dev -y
  pulumi down
  pulumi up --yes
  pulumi up -y -s prod
  pulumi update --skip-preview
  pulumi stack rm prod --force --yes
  pulumi stack rm old
  pulumi state delete urn:pulumi:prod::app::aws:rds/instance:Instance::db
  pulumi state unprotect --all
  pulumi cancel
  pulumi refresh -y
  cdk destroy --force
  cdk destroy ProdStack
  cdk deploy --require-approval never
  cdk deploy --all
  sst remove --stage production
  sst remove
  sst deploy --stage prod
  sam delete --stack-name orders --no-prompts
  sam deploy --stack-name orders
  sls remove --stage prod
  serverless remove
  serverless deploy --stage production
  copilot app delete --yes
  copilot svc delete --name api
  amplify delete --force
  ansible-playbook site.yml
  ansible-playbook -i inventories/prod site.yml
  ansible-playbook wipe.yml -e confirm=yes --limit db
  ansible all -m shell -a 'rm -rf /var/lib/mysql'
  ansible db -i prod -m command -a 'systemctl stop postgresql'
  ansible all -b -a 'reboot'
  ansible web -m file -a 'path=/srv state=absent'
  ansible-vault view secrets.yml
  ansible-vault decrypt group_vars/all/vault.yml
  salt '*' cmd.run 'rm -rf /tmp/x'
  salt 'db*' service.stop postgresql
  salt '*' state.apply
  salt-key -D
  knife node delete web1 -y
  knife ssh 'role:web' 'sudo reboot'
  knife data bag delete secrets
  puppet apply site.pp
  puppet node purge web1
  nomad job stop -purge api
  nomad job stop api
  nomad stop api
  nomad system gc
  nomad namespace delete x
  nomad volume delete data
  consul kv delete -recurse app/
  consul kv delete app/config
  consul snapshot restore backup.snap
  consul acl token delete -id x
  waypoint destroy -auto-approve
  cap production deploy
  cap production deploy:rollback
  kamal remove -y
  kamal app stop
  kamal accessory remove db -y
  kamal lock release
  kamal deploy -d production
  fastlane match nuke distribution
  fastlane ios release
`);

const PASSES = linesOf(`
  terraform plan
  terraform plan -destroy
  terraform plan -out=plan.out
  terraform plan -destroy -out destroy.plan
  terraform validate
  terraform fmt -recursive
  terraform fmt -check
  terraform init
  terraform init -upgrade
  terraform init -backend=false
  terraform init -backend-config=prod.hcl
  terraform output -json
  terraform show
  terraform show -json plan.out
  terraform state list
  terraform state show aws_db_instance.main
  terraform state pull
  terraform graph
  terraform providers
  terraform providers lock
  terraform console
  terraform version
  terraform -version
  terraform -help
  terraform destroy -help
  terraform destroy --help
  terraform get -update
  terraform workspace list
  terraform workspace show
  terraform workspace select dev
  terraform workspace select prod
  terraform workspace new feature-x
  terraform login
  terraform metadata functions -json
  terraform untaint aws_instance.web
  terraform apply -refresh-only
  terraform -chdir=environments/prod plan
  terraform -chdir=environments/dev apply -auto-approve
  terraform apply -var-file=dev.tfvars
  terraform import aws_s3_bucket.logs logs
  tofu plan
  tofu validate
  tofu init
  terragrunt plan
  terragrunt run-all plan
  terragrunt run --all -- plan -destroy
  terragrunt hclfmt
  terragrunt graph-dependencies
  terragrunt validate-inputs
  terragrunt output
  terramate list
  terramate run -- terraform plan
  terramate generate
  pulumi preview
  pulumi preview --diff
  pulumi destroy --preview-only
  pulumi stack ls
  pulumi stack output
  pulumi stack select prod
  pulumi stack init dev
  pulumi config get x
  pulumi config set aws:region eu-west-1
  pulumi logs -f
  pulumi whoami
  pulumi login
  pulumi new typescript
  pulumi up -s dev --yes
  pulumi destroy --help
  cdk diff
  cdk synth
  cdk ls
  cdk bootstrap
  cdk doctor
  cdk init app --language typescript
  cdk deploy DevStack
  sst dev
  sst deploy --stage dev
  sst version
  sam build
  sam validate
  sam local invoke
  sam local start-api
  sam logs -n fn
  sam deploy --config-env dev
  sls info
  sls deploy list
  sls invoke local -f hello
  sls offline
  sls package
  serverless print
  serverless deploy --stage dev
  serverless deploy function -f api
  serverless logs -f api
  copilot app ls
  copilot svc status
  copilot svc logs
  amplify status
  amplify pull
  packer validate .
  packer build image.pkr.hcl
  packer fmt .
  packer init .
  ansible-playbook site.yml --check
  ansible-playbook site.yml --check --diff
  ansible-playbook --syntax-check site.yml
  ansible-playbook site.yml --list-tasks
  ansible-playbook -i inventory/dev site.yml
  ansible-playbook -i localhost, -c local setup.yml
  ansible all -m ping
  ansible all -m setup
  ansible web -a 'uptime'
  ansible all -m shell -a 'df -h'
  ansible --version
  ansible-vault encrypt secrets.yml
  salt '*' test.ping
  salt '*' grains.items
  salt '*' cmd.run 'uptime'
  salt '*' state.apply test=True
  salt-key -L
  knife node list
  knife node show web1
  knife status
  puppet apply --noop site.pp
  puppet parser validate site.pp
  nomad job status api
  nomad job plan api.nomad
  nomad job validate api.nomad
  nomad node status
  nomad alloc logs 1234
  nomad status
  consul members
  consul kv get app/config
  consul catalog services
  cap -T
  cap production deploy --dry-run
  kamal details
  kamal app logs
  kamal audit
  kamal version
  kamal deploy -d staging
  fastlane test
  fastlane lanes
`);

describe('infrastructure', () => {
  test.each(HELD)('held: %s', async (line) => {
    expect(isHeld(await readLine(infrastructureTools, line))).toBe(true);
  });
  test.each(PASSES)('passes: %s', async (line) => {
    expect(isHeld(await readLine(infrastructureTools, line))).toBe(false);
  });
});
