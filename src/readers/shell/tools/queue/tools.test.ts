import { expect, it } from 'vitest';
import { readLine, verdictOn } from '../database/sample-verdict.ts';
import { queueTools } from './tools.ts';

const HELD = `
kafka-topics --bootstrap-server localhost:9092 --delete --topic orders
kafka-topics.sh --bootstrap-server prod-kafka:9092 --create --topic orders
kafka-topics --zookeeper zk.example.com:2181 --delete --topic orders-test-prod
kafka-delete-records --bootstrap-server localhost:9092 --offset-json-file o.json
kafka-consumer-groups --bootstrap-server kafka.example.com:9092 --group a --reset-offsets --to-earliest --topic orders --execute
kafka-consumer-groups --bootstrap-server prod-kafka:9092 --delete --group a
kafka-configs --bootstrap-server kafka.example.com:9092 --alter --entity-type topics --entity-name orders --add-config retention.ms=1000
kafka-storage format -t abc -c server.properties
kafka-streams-application-reset --application-id app
kcat -P -b prod-kafka:9092 -t orders
rpk topic delete orders
rpk topic delete orders --brokers prod-kafka:9092
rabbitmqctl purge_queue orders
rabbitmqctl delete_queue orders
rabbitmqctl delete_vhost /shop
rabbitmqctl reset
rabbitmqctl force_reset
rabbitmqctl -n rabbit@prod-mq stop_app
rabbitmqadmin purge queue name=orders
rabbitmqadmin delete queue name=orders
rabbitmqadmin -H prod-mq declare queue name=orders
nats stream rm ORDERS -f
nats stream purge ORDERS --force
nats str purge ORDERS
nats kv del config
nats --context prod pub orders x
pulsar-admin topics delete persistent://public/default/orders
pulsar-admin namespaces clear-backlog public/default
pulsar-admin --admin-url http://prod-pulsar:8080 namespaces set-retention public/default
celery -A shop purge
celery -A shop purge -f
celery -A shop -b redis://prod-redis:6379/0 control shutdown
rq empty --all
zkCli.sh -server localhost:2181 deleteall /kafka
temporal workflow delete --workflow-id a
temporal --address prod-temporal:7233 workflow terminate --query 'a=1'
temporal operator namespace delete -n prod
tctl --namespace prod workflow terminate -w a
airflow db reset -y
airflow db clean --clean-before-timestamp 2024-01-01
airflow dags delete orders
dagster asset wipe --all
dagster run wipe
prefect server database reset -y
jenkins-cli -s http://localhost:8080 delete-job shop
jenkins-cli -s http://ci.example.com delete-node agent-1
curator_cli --host localhost delete_indices --filter_list x
curator_cli --host es.example.com close
mc rm --recursive --force local/uploads
mc rb --force prod/uploads
mc rb --force local/uploads
mc mirror --remove ./dist prod/site
mc mirror --remove ./dist acme/site
mc anonymous set public acme/uploads
rclone purge s3:uploads
rclone delete prod:uploads
rclone sync ./dist s3:site
rclone cleanup s3:uploads
rclone purge /srv/files
rclone deletefile s3:uploads/a.txt
restic forget --keep-last 1 --prune
restic -r s3:s3.amazonaws.com/backups prune
restic key remove abc -r s3:bucket
borg delete repo::monday
borg prune --keep-daily 7 /backup/repo
duplicity remove-older-than 1M --force s3://bucket
wal-g delete everything --confirm
wal-g delete before base_0001 --confirm
pgbackrest --stanza=main stanza-delete
pgbackrest --stanza=main --delta restore
barman delete main oldest
kopia snapshot delete abc --delete
pbm delete-backup 2024
tarsnap -d -f monday
`;

const FREE = `
kafka-topics --bootstrap-server prod-kafka:9092 --list
kafka-topics --bootstrap-server prod-kafka:9092 --describe --topic orders
kafka-topics --bootstrap-server localhost:9092 --create --topic orders
kafka-topics --bootstrap-server localhost:9092 --delete --topic orders-test
kafka-consumer-groups --bootstrap-server prod-kafka:9092 --describe --group a
kafka-consumer-groups --bootstrap-server prod-kafka:9092 --reset-offsets --to-earliest --group a --dry-run
kafka-consumer-groups --bootstrap-server prod-kafka:9092 --reset-offsets --to-earliest --group a
kafka-consumer-groups --bootstrap-server localhost:9092 --reset-offsets --to-earliest --group a --execute
kafka-configs --bootstrap-server prod-kafka:9092 --describe --entity-type topics
kafka-console-producer --bootstrap-server localhost:9092 --topic orders
kcat -L -b prod-kafka:9092
kcat -C -b prod-kafka:9092 -t orders
kcat -P -b localhost:9092 -t orders
rpk topic list
rpk cluster info --brokers prod-kafka:9092
rpk topic create orders
rabbitmqctl list_queues
rabbitmqctl status
rabbitmqctl -n rabbit@prod-mq list_connections
rabbitmqctl add_user dev dev
rabbitmqadmin list queues
rabbitmqadmin -H prod-mq list queues
rabbitmqadmin declare queue name=orders
nats stream ls
nats stream info ORDERS
nats --context prod stream report
nats pub orders hello
nats sub orders
pulsar-admin topics list public/default
pulsar-admin topics stats persistent://public/default/orders
celery -A shop worker -l info
celery -A shop inspect active
celery -A shop status
celery -A shop beat
rq info
rq worker
temporal workflow list
temporal --address prod-temporal:7233 workflow describe --workflow-id a
temporal server start-dev
temporal workflow terminate --workflow-id a
temporal workflow start --type a --task-queue b
airflow dags list
airflow dags trigger orders
airflow tasks test orders a 2024-01-01
airflow db check
airflow db migrate
airflow standalone
dagster dev
dagster asset list
prefect deploy
prefect flow-run ls
jenkins-cli -s http://ci.example.com list-jobs
jenkins-cli -s http://localhost:8080 build shop
curator_cli --host es.example.com show_indices
curator --dry-run actions.yml
mc ls prod/uploads
mc cp a.txt local/uploads
mc mb local/uploads
mc cat prod/uploads/a.txt
mc stat acme/site
mc alias list
rclone ls s3:uploads
rclone copy ./dist s3:site
rclone sync --dry-run ./dist s3:site
rclone sync -n ./dist s3:site
rclone sync s3:site ./dist
rclone lsd prod:
rclone check ./dist prod:site
rclone purge /tmp/files
restic snapshots
restic backup /srv
restic check
restic forget --keep-last 1 --dry-run
restic -r s3:prod-backups ls latest
borg list repo
borg create repo::monday src
borg prune -n --keep-daily 7 repo
borg info repo
duplicity collection-status s3://bucket
wal-g backup-list
wal-g delete before base_0001
pgbackrest --stanza=main info
pgbackrest --stanza=main backup
barman list-backups main
kopia snapshot list
tarsnap --list-archives
`;

const linesOf = (text: string): readonly string[] => text.trim().split('\n');

it.each(linesOf(HELD))('holds %s', async (line) => {
  expect(verdictOn(await readLine(queueTools, line))).toBe('held');
});

it.each(linesOf(FREE))('lets pass %s', async (line) => {
  expect(verdictOn(await readLine(queueTools, line))).not.toBe('held');
});
