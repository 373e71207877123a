import type { DataHolding, Reversibility, Trait } from '../../core/change/types.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Modules that make and delete files and folders. */
export const FILES = words('file win_file');

/** What a thing's going comes to, by the module that takes it away. */
export interface Loss {
  readonly modules: ReadonlySet<string>;
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits: readonly Trait[];
  readonly because: string;
  readonly safer: string;
}

/** Read where a state is `absent` or the like. The first that has the module counts. */
export const LOSSES: readonly Loss[] = [
  {
    modules: words(`
      postgresql_db postgresql_schema postgresql_table postgresql_tablespace mysql_db mongodb_shard
      mssql_db influxdb_database clickhouse_db couchdb_db cassandra_keyspace proxysql_mysql_users
      rds_instance rds_cluster dynamodb_table gcp_sql_instance gcp_sql_database azure_rm_postgresqldatabase
      azure_rm_sqldatabase elasticache redshift azure_rm_cosmosdbaccount gcp_bigquery_dataset
    `),
    reversibility: 'irreversible',
    data: 'holds-data',
    traits: ['database'],
    because: 'a database goes, and its rows with it',
    safer: 'dump it first and check that the dump restores',
  },
  {
    modules: words(`
      lvol lvg parted zfs btrfs_subvolume luks_device filesystem docker_volume podman_volume ec2_vol
      gcp_compute_disk azure_rm_manageddisk s3_bucket gcp_storage_bucket azure_rm_storageaccount efs
      na_ontap_volume zpool gluster_volume ceph_pool vmware_guest_disk proxmox_disk os_volume rax_cbs
    `),
    reversibility: 'irreversible',
    data: 'holds-data',
    traits: [],
    because: 'a disk, file system or store goes, and what lies on it with it',
    safer: 'take a snapshot or copy first',
  },
  {
    modules: words(
      'ec2_snapshot rds_instance_snapshot ec2_ami backup_selection proxmox_snap vmware_guest_snapshot',
    ),
    reversibility: 'irreversible',
    data: 'holds-data',
    traits: ['backup'],
    because: 'a backup goes, and the way back with it',
    safer: 'keep it until a newer one is checked',
  },
  {
    modules: words(`
      k8s helm docker_compose docker_compose_v2 docker_stack cloudformation azure_rm_resourcegroup
      gcp_resourcemanager_project eks_cluster terraform proxmox vmware_guest
    `),
    reversibility: 'irreversible',
    data: 'unknown',
    traits: ['contents-destroyed'],
    because: 'a thing that holds others goes, with what is in it',
    safer: 'list what is in it first',
  },
  {
    modules: words(
      'ec2_instance ec2 gcp_compute_instance azure_rm_virtualmachine os_server virt hcloud_server',
    ),
    reversibility: 'costly',
    data: 'unknown',
    traits: ['downtime'],
    because: 'a machine goes with its boot disk, and whether data lies there is not told',
    safer: 'stop it first, and keep its disk',
  },
  {
    modules: FILES,
    reversibility: 'irreversible',
    data: 'unknown',
    traits: [],
    because: 'a file, or a folder with all that lies in it, is deleted',
    safer: 'move it away, or make an archive of it first',
  },
  {
    modules: words(
      'package apt yum dnf dnf5 apk pacman zypper homebrew snap win_chocolatey portage pkgng pip npm gem',
    ),
    reversibility: 'costly',
    data: 'none',
    traits: ['downtime'],
    because: 'a package is removed, and what it serves stops until it is installed again',
    safer: 'stop its service first and see who misses it',
  },
  {
    modules: words(
      'user group postgresql_user mysql_user mongodb_user win_domain_user ldap_entry ipa_user iam_user iam_role',
    ),
    reversibility: 'costly',
    data: 'none',
    traits: ['identity'],
    because: 'an identity goes, and a new one by its name is another one',
    safer: 'lock it first',
  },
  {
    modules: words(
      'docker_container podman_container docker_network docker_swarm_service nomad_job systemd_service deployment ecs_service lambda elb_application_lb',
    ),
    reversibility: 'costly',
    data: 'none',
    traits: ['downtime'],
    because: 'something that serves goes, and is down until it is made again',
    safer: 'start its successor first',
  },
  {
    modules: words('mount'),
    reversibility: 'costly',
    data: 'none',
    traits: ['downtime'],
    because: 'a file system is taken out, and whatever works on it stops; its data stays',
    safer: 'stop what works on it first',
  },
  {
    modules: words(
      'route53 nsupdate cloudflare_dns gcp_dns_resource_record_set azure_rm_dnsrecordset digital_ocean_domain',
    ),
    reversibility: 'costly',
    data: 'none',
    traits: ['dns', 'downtime'],
    because: 'a DNS record goes, and caches keep the gap',
    safer: 'lower its TTL well before',
  },
  {
    modules: words('firewalld ufw iptables nftables selinux apparmor ec2_security_group fail2ban'),
    reversibility: 'reversible',
    data: 'none',
    traits: ['protection-removed', 'network'],
    because: 'a rule or guard of the host is taken away',
    safer: 'keep it until something else guards the same',
  },
  {
    modules: words(
      'cron lineinfile blockinfile replace ini_file xml sysctl authorized_key known_hosts apt_repository yum_repository apt_key git_config locale_gen alternatives acl hostname timezone modprobe postgresql_privs postgresql_ext postgresql_set grafana_dashboard pam_limits capabilities at htpasswd',
    ),
    reversibility: 'reversible',
    data: 'none',
    traits: [],
    because: 'a setting is taken out, and can be put back',
    safer: '',
  },
];

/** Modules that change nothing of the world, or that only look. */
export const IDLE = words(`
  debug set_fact stat setup gather_facts assert fail pause wait_for wait_for_connection include_tasks
  import_tasks include_role import_role include_vars add_host group_by meta package_facts service_facts ping
  slurp fetch find getent uri_get tempfile validate_argument_spec set_stats
`);

/** Modules that run what the playbook says, which check mode does not try. */
export const RUNS = words('command shell raw script expect psexec win_psexec powershell telnet');

/** Modules whose changes are settings, files or installs that can be changed back. */
export const SETTINGS = words(`
  copy template lineinfile blockinfile replace ini_file xml assemble file unarchive get_url git synchronize
  package apt yum dnf dnf5 apk pacman zypper homebrew snap pip npm gem apt_repository yum_repository apt_key
  rpm_key user group authorized_key known_hosts cron at sysctl modprobe hostname timezone locale_gen
  alternatives service systemd systemd_service sysvinit supervisorctl mount selinux seboolean sefcontext
  firewalld ufw iptables pam_limits ini acl archive debconf dpkg_selections htpasswd openssl_privatekey
  openssl_csr x509_certificate docker_container docker_image docker_network docker_login podman_container
  postgresql_user postgresql_privs postgresql_ext postgresql_set mysql_user mysql_variables win_feature
  win_regedit k8s helm iptables_state swapfile nmcli netplan subversion pear composer make_dir
`);

export const GONE =
  /^(?:absent|removed|deleted|delete|terminated|dropped|purged|unmounted|drop|destroyed|uninstalled|reset)$/i;
