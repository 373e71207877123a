/** Kinds that lie in no namespace, as `Kind` of the core group or `Kind.group`. */
const CLUSTER_SCOPED: ReadonlySet<string> = new Set(
  `
  Namespace Node PersistentVolume ComponentStatus
  CustomResourceDefinition.apiextensions.k8s.io APIService.apiregistration.k8s.io
  ClusterRole.rbac.authorization.k8s.io ClusterRoleBinding.rbac.authorization.k8s.io
  StorageClass.storage.k8s.io CSIDriver.storage.k8s.io CSINode.storage.k8s.io
  VolumeAttachment.storage.k8s.io VolumeAttributesClass.storage.k8s.io
  PriorityClass.scheduling.k8s.io RuntimeClass.node.k8s.io IngressClass.networking.k8s.io
  ValidatingWebhookConfiguration.admissionregistration.k8s.io
  MutatingWebhookConfiguration.admissionregistration.k8s.io
  ValidatingAdmissionPolicy.admissionregistration.k8s.io
  ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io
  MutatingAdmissionPolicy.admissionregistration.k8s.io
  MutatingAdmissionPolicyBinding.admissionregistration.k8s.io
  CertificateSigningRequest.certificates.k8s.io FlowSchema.flowcontrol.apiserver.k8s.io
  PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io PodSecurityPolicy.policy
  VolumeSnapshotClass.snapshot.storage.k8s.io VolumeSnapshotContent.snapshot.storage.k8s.io
  ClusterIssuer.cert-manager.io GatewayClass.gateway.networking.k8s.io
  NodePool.karpenter.sh NodeClaim.karpenter.sh EC2NodeClass.karpenter.k8s.aws
  ClusterSecretStore.external-secrets.io ClusterExternalSecret.external-secrets.io
  ClusterPolicy.kyverno.io ConstraintTemplate.templates.gatekeeper.sh
  CiliumClusterwideNetworkPolicy.cilium.io ClusterLogging.logging.openshift.io
  Composition.apiextensions.crossplane.io CompositeResourceDefinition.apiextensions.crossplane.io
  Provider.pkg.crossplane.io Configuration.pkg.crossplane.io Function.pkg.crossplane.io
  `
    .trim()
    .split(/\s+/),
);

export function isClusterScoped(group: string, kind: string): boolean {
  return CLUSTER_SCOPED.has(group === '' ? kind : `${kind}.${group}`);
}
