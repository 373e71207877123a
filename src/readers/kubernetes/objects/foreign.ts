import type { KubeObject } from './types.ts';

/** Groups whose documents are settings of tools or of programs, and never objects of a cluster. */
const GROUPS =
  /^(?:backstage\.io|skaffold|kind\.x-k8s\.io|k3d\.io|eksctl\.io|kubeadm\.k8s\.io|kubelet\.config\.k8s\.io|kubeproxy\.config\.k8s\.io|kubescheduler\.config\.k8s\.io|audit\.k8s\.io|apiserver\.config\.k8s\.io|apiserver\.k8s\.io|client\.authentication\.k8s\.io|controller-runtime\.sigs\.k8s\.io|kustomize\.config\.k8s\.io|builtin|kpt\.dev|fn\.kpt\.dev|krew\.googlecontainertools\.github\.com|chainsaw\.kyverno\.io|cli\.kyverno\.io|kuttl\.dev|goharbor|devspace|tilt|ctlptl\.dev|minikube\.sigs\.k8s\.io|holdpoint|nerdctl|jsonschema)$/;

/** True for what has `apiVersion` and `kind` and is yet applied to no cluster. */
export function isForeign({ group, version, kind }: KubeObject): boolean {
  if (GROUPS.test(group) || /^config\.kubernetes\.io$/.test(group)) return true;
  // `v1` without a group is the core of Kubernetes, but for kubeconfig files.
  if (group !== '') return false;
  return kind === 'Config' || !/^v\d+(?:(?:alpha|beta)\d+)?$/.test(version);
}
