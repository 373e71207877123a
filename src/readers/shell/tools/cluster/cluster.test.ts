import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../../world/memory-world.ts';
import { linesOf, verdictOn } from '../git/test-held.ts';
import { clusterTools } from './tools.ts';

const on = (line: string, context: string | null = null) =>
  verdictOn(clusterTools, line, {
    world: memoryWorld({
      files: context === null ? {} : { '/home/dev/.kube/config': `current-context: ${context}\n` },
    }),
  });

describe('what manages clusters', () => {
  it.each(
    linesOf(`
    helm uninstall web
    helm delete web -n shop
    helm del web
    helm un web
    helm upgrade web ./chart --force
    helm upgrade --reset-values web ./chart
    helm rollback web 3 --force
    helm upgrade web ./chart --kube-context prod
    helm install web ./chart -n production
    helmfile destroy
    helmfile -e production apply
    helmfile -f helmfile.yaml delete
    argocd app delete shop
    argocd app delete shop --cascade
    argocd app sync shop --prune
    argocd app sync shop --force
    argocd appset delete all
    argocd proj delete shop
    argocd cluster rm https://1.2.3.4
    argocd account generate-token
    argocd app sync shop --server argocd.prod.acme.io
    flux delete kustomization apps
    flux delete source git apps
    flux uninstall
    flux suspend kustomization apps --context prod-eu
    velero backup delete nightly
    velero delete backup nightly --confirm
    velero schedule delete nightly
    velero restore create --from-backup nightly
    kubeadm reset
    kubeadm reset -f
    etcdctl del '' --prefix
    etcdctl del --from-key a
    etcdctl del /registry/secrets/shop/db
    etcdctl member remove 8211f1d0f64f3269
    eksctl delete cluster --name shop
    eksctl delete cluster -f cluster.yaml
    eksctl delete nodegroup --cluster shop --name ng-1
    eksctl drain nodegroup --cluster=shop --name=ng-1
    kops delete cluster --name shop --yes
    talosctl reset -n 10.0.0.2
    rancher cluster delete shop
    clusterctl delete --all
    istioctl uninstall --purge
    istioctl x uninstall --purge
    linkerd uninstall
    minikube kubectl -- delete ns shop
    microk8s kubectl delete pvc --all
    microk8s reset
    k3s kubectl delete ns shop
    k3s etcd-snapshot prune
    k3s-uninstall.sh
    skaffold delete
    tilt down
    devspace purge
    okteto destroy
    werf dismiss
    kapp delete -a shop
    timoni delete shop --context prod
  `),
  )('held: %s', async (line) => {
    expect(await on(line)).toBe('held');
  });

  it.each(
    linesOf(`
    helm install web ./chart
    helm upgrade --install web ./chart -f values.yaml
    helm upgrade web ./chart --dry-run --force
    helm uninstall web --dry-run
    helm uninstall --help
    helm template web ./chart
    helm lint ./chart
    helm list -A
    helm history web
    helm get values web
    helm repo add x https://x
    helm repo update
    helm dependency build
    helm rollback web 3
    helm diff upgrade web ./chart
    helmfile diff
    helmfile template
    helmfile apply
    helmfile sync -l name=web
    argocd app list
    argocd app get shop
    argocd app diff shop
    argocd app sync shop
    argocd app sync shop --prune --dry-run
    argocd login argocd.prod.acme.io
    flux get all
    flux reconcile source git apps
    flux check
    velero backup get
    velero backup create nightly
    velero backup describe nightly
    kubeadm token list
    kubeadm token create
    etcdctl get /registry --prefix --keys-only
    etcdctl snapshot save x.db
    etcdctl endpoint health
    eksctl get cluster
    eksctl create cluster -f cluster.yaml
    kops delete cluster --name shop
    kops get clusters
    talosctl dashboard
    talosctl get members
    istioctl analyze
    istioctl proxy-status
    linkerd check
    cilium status
    kubectx prod
    kubens prod
    k9s
    stern web
    kustomize build overlays/prod
    minikube start
    minikube delete
    minikube stop
    minikube kubectl -- get pods
    kind create cluster
    kind delete cluster
    kind delete cluster --name x
    kind load docker-image x
    k3d cluster create x
    k3d cluster delete x
    microk8s status
    k3s kubectl get nodes
    skaffold dev
    skaffold build
    skaffold delete --dry-run
    tilt up
    devspace dev
    okteto up
    werf build
    kapp inspect -a shop
    helm upgrade --install web ./c --atomic --cleanup-on-fail
  `),
  )('passes: %s', async (line) => {
    expect(await on(line)).toBe('passes');
  });

  it.each<[string, string, 'held' | 'passes']>([
    ['helm uninstall web', 'kind-app', 'passes'],
    ['helm upgrade web ./chart', 'prod-eu', 'held'],
    ['helm upgrade web ./chart --kube-context minikube', 'prod-eu', 'passes'],
    ['helm list', 'prod-eu', 'passes'],
    ['helmfile destroy -e dev', 'blue', 'passes'],
    ['istioctl uninstall --purge', 'minikube', 'passes'],
    ['flux uninstall', 'minikube', 'passes'],
    ['minikube kubectl -- delete deploy web', 'prod-eu', 'passes'],
    ['k3s kubectl delete deploy web', 'prod-eu', 'held'],
  ])('%s in %s: %s', async (line, context, verdict) => {
    expect(await on(line, context)).toBe(verdict);
  });
});
