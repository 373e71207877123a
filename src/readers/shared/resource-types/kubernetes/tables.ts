import type { TypeTable } from '../types.ts';

/** The Kubernetes provider. Most types come with and without their API version; both are listed. */
export const kubernetesTables: readonly TypeTable[] = [
  { list: 'kubernetes/container', class: 'container', types: 'namespace namespace_v1' },
  {
    list: 'kubernetes/volume',
    class: 'volume',
    types: `
      persistent_volume persistent_volume_v1 persistent_volume_claim persistent_volume_claim_v1
      stateful_set stateful_set_v1
    `,
  },
  { list: 'kubernetes/secret', class: 'secret', types: 'secret secret_v1 secret_v1_data' },
  { list: 'kubernetes/opaque', class: 'opaque', types: 'manifest' },
  {
    list: 'kubernetes/service',
    class: 'service',
    types: `
      deployment deployment_v1 daemonset daemon_set_v1 replication_controller
      replication_controller_v1 pod pod_v1 job job_v1 cron_job cron_job_v1 api_service api_service_v1
    `,
  },
  {
    list: 'kubernetes/network',
    class: 'network',
    types: `
      service service_v1 ingress ingress_v1 ingress_class ingress_class_v1 endpoints endpoints_v1
      endpoint_slice_v1
    `,
  },
  {
    list: 'kubernetes/principal',
    class: 'principal',
    types: 'service_account service_account_v1 default_service_account default_service_account_v1',
  },
  {
    list: 'kubernetes/credential',
    class: 'credential',
    types: 'token_request_v1 certificate_signing_request certificate_signing_request_v1',
  },
  {
    list: 'kubernetes/permission',
    class: 'permission',
    types: `
      role role_v1 role_binding role_binding_v1 cluster_role cluster_role_v1 cluster_role_binding
      cluster_role_binding_v1
    `,
  },
  {
    list: 'kubernetes/guard',
    class: 'guard',
    types: `
      pod_disruption_budget pod_disruption_budget_v1 network_policy network_policy_v1
      pod_security_policy pod_security_policy_v1beta1 validating_webhook_configuration
      validating_webhook_configuration_v1 mutating_webhook_configuration
      mutating_webhook_configuration_v1 validating_admission_policy_v1
    `,
  },
  {
    list: 'kubernetes/settings',
    class: 'settings',
    types: `
      config_map config_map_v1 config_map_v1_data horizontal_pod_autoscaler
      horizontal_pod_autoscaler_v1 horizontal_pod_autoscaler_v2 horizontal_pod_autoscaler_v2beta2
      limit_range limit_range_v1 resource_quota resource_quota_v1 storage_class storage_class_v1
      csi_driver csi_driver_v1 priority_class priority_class_v1 runtime_class_v1 labels annotations
      node_taint env
    `,
  },
];

/** What installs manifests that the plan does not show. */
export const helmTables: readonly TypeTable[] = [
  { list: 'helm/container', class: 'container', types: 'release' },
];
export const kubectlTables: readonly TypeTable[] = [
  {
    list: 'kubectl/opaque',
    class: 'opaque',
    types: 'manifest',
  },
];
export const kustomizationTables: readonly TypeTable[] = [
  { list: 'kustomization/opaque', class: 'opaque', types: 'resource' },
];
export const argocdTables: readonly TypeTable[] = [
  { list: 'argocd/opaque', class: 'opaque', types: 'application application_set' },
  {
    list: 'argocd/settings',
    class: 'settings',
    types: 'repository repository_credentials repository_certificate cluster project gpg_key',
  },
  { list: 'argocd/credential', class: 'credential', types: 'account_token project_token' },
];
export const fluxTables: readonly TypeTable[] = [
  { list: 'flux/opaque', class: 'opaque', types: 'bootstrap_git' },
];
