import type { KindTable } from '../types.ts';

function table(group: string, kindClass: KindTable['class'], kinds: string): KindTable {
  return { list: `kubernetes/${group === '' ? 'core' : group}`, group, class: kindClass, kinds };
}

const ADMISSION = 'admissionregistration.k8s.io';
const RBAC = 'rbac.authorization.k8s.io';

/** What comes with Kubernetes itself. */
export const coreTables: readonly KindTable[] = [
  table('', 'namespace', 'Namespace'),
  table('', 'claim', 'PersistentVolumeClaim'),
  table('', 'volume', 'PersistentVolume'),
  table('', 'workload', 'Pod ReplicationController'),
  table('', 'secret', 'Secret'),
  table('', 'entry', 'Service Endpoints'),
  table('', 'principal', 'ServiceAccount'),
  table('', 'guard', 'ResourceQuota LimitRange'),
  table('', 'nodes', 'Node'),
  table('', 'settings', 'ConfigMap PodTemplate'),
  table('', 'record', 'Event Binding ComponentStatus'),
  table('apps', 'stateful-set', 'StatefulSet'),
  table('apps', 'workload', 'Deployment DaemonSet ReplicaSet'),
  table('apps', 'record', 'ControllerRevision'),
  table('batch', 'job', 'Job'),
  table('batch', 'schedule', 'CronJob'),
  table('apiextensions.k8s.io', 'definition', 'CustomResourceDefinition'),
  table('apiregistration.k8s.io', 'api', 'APIService'),
  table(RBAC, 'permission', 'Role RoleBinding ClusterRole ClusterRoleBinding'),
  table(
    ADMISSION,
    'guard',
    `ValidatingWebhookConfiguration MutatingWebhookConfiguration ValidatingAdmissionPolicy
    ValidatingAdmissionPolicyBinding MutatingAdmissionPolicy MutatingAdmissionPolicyBinding`,
  ),
  table('networking.k8s.io', 'entry', 'Ingress'),
  table('networking.k8s.io', 'guard', 'NetworkPolicy'),
  table('networking.k8s.io', 'settings', 'IngressClass IPAddress ServiceCIDR'),
  table('discovery.k8s.io', 'record', 'EndpointSlice'),
  table('policy', 'guard', 'PodDisruptionBudget PodSecurityPolicy'),
  table('autoscaling', 'settings', 'HorizontalPodAutoscaler Scale'),
  table('autoscaling.k8s.io', 'settings', 'VerticalPodAutoscaler VerticalPodAutoscalerCheckpoint'),
  table('storage.k8s.io', 'settings', 'StorageClass CSIDriver VolumeAttributesClass'),
  table('storage.k8s.io', 'record', 'CSINode VolumeAttachment CSIStorageCapacity'),
  table('scheduling.k8s.io', 'settings', 'PriorityClass'),
  table('node.k8s.io', 'settings', 'RuntimeClass'),
  table('coordination.k8s.io', 'record', 'Lease'),
  table('events.k8s.io', 'record', 'Event'),
  table('certificates.k8s.io', 'record', 'CertificateSigningRequest'),
  table('flowcontrol.apiserver.k8s.io', 'settings', 'FlowSchema PriorityLevelConfiguration'),
  table('snapshot.storage.k8s.io', 'backup', 'VolumeSnapshot VolumeSnapshotContent'),
  table('snapshot.storage.k8s.io', 'settings', 'VolumeSnapshotClass'),
  table(
    'gateway.networking.k8s.io',
    'entry',
    'Gateway HTTPRoute GRPCRoute TCPRoute TLSRoute UDPRoute',
  ),
  table('gateway.networking.k8s.io', 'settings', 'GatewayClass ReferenceGrant BackendTLSPolicy'),
  table('resource.k8s.io', 'settings', 'ResourceClaim ResourceClaimTemplate DeviceClass'),
  table('metrics.k8s.io', 'record', 'NodeMetrics PodMetrics'),
];
