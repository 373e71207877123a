/** Calls of AWS that are held where nothing says which environment is meant, and their harmless twins. */
import { linesOf } from '../infrastructure/test-verdict.ts';

export const HELD = linesOf(`
  aws s3 rm s3://acme-data --recursive
  aws s3 rm s3://acme-data/file.csv
  aws s3 rb s3://acme-data --force
  aws s3 rb s3://acme-data
  aws s3 sync dist s3://acme-site --delete
  aws s3 sync s3://acme-site . --delete
  aws s3 mv s3://acme-data/a s3://acme-old/a --recursive
  aws s3 mv s3://acme-data/a ./a
  aws s3 cp report.csv s3://acme-data/ --acl public-read
  aws s3api delete-object --bucket acme-data --key a
  aws s3api delete-objects --bucket acme-data --delete file://all.json
  aws s3api delete-bucket --bucket acme-data
  aws s3api delete-bucket-policy --bucket acme-data
  aws s3api put-bucket-policy --bucket acme-data --policy file://p.json
  aws s3api put-bucket-versioning --bucket acme-data --versioning-configuration Status=Suspended
  aws s3api put-public-access-block --bucket acme-data --public-access-block-configuration BlockPublicAcls=false,IgnorePublicAcls=false
  aws s3api delete-public-access-block --bucket acme-data
  aws s3api put-bucket-acl --bucket acme-data --acl public-read
  aws s3api put-bucket-lifecycle-configuration --bucket acme-data --lifecycle-configuration file://l.json
  aws rds delete-db-instance --db-instance-identifier orders --skip-final-snapshot
  aws rds delete-db-instance --db-instance-identifier orders --final-db-snapshot-identifier last
  aws rds delete-db-cluster --db-cluster-identifier orders --skip-final-snapshot
  aws --region eu-west-1 rds delete-db-cluster --db-cluster-identifier orders --skip-final-snapshot
  aws rds delete-db-snapshot --db-snapshot-identifier s
  aws rds delete-db-cluster-snapshot --db-cluster-snapshot-identifier s
  aws rds delete-db-instance-automated-backup --dbi-resource-id x
  aws rds modify-db-instance --db-instance-identifier orders --no-deletion-protection --apply-immediately
  aws rds modify-db-instance --db-instance-identifier orders --backup-retention-period 0
  aws rds modify-db-instance --db-instance-identifier orders --publicly-accessible
  aws rds stop-db-instance --db-instance-identifier orders
  aws rds reboot-db-instance --db-instance-identifier orders
  aws rds delete-global-cluster --global-cluster-identifier g
  aws dynamodb delete-table --table-name orders
  aws dynamodb delete-item --table-name orders --key {"id":{"S":"1"}}
  aws dynamodb delete-backup --backup-arn a
  aws dynamodb update-continuous-backups --table-name orders --point-in-time-recovery-specification PointInTimeRecoveryEnabled=false
  aws dynamodb update-table --table-name orders --no-deletion-protection-enabled
  aws dynamodb execute-statement --statement 'DELETE FROM orders WHERE id = 1'
  aws ec2 terminate-instances --instance-ids i-0123 i-0456
  aws ec2 stop-instances --instance-ids i-0123
  aws ec2 reboot-instances --instance-ids i-0123
  aws ec2 delete-volume --volume-id vol-1
  aws ec2 detach-volume --volume-id vol-1
  aws ec2 delete-snapshot --snapshot-id snap-1
  aws ec2 deregister-image --image-id ami-1
  aws ec2 delete-vpc --vpc-id vpc-1
  aws ec2 delete-subnet --subnet-id subnet-1
  aws ec2 delete-security-group --group-id sg-1
  aws ec2 delete-nat-gateway --nat-gateway-id nat-1
  aws ec2 delete-route-table --route-table-id rtb-1
  aws ec2 release-address --allocation-id eipalloc-1
  aws ec2 delete-key-pair --key-name k
  aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 22 --cidr 0.0.0.0/0
  aws ec2 revoke-security-group-ingress --group-id sg-1 --protocol tcp --port 443 --cidr 10.0.0.0/8
  aws ec2 modify-instance-attribute --instance-id i-1 --no-disable-api-termination
  aws iam delete-user --user-name bob
  aws iam delete-role --role-name app
  aws iam delete-role-policy --role-name app --policy-name p
  aws iam detach-role-policy --role-name app --policy-arn arn:aws:iam::aws:policy/X
  aws iam attach-user-policy --user-name bob --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
  aws iam attach-role-policy --role-name app --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
  aws iam put-role-policy --role-name app --policy-name p --policy-document file://p.json
  aws iam put-user-policy --user-name bob --policy-name p --policy-document file://p.json
  aws iam create-policy-version --policy-arn a --policy-document file://p.json --set-as-default
  aws iam update-assume-role-policy --role-name app --policy-document file://t.json
  aws iam create-access-key --user-name bob
  aws iam delete-access-key --access-key-id AKIA --user-name bob
  aws iam deactivate-mfa-device --user-name bob --serial-number s
  aws kms schedule-key-deletion --key-id k --pending-window-in-days 7
  aws kms disable-key --key-id k
  aws kms put-key-policy --key-id k --policy-name default --policy file://p.json
  aws route53 delete-hosted-zone --id Z1
  aws route53 change-resource-record-sets --hosted-zone-id Z1 --change-batch file://gone.json
  aws cloudfront delete-distribution --id E1 --if-match x
  aws lambda delete-function --function-name api
  aws lambda put-function-concurrency --function-name api --reserved-concurrent-executions 0
  aws ecs update-service --cluster c --service s --desired-count 0
  aws ecs delete-service --cluster c --service s --force
  aws ecs delete-cluster --cluster c
  aws ecs execute-command --cluster c --task t --interactive --command 'rm -rf /data'
  aws ecs deregister-task-definition --task-definition app:1
  aws autoscaling update-auto-scaling-group --auto-scaling-group-name g --min-size 0 --max-size 0 --desired-capacity 0
  aws autoscaling delete-auto-scaling-group --auto-scaling-group-name g --force-delete
  aws eks delete-cluster --name c
  aws eks delete-nodegroup --cluster-name c --nodegroup-name n
  aws logs delete-log-group --log-group-name /app/api
  aws logs delete-log-stream --log-group-name /app/api --log-stream-name s
  aws logs put-retention-policy --log-group-name /app/api --retention-in-days 1
  aws cloudtrail stop-logging --name t
  aws cloudtrail delete-trail --name t
  aws organizations close-account --account-id 1
  aws organizations leave-organization
  aws backup delete-recovery-point --backup-vault-name v --recovery-point-arn a
  aws backup delete-backup-vault --backup-vault-name v
  aws sqs purge-queue --queue-url https://sqs/1/orders
  aws sqs delete-queue --queue-url https://sqs/1/orders
  aws sns delete-topic --topic-arn a
  aws ses send-email --from a@b.c --to d@e.f --text hi
  aws glacier delete-vault --account-id - --vault-name v
  aws glacier delete-archive --account-id - --vault-name v --archive-id a
  aws redshift delete-cluster --cluster-identifier c --skip-final-cluster-snapshot
  aws elasticache delete-replication-group --replication-group-id r
  aws elasticache delete-cache-cluster --cache-cluster-id c
  aws efs delete-file-system --file-system-id fs-1
  aws fsx delete-file-system --file-system-id fs-1
  aws opensearch delete-domain --domain-name d
  aws cognito-idp delete-user-pool --user-pool-id p
  aws cognito-idp admin-delete-user --user-pool-id p --username bob
  aws ssm send-command --document-name AWS-RunShellScript --targets Key=tag:a,Values=b --parameters 'commands=["rm -rf /var/lib/mysql"]'
  aws ssm delete-parameter --name /app/key
  aws ssm get-parameter --name /app/key --with-decryption
  aws secretsmanager get-secret-value --secret-id db
  aws secretsmanager delete-secret --secret-id db --force-delete-without-recovery
  aws secretsmanager delete-secret --secret-id db
  aws cloudformation delete-stack --stack-name orders
  aws cloudformation execute-change-set --change-set-name c --stack-name orders
  aws cloudformation deploy --template-file t.yaml --stack-name orders
  aws cloudformation update-stack --stack-name orders --template-body file://t.yaml
  aws cloudformation update-termination-protection --stack-name orders --no-enable-termination-protection
  aws kinesis delete-stream --stream-name s
  aws kafka delete-cluster --cluster-arn a
  aws firehose delete-delivery-stream --delivery-stream-name s
  aws ecr delete-repository --repository-name r --force
  aws ecr batch-delete-image --repository-name r --image-ids imageTag=a
  aws elbv2 delete-load-balancer --load-balancer-arn a
  aws elbv2 delete-target-group --target-group-arn a
  aws wafv2 delete-web-acl --name w --scope REGIONAL --id i --lock-token t
  aws guardduty delete-detector --detector-id d
  aws configservice delete-configuration-recorder --configuration-recorder-name d
  aws cloudwatch delete-alarms --alarm-names a
  aws neptune delete-db-cluster --db-cluster-identifier c --skip-final-snapshot
  aws docdb delete-db-cluster --db-cluster-identifier c --skip-final-snapshot
  aws emr terminate-clusters --cluster-ids j-1
  aws elasticbeanstalk terminate-environment --environment-name e
  aws lightsail delete-instance --instance-name i
  aws workspaces terminate-workspaces --terminate-workspace-requests ws-1
  aws glue delete-database --name d
  aws stepfunctions delete-state-machine --state-machine-arn a
  aws events delete-rule --name r
  aws events disable-rule --name r
  aws codecommit delete-repository --repository-name r
  aws timestream-write delete-table --database-name d --table-name t
  aws somethingnew delete-thing --name x
  aws ec2 delete-fancy-new-thing --id x
  aws --profile prod ecs update-service --cluster c --service s --force-new-deployment
  aws lambda update-function-code --function-name prod-api --zip-file fileb://a.zip
  aws rds delete-db-instance --db-instance-identifier dev-orders --skip-final-snapshot
  aws configure export-credentials
  aws configure get aws_secret_access_key
`);

export const PASSES = linesOf(`
  aws ssm send-command --document-name AWS-RunShellScript --targets Key=a --parameters 'commands=["uptime"]'
  aws ecs execute-command --cluster c --task t --interactive --command /bin/sh
  aws s3 ls
  aws s3 ls s3://acme-data --recursive
  aws s3 cp s3://acme-data/file.csv .
  aws s3 cp file.csv s3://acme-data/
  aws s3 cp dist s3://acme-site --recursive
  aws s3 sync dist s3://acme-site
  aws s3 sync s3://acme-site ./backup
  aws s3 sync dist s3://acme-site --delete --dryrun
  aws s3 rm s3://acme-data --recursive --dryrun
  aws s3 mb s3://acme-new
  aws s3 presign s3://acme-data/file.csv
  aws s3 rm help
  aws s3api list-objects-v2 --bucket acme-data
  aws s3api head-object --bucket acme-data --key a
  aws s3api get-object --bucket acme-data --key a out
  aws s3api get-bucket-policy --bucket acme-data
  aws s3api put-object --bucket acme-data --key a --body a
  aws s3api create-bucket --bucket acme-new
  aws s3api put-bucket-versioning --bucket acme-data --versioning-configuration Status=Enabled
  aws s3api put-public-access-block --bucket b --public-access-block-configuration BlockPublicAcls=true,BlockPublicPolicy=true
  aws ec2 describe-instances
  aws ec2 describe-instances --filters Name=tag:Name,Values=delete-me
  aws ec2 describe-instances --query 'Reservations[].Instances[?State.Name==terminated]'
  aws ec2 run-instances --image-id ami-1
  aws ec2 start-instances --instance-ids i-1
  aws ec2 terminate-instances --instance-ids i-1 --dry-run
  aws ec2 create-tags --resources i-1 --tags Key=a,Value=b
  aws ec2 delete-tags --resources i-1 --tags Key=a
  aws ec2 create-snapshot --volume-id vol-1
  aws ec2 wait instance-running --instance-ids i-1
  aws ec2 get-console-output --instance-id i-1
  aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 443 --cidr 0.0.0.0/0
  aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 22 --cidr 10.0.0.0/8
  aws rds describe-db-instances
  aws rds create-db-snapshot --db-instance-identifier orders --db-snapshot-identifier s
  aws rds describe-db-snapshots --query 'DBSnapshots[0]'
  aws rds delete-db-instance help
  aws rds modify-db-instance --db-instance-identifier orders --deletion-protection
  aws dynamodb list-tables
  aws dynamodb describe-table --table-name orders
  aws dynamodb scan --table-name orders
  aws dynamodb query --table-name orders --key-condition-expression id=:a
  aws dynamodb get-item --table-name orders --key {"id":{"S":"1"}}
  aws dynamodb put-item --table-name orders --item file://i.json
  aws dynamodb create-table --table-name orders
  aws dynamodb delete-table --table-name orders --endpoint-url http://localhost:8000
  aws --endpoint-url=http://localhost:4566 s3 rb s3://test --force
  aws --endpoint-url http://localhost:4566 sqs purge-queue --queue-url http://localhost:4566/0/q
  awslocal s3 rm s3://test --recursive
  awslocal dynamodb delete-table --table-name orders
  aws iam list-users
  aws iam get-role --role-name app
  aws iam list-attached-role-policies --role-name app
  aws iam simulate-principal-policy --policy-source-arn a --action-names s3:DeleteBucket
  aws iam create-role --role-name app --assume-role-policy-document file://t.json
  aws iam attach-role-policy --role-name app --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
  aws sts get-caller-identity
  aws sts assume-role --role-arn arn:aws:iam::1:role/x --role-session-name s
  aws sts decode-authorization-message --encoded-message x
  aws ecr get-login-password
  aws ecr describe-images --repository-name r
  aws ecr create-repository --repository-name r
  aws sso login
  aws sso login --profile prod
  aws configure list
  aws configure sso
  aws configure set region eu-west-1
  aws configure get region
  aws logs tail /app/api --follow
  aws logs filter-log-events --log-group-name /app/api --filter-pattern ERROR
  aws logs describe-log-groups
  aws logs start-query --log-group-name g --query-string 'fields @message'
  aws logs get-log-events --log-group-name g --log-stream-name s
  aws lambda list-functions
  aws lambda invoke --function-name api out.json
  aws lambda get-function --function-name api
  aws lambda update-function-code --function-name api --zip-file fileb://a.zip
  aws ecs list-services --cluster c
  aws ecs describe-services --cluster c --services s
  aws ecs update-service --cluster c --service s --force-new-deployment
  aws ecs run-task --cluster c --task-definition t
  aws ecs stop-task --cluster c --task t
  aws eks update-kubeconfig --name c
  aws eks describe-cluster --name c
  aws eks list-clusters
  aws cloudformation describe-stacks
  aws cloudformation describe-stack-events --stack-name orders
  aws cloudformation validate-template --template-body file://t.yaml
  aws cloudformation create-change-set --stack-name orders --change-set-name c --template-body file://t.yaml
  aws cloudformation deploy --template-file t.yaml --stack-name orders --no-execute-changeset
  aws cloudformation deploy --template-file t.yaml --stack-name dev-orders
  aws cloudformation package --template-file t.yaml --s3-bucket b
  aws cloudformation list-stacks --stack-status-filter DELETE_COMPLETE
  aws cloudformation delete-stack help
  aws cloudwatch get-metric-statistics --namespace n
  aws cloudwatch put-metric-data --namespace n --metric-name m --value 1
  aws cloudwatch describe-alarms
  aws ssm describe-instance-information
  aws ssm get-parameter --name /app/url
  aws ssm put-parameter --name /app/url --value x --type String
  aws ssm start-session --target i-1
  aws secretsmanager list-secrets
  aws secretsmanager describe-secret --secret-id db
  aws secretsmanager create-secret --name db
  aws sns publish --topic-arn a --message delete
  aws sns list-topics
  aws sqs send-message --queue-url u --message-body 'purge-queue'
  aws sqs receive-message --queue-url u
  aws sqs get-queue-attributes --queue-url u
  aws route53 list-hosted-zones
  aws route53 list-resource-record-sets --hosted-zone-id Z1
  aws cloudfront create-invalidation --distribution-id E1 --paths /*
  aws cloudfront list-distributions
  aws kms list-keys
  aws kms describe-key --key-id k
  aws kms encrypt --key-id k --plaintext x
  aws kms cancel-key-deletion --key-id k --profile dev
  aws codebuild start-build --project-name p
  aws codepipeline get-pipeline-state --name p
  aws stepfunctions start-execution --state-machine-arn a
  aws stepfunctions describe-execution --execution-arn a
  aws athena get-query-results --query-execution-id q
  aws ce get-cost-and-usage --time-period Start=a,End=b
  aws organizations list-accounts
  aws elbv2 describe-load-balancers
  aws autoscaling describe-auto-scaling-groups
  aws elasticache describe-cache-clusters
  aws backup list-backup-vaults
  aws backup start-backup-job --backup-vault-name v
  aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteBucket
  aws apigateway get-rest-apis
  aws cognito-idp list-users --user-pool-id p
  aws cognito-idp admin-get-user --user-pool-id p --username bob
  aws bedrock-runtime invoke-model --model-id m out
  aws rds delete-db-instance --generate-cli-skeleton
  aws help
  aws --version
  aws --profile dev ec2 terminate-instances --instance-ids i-1 --dry-run
  aws --profile dev ecs update-service --cluster c --service s --desired-count 0
  aws --profile staging lambda delete-function --function-name api
`);
