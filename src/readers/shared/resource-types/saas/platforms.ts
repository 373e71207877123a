import type { ProviderTables } from '../types.ts';

/** Clouds besides the large three, and platforms that host applications. */
export const platformProviders: readonly ProviderTables[] = [
  {
    prefix: 'digitalocean_',
    tables: [
      {
        list: 'digitalocean/database',
        class: 'database',
        types: 'database_cluster database_db database_mongodb_config',
      },
      {
        list: 'digitalocean/database-copy',
        class: 'database-copy',
        types: 'database_replica database_connection_pool',
      },
      { list: 'digitalocean/volume', class: 'volume', types: 'volume' },
      { list: 'digitalocean/bucket', class: 'bucket', types: 'spaces_bucket' },
      { list: 'digitalocean/object', class: 'object', types: 'spaces_bucket_object' },
      { list: 'digitalocean/queue', class: 'queue', types: 'database_kafka_topic' },
      {
        list: 'digitalocean/backup',
        class: 'backup',
        types: 'droplet_snapshot volume_snapshot custom_image',
      },
      { list: 'digitalocean/registry', class: 'registry', types: 'container_registry' },
      { list: 'digitalocean/container', class: 'container', types: 'kubernetes_cluster' },
      { list: 'digitalocean/machine', class: 'machine', types: 'droplet' },
      {
        list: 'digitalocean/service',
        class: 'service',
        types: 'app function kubernetes_node_pool droplet_autoscale',
      },
      { list: 'digitalocean/network', class: 'network', types: 'vpc vpc_peering loadbalancer cdn' },
      {
        list: 'digitalocean/address',
        class: 'address',
        types: 'floating_ip floating_ip_assignment reserved_ip reserved_ip_assignment',
      },
      { list: 'digitalocean/dns-zone', class: 'dns-zone', types: 'domain' },
      { list: 'digitalocean/dns-record', class: 'dns-record', types: 'record' },
      { list: 'digitalocean/certificate', class: 'certificate', types: 'certificate' },
      {
        list: 'digitalocean/credential',
        class: 'credential',
        types: 'ssh_key container_registry_docker_credentials spaces_key',
      },
      { list: 'digitalocean/principal', class: 'principal', types: 'database_user' },
      {
        list: 'digitalocean/settings',
        class: 'settings',
        types:
          'firewall database_firewall project project_resources tag monitor_alert uptime_check uptime_alert volume_attachment spaces_bucket_policy spaces_bucket_cors_configuration',
      },
    ],
  },
  {
    prefix: 'linode_',
    tables: [
      {
        list: 'linode/database',
        class: 'database',
        types: 'database_mysql database_postgresql database_mysql_v2 database_postgresql_v2',
      },
      { list: 'linode/volume', class: 'volume', types: 'volume instance_disk' },
      { list: 'linode/bucket', class: 'bucket', types: 'object_storage_bucket' },
      { list: 'linode/object', class: 'object', types: 'object_storage_object' },
      { list: 'linode/backup', class: 'backup', types: 'image' },
      { list: 'linode/container', class: 'container', types: 'lke_cluster' },
      { list: 'linode/machine', class: 'machine', types: 'instance' },
      { list: 'linode/service', class: 'service', types: 'lke_node_pool instance_config' },
      {
        list: 'linode/network',
        class: 'network',
        types: 'nodebalancer nodebalancer_config nodebalancer_node vpc vpc_subnet',
      },
      { list: 'linode/address', class: 'address', types: 'instance_ip ipv6_range reserved_ip' },
      { list: 'linode/dns-zone', class: 'dns-zone', types: 'domain' },
      { list: 'linode/dns-record', class: 'dns-record', types: 'domain_record rdns' },
      { list: 'linode/credential', class: 'credential', types: 'token sshkey object_storage_key' },
      { list: 'linode/principal', class: 'principal', types: 'user' },
      {
        list: 'linode/settings',
        class: 'settings',
        types: 'firewall firewall_device stackscript placement_group',
      },
    ],
  },
  {
    prefix: 'hcloud_',
    tables: [
      { list: 'hcloud/volume', class: 'volume', types: 'volume' },
      { list: 'hcloud/backup', class: 'backup', types: 'snapshot' },
      { list: 'hcloud/machine', class: 'machine', types: 'server' },
      {
        list: 'hcloud/network',
        class: 'network',
        types:
          'network network_subnet network_route load_balancer load_balancer_service load_balancer_target load_balancer_network server_network',
      },
      {
        list: 'hcloud/address',
        class: 'address',
        types: 'floating_ip floating_ip_assignment primary_ip',
      },
      { list: 'hcloud/dns-zone', class: 'dns-zone', types: 'zone' },
      { list: 'hcloud/dns-record', class: 'dns-record', types: 'rdns zone_rrset' },
      {
        list: 'hcloud/certificate',
        class: 'certificate',
        types: 'managed_certificate uploaded_certificate',
      },
      {
        list: 'hcloud/settings',
        class: 'settings',
        types: 'firewall firewall_attachment placement_group ssh_key volume_attachment',
      },
    ],
  },
  {
    prefix: 'heroku_',
    tables: [
      { list: 'heroku/container', class: 'container', types: 'app space team' },
      { list: 'heroku/database', class: 'database', types: 'addon' },
      {
        list: 'heroku/service',
        class: 'service',
        types:
          'formation app_release build pipeline pipeline_coupling pipeline_promotion domain drain',
      },
      { list: 'heroku/certificate', class: 'certificate', types: 'cert ssl' },
      {
        list: 'heroku/permission',
        class: 'permission',
        types: 'team_collaborator team_member collaborator',
      },
      {
        list: 'heroku/settings',
        class: 'settings',
        types:
          'app_config_association config addon_attachment app_feature app_webhook review_app_config space_inbound_ruleset',
      },
    ],
  },
  {
    prefix: 'vercel_',
    tables: [
      { list: 'vercel/container', class: 'container', types: 'project' },
      { list: 'vercel/dns-record', class: 'dns-record', types: 'dns_record' },
      {
        list: 'vercel/service',
        class: 'service',
        types: 'deployment alias edge_config edge_config_item',
      },
      {
        list: 'vercel/settings',
        class: 'settings',
        types:
          'project_domain project_environment_variable project_environment_variables shared_environment_variable webhook log_drain project_deployment_retention firewall_config',
      },
      {
        list: 'vercel/permission',
        class: 'permission',
        types: 'team_member project_members access_group access_group_project',
      },
    ],
  },
  {
    prefix: 'openstack_',
    tables: [
      { list: 'openstack/database', class: 'database', types: 'db_instance_v1 db_database_v1' },
      {
        list: 'openstack/volume',
        class: 'volume',
        types: 'blockstorage_volume_v2 blockstorage_volume_v3 sharedfilesystem_share_v2',
      },
      { list: 'openstack/bucket', class: 'bucket', types: 'objectstorage_container_v1' },
      { list: 'openstack/object', class: 'object', types: 'objectstorage_object_v1' },
      { list: 'openstack/backup', class: 'backup', types: 'images_image_v2' },
      {
        list: 'openstack/secret',
        class: 'secret',
        types: 'keymanager_secret_v1 keymanager_container_v1',
      },
      {
        list: 'openstack/container',
        class: 'container',
        types: 'containerinfra_cluster_v1 identity_project_v3',
      },
      { list: 'openstack/machine', class: 'machine', types: 'compute_instance_v2' },
      {
        list: 'openstack/network',
        class: 'network',
        types:
          'networking_network_v2 networking_subnet_v2 networking_port_v2 networking_router_v2 networking_router_interface_v2 networking_router_route_v2 lb_loadbalancer_v2 lb_listener_v2 lb_pool_v2 lb_member_v2 lb_members_v2 lb_monitor_v2',
      },
      {
        list: 'openstack/address',
        class: 'address',
        types: 'networking_floatingip_v2 networking_floatingip_associate_v2',
      },
      { list: 'openstack/dns-zone', class: 'dns-zone', types: 'dns_zone_v2' },
      { list: 'openstack/dns-record', class: 'dns-record', types: 'dns_recordset_v2' },
      {
        list: 'openstack/credential',
        class: 'credential',
        types: 'compute_keypair_v2 identity_application_credential_v3',
      },
      { list: 'openstack/principal', class: 'principal', types: 'identity_user_v3' },
      {
        list: 'openstack/permission',
        class: 'permission',
        types: 'identity_role_v3 identity_role_assignment_v3',
      },
      {
        list: 'openstack/settings',
        class: 'settings',
        types:
          'networking_secgroup_v2 networking_secgroup_rule_v2 compute_servergroup_v2 compute_volume_attach_v2 compute_flavor_v2 compute_quotaset_v2 networking_quota_v2 blockstorage_quotaset_v3',
      },
    ],
  },
  {
    prefix: 'vsphere_',
    tables: [
      {
        list: 'vsphere/volume',
        class: 'volume',
        types: 'virtual_disk vmfs_datastore nas_datastore datastore_cluster',
      },
      { list: 'vsphere/object', class: 'object', types: 'file content_library_item' },
      {
        list: 'vsphere/backup',
        class: 'backup',
        types: 'virtual_machine_snapshot content_library',
      },
      {
        list: 'vsphere/container',
        class: 'container',
        types: 'datacenter compute_cluster vapp_container',
      },
      { list: 'vsphere/machine', class: 'machine', types: 'virtual_machine host' },
      {
        list: 'vsphere/network',
        class: 'network',
        types:
          'distributed_virtual_switch distributed_port_group host_virtual_switch host_port_group vnic',
      },
      { list: 'vsphere/permission', class: 'permission', types: 'role entity_permissions' },
      {
        list: 'vsphere/settings',
        class: 'settings',
        types:
          'folder tag tag_category custom_attribute resource_pool compute_cluster_vm_anti_affinity_rule compute_cluster_vm_affinity_rule compute_cluster_host_group compute_cluster_vm_group storage_drs_vm_override license',
      },
    ],
  },
];
