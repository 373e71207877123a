/**
 * Every tool by the names of its programs. A group's file is loaded when one of its programs is met.
 * Adding a tool is adding a table to its group, or a group and an entry here.
 */
import { LOCAL_GROUPS } from './local/groups.ts';
import type { Tool } from './types.ts';

export interface ToolGroup {
  readonly id: string;
  /** Names of all programs of the group's tools, kept equal to them by a test. */
  readonly programs: readonly string[];
  readonly load: () => Promise<readonly Tool[]>;
}

const words = (...lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => line.split(' '));

export const TOOL_GROUPS: readonly ToolGroup[] = [
  {
    id: 'infrastructure',
    programs: words(
      'terraform tofu tflocal terragrunt terramate pulumi pulumilocal cdk cdklocal cdktf',
      'sst sam samlocal serverless sls osls copilot amplify ampx crossplane',
      'ansible-playbook ansible-pull ansible-navigator ansible ansible-vault salt',
      'salt-call salt-run salt-ssh salt-key salt-cloud knife chef-client chef-solo chef',
      'puppet bolt packer nomad consul waypoint cap mina deployer dep kamal mrsk fastlane',
      'aws-nuke gcp-nuke azure-nuke cloud-nuke',
    ),
    load: async () => (await import('./infrastructure/tools.ts')).infrastructureTools,
  },
  {
    id: 'git',
    programs: words('git git-filter-repo bfg svn svnadmin hg jj p4'),
    load: async () => (await import('./git/tools.ts')).gitTools,
  },
  {
    id: 'aws',
    programs: ['aws', 'awslocal', 'aws2'],
    load: async () => (await import('./aws/tools.ts')).awsTools,
  },
  {
    id: 'database',
    programs: words(
      'psql pgcli ysqlsh dropdb createdb dropuser createuser pg_restore pg_ctl',
      'pg_ctlcluster pg_resetwal pg_resetxlog pg_rewind pg_dropcluster pg_archivecleanup',
      'pg_dump pg_dumpall pg_isready pg_basebackup pg_config vacuumdb reindexdb analyzedb',
      'initdb pg_lsclusters pg_controldata pg_verifybackup pg_waldump pg_top pgbadger',
      'pgbench mysql mariadb mycli mysqladmin mariadb-admin mysqldump mariadb-dump',
      'mysqlcheck mysqlshow mysqlslap mydumper mysqlbinlog mysqlimport myloader sqlite3',
      'sqlite sqlcipher litecli duckdb mongosh mongo mongorestore mongoimport mongodump',
      'mongoexport mongostat mongotop bsondump redis-cli valkey-cli keydb-cli iredis',
      'sqlcmd mssql-cli osql Invoke-Sqlcmd invoke-sqlcmd tsql sqlplus sqlcl clickhouse',
      'clickhouse-client clickhouse-local chdb cqlsh snowsql usql trino presto presto-cli',
      'hive beeline spark-sql impala-shell cockroach influx influx_inspect influxd',
      'cypher-shell neo4j-admin dolt surreal gel edgedb nodetool snow',
    ),
    load: async () => (await import('./database/tools.ts')).databaseTools,
  },
  {
    id: 'cluster',
    programs: words(
      'kubectl oc kubecolor microk8s.kubectl helm helm3 helmfile argocd flux velero ark',
      'kubeadm etcdctl eksctl kops talosctl rancher clusterctl istioctl linkerd cilium',
      'kubectx kubens k9s stern kustomize kubeval kubeconform kube-linter kube-score',
      'kubent popeye kubetail kubie kube-capacity minikube kind k3d microk8s k3s rke2 k0s',
      'k3s-uninstall.sh k3s-agent-uninstall.sh rke2-uninstall.sh skaffold tilt devspace',
      'okteto garden werf kapp timoni',
    ),
    load: async () => (await import('./cluster/tools.ts')).clusterTools,
  },
  {
    id: 'migration',
    programs: words(
      'cargo rails rake manage.py django-admin django-admin.py alembic flask aerich',
      'piccolo yoyo yoyo-migrate prisma drizzle-kit knex sequelize sequelize-cli typeorm',
      'typeorm-ts-node-commonjs typeorm-ts-node-esm mikro-orm mikro-orm-esm',
      'node-pg-migrate db-migrate migrate-mongo kysely graphile-migrate umzug payload',
      'strapi directus goose dbmate migrate golang-migrate atlas sqlx cargo-sqlx diesel',
      'sea-orm-cli refinery bytebase skeema pgroll pg-schema-diff tern rel soda flyway',
      'liquibase sqitch artisan console doctrine doctrine-migrations phinx mix dotnet-ef',
      'dotnet wp drush hasura',
    ),
    load: async () => (await import('./migration/tools.ts')).migrationTools,
  },
  {
    id: 'google',
    programs: ['gcloud', 'gsutil', 'bq', 'firebase'],
    load: async () => (await import('./google/tools.ts')).googleTools,
  },
  {
    id: 'azure',
    programs: ['az', 'azd', 'azcopy'],
    load: async () => (await import('./azure/tools.ts')).azureTools,
  },
  {
    id: 'queue',
    programs: words(
      'kafka-topics kafka-topics.sh kafka-delete-records kafka-delete-records.sh',
      'kafka-consumer-groups kafka-consumer-groups.sh kafka-configs kafka-configs.sh',
      'kafka-acls kafka-acls.sh kafka-reassign-partitions kafka-reassign-partitions.sh',
      'kafka-storage kafka-storage.sh kafka-streams-application-reset',
      'kafka-streams-application-reset.sh kafka-server-stop kafka-server-stop.sh',
      'kafka-console-producer kafka-console-producer.sh kcat kafkacat rpk rabbitmqctl',
      'rabbitmqctl.bat rabbitmqadmin nats pulsar-admin celery rq zkCli.sh zkCli',
      'zookeeper-shell zookeeper-shell.sh temporal tctl airflow dagster prefect',
      'jenkins-cli jenkins-cli.jar curator curator_cli es_cli grafana-cli grafana restic',
      'autorestic rustic resticprofile borg borgmatic duplicity wal-g wal-e walg',
      'pgbackrest barman kopia pbm tarsnap rclone mc mcli amtool',
    ),
    load: async () => (await import('./queue/tools.ts')).queueTools,
  },
  {
    id: 'containers',
    programs: words(
      'docker podman nerdctl buildah docker.io finch docker-compose podman-compose skopeo',
      'crane gcrane regctl oras crictl ctr vagrant multipass colima limactl lima orb',
      'orbctl virsh qm pct pvesm lxc incus VBoxManage vboxmanage prlctl govc xe',
      'docker-machine devpod wsl',
    ),
    load: async () => (await import('./containers/tools.ts')).containerTools,
  },
  ...LOCAL_GROUPS,
  {
    id: 'forges',
    programs: ['gh', 'glab', 'hub', 'tea'],
    load: async () => (await import('./git/forges/tools.ts')).forgeTools,
  },
  {
    id: 'hosting',
    programs: words(
      'heroku fly flyctl railway rlwy render doctl vercel vc now netlify ntl wrangler',
      'supabase neonctl neon pscale turso mongocli atlas confluent ccloud databricks',
      'hcloud linode-cli oci ibmcloud bx scw ovhcloud ovhai exo vultr-cli vultr upctl',
      'civo metal packet aliyun stripe auth0 a0deploy okta okta-cli-client ldcli',
      'sentry-cli datadog dog pd pup grafanactl newrelic twilio sendgrid',
    ),
    load: async () => (await import('./hosting/tools.ts')).hostingTools,
  },
  {
    id: 'publish',
    programs: words(
      'rake mix npm cnpm pnpm bun yarn yarnpkg lerna semantic-release release-it np',
      'changeset jsr deno clasp cargo twine poetry uv flit hatch pdm rye maturin gem mvn',
      'mvnw mvnd gradle gradlew sbt nuget pod dart flutter rebar3 cabal stack luarocks',
      'conan anaconda vsce ovsx goreleaser jreleaser snapcraft charmcraft huggingface-cli',
      'hf',
    ),
    load: async () => (await import('./publish/tools.ts')).publishTools,
  },
  {
    id: 'messages',
    programs: words(
      'himalaya mu doveadm imap-backup imapsync imapfilter postsuper exim exim4 gyb',
      'gyb.py gam gam7 gamadv-xtd3 m365 slack slackcat slack-cli slackdump notmuch',
      'telegram-cli signal-cli matrix-commander',
    ),
    load: async () => (await import('./publish/messages.ts')).messageTools,
  },
  {
    id: 'secrets',
    programs: words(
      'vault bao op bw bws doppler infisical pass gopass security secret-tool gpg gpg2',
      'openssl keytool certbot letsencrypt certbot-auto acme.sh lego step step-ca sops',
      'age age-keygen rage kubeseal',
    ),
    load: async () => (await import('./secrets/tools.ts')).secretTools,
  },
  {
    id: 'dns',
    programs: words(
      'nsupdate knsupdate dnscontrol octodns-sync flarectl cli4 pdnsutil pdns_control',
      'rndc knotc unbound-control nsd-control cloudflared lexicon gandi gandi-cli',
      'dnsimple godaddy porkbun namecheap route53 cli53',
    ),
    load: async () => (await import('./dns/tools.ts')).dnsTools,
  },
  {
    id: 'framework-scripts',
    programs: words(
      'ruby python python2 python3 py php python3.8 python3.9 python3.10 python3.11',
      'python3.12 python3.13 python3.14 sail',
    ),
    load: async () => (await import('./migration/scripts.ts')).scriptTools,
  },
];
