import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../../world/memory-world.ts';
import { readWith, told, type Around } from '../test-tool.ts';
import { linesOf, verdictOf, verdictOn } from '../git/test-held.ts';
import { kubectlTool } from './kubectl/tool.ts';

const kubeconfig = (context: string) =>
  `clusters:\n- cluster:\n    server: https://10.0.0.1:6443\n  name: ${context}\ncontexts:\n- context:\n    cluster: ${context}\n  name: ${context}\ncurrent-context: ${context}\n`;

const MANIFEST = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers: []
`;
const CLAIM = `${MANIFEST}---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
`;

const on = (line: string, context: string | null, around: Around = {}) =>
  verdictOn([kubectlTool], line, {
    ...around,
    world: memoryWorld({
      files: {
        ...(context === null ? {} : { '/home/dev/.kube/config': kubeconfig(context) }),
        '/work/app/web.yaml': MANIFEST,
        '/work/app/k8s/claim.yaml': CLAIM,
        '/work/app/patch.json': '{"metadata":{"finalizers":null}}',
      },
    }),
  });

const DATA_LOST = linesOf(`
  kubectl delete namespace shop
  kubectl delete ns shop
  kubectl -n shop delete pvc data-0
  kubectl delete pvc --all -n shop
  kubectl delete persistentvolumeclaims -l app=db
  kubectl delete pv pv-1
  kubectl delete persistentvolume/pv-1 --force --grace-period=0
  kubectl delete crd certificates.cert-manager.io
  kubectl delete customresourcedefinitions --all
  kubectl delete secret db-password
  kubectl delete secrets --all
  kubectl delete deployment,pvc -l app=x
  kubectl delete pod/web pvc/data
  kubectl delete all,pvc --all
  kubectl delete all --all --all-namespaces
  kubectl delete all --all -A
  kubectl delete cluster.postgresql.cnpg.io main
  kubectl delete postgresql main
  kubectl delete kafkatopic orders
  kubectl delete volumesnapshot nightly
  kubectl delete application shop -n argocd
  kubectl delete -f k8s/
  kubectl delete -f k8s/claim.yaml
  kubectl delete --filename=k8s/claim.yaml --wait=false
  kubectl replace --force -f k8s/claim.yaml
  kubectl delete --raw /api/v1/namespaces/shop
  kubectl delete --raw /api/v1/namespaces/shop/persistentvolumeclaims/data
  kubectl --as admin delete ns shop
  kubectl delete ns shop --dry-run=none
  oc delete project shop
  oc adm prune images --confirm
  kubectl get secret db -o yaml
  kubectl get secrets -A -o json
  kubectl get secret db -o jsonpath='{.data.password}'
  kubectl get secret/db -ojson
  kubectl view-secret db
  kubectl config view --raw
  kubectl get --raw /api/v1/namespaces/shop/secrets
  oc whoami -t
  kubectl create token admin -n kube-system
  oc extract secret/db
  kubectl patch pvc data -p '{"metadata":{"finalizers":null}}'
  kubectl patch pv pv-1 -p '{"metadata":{"finalizers":[]}}' --type=merge
  kubectl patch ns shop --patch-file patch.json
`);

const OUTAGE = linesOf(`
  kubectl delete deployment web
  kubectl delete deploy/web
  kubectl delete sts db
  kubectl delete statefulset db --cascade=foreground
  kubectl delete daemonset agent
  kubectl delete svc web
  kubectl delete ingress web
  kubectl delete configmap app
  kubectl delete node node-1
  kubectl delete pods --all
  kubectl delete pod -l app=web
  kubectl delete pod web-0 --force --grace-period=0
  kubectl delete all --all
  kubectl delete networkpolicy deny-all
  kubectl delete pdb web
  kubectl delete validatingwebhookconfiguration guard
  kubectl delete clusterrolebinding ops
  kubectl delete sa builder
  kubectl delete hpa web
  kubectl delete widgets.acme.io one
  kubectl delete -f web.yaml
  kubectl delete -f https://example.com/x.yaml
  kubectl delete -k overlays/x
  kubectl delete -f -
  kubectl replace --force -f web.yaml
  kubectl apply -f web.yaml --prune -l app=web
  kubectl apply --prune --all -f k8s/
  kubectl scale deployment web --replicas=0
  kubectl scale --replicas=0 deploy/web
  kubectl scale deploy --all --replicas 0
  kubectl scale sts/db --replicas=0
  kubectl drain node-1
  kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data --force
  kubectl taint nodes node-1 key=value:NoExecute
  kubectl edit deployment web
  kubectl patch deployment web -p '{"spec":{"replicas":0}}'
  kubectl patch deploy web --type json -p '[{"op":"replace","path":"/spec/replicas","value":0}]'
  kubectl patch pv pv-1 -p '{"spec":{"persistentVolumeReclaimPolicy":"Delete"}}'
  kubectl patch deploy web -p '{"metadata":{"finalizers":null}}'
  kubectl label ns shop pod-security.kubernetes.io/enforce=privileged --overwrite
  kubectl create clusterrolebinding x --clusterrole=cluster-admin --user=me
  kubectl expose deploy web --type=LoadBalancer --port=80
  oc adm policy add-scc-to-user privileged -z default
  oc adm policy add-cluster-role-to-user cluster-admin bob
`);

const CHANGES = linesOf(`
  kubectl apply -f web.yaml
  kubectl apply -f k8s/
  kubectl apply -k overlays/x
  kubectl apply -f https://example.com/install.yaml
  kubectl apply -f -
  kubectl create -f web.yaml
  kubectl create ns shop
  kubectl create secret generic db --from-literal=password=x
  kubectl create deployment web --image=nginx
  kubectl replace -f web.yaml
  kubectl scale deployment web --replicas=3
  kubectl scale --replicas=10 deploy/web
  kubectl rollout restart deployment web
  kubectl rollout restart deploy/web -n shop
  kubectl rollout undo deploy/web
  kubectl set image deployment/web web=acme/web:2
  kubectl set env deploy/web A=b
  kubectl label pod web app=x
  kubectl annotate svc web a=b
  kubectl delete pod web-7d9f-abc
  kubectl delete pods web-1 web-2
  kubectl delete job migrate
  kubectl delete cronjob nightly
  kubectl cordon node-1
  kubectl uncordon node-1
  kubectl taint nodes node-1 key=value:NoSchedule
  kubectl patch deployment web -p '{"spec":{"replicas":3}}'
  kubectl patch pv pv-1 -p '{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}'
  kubectl cp ./x web-1:/tmp/x
  kubectl run tmp --rm -it --image=busybox -- sh
  kubectl expose deploy web --port=80
  kubectl autoscale deploy web --min=2 --max=5
`);

const HARMLESS = linesOf(`
  kubectl get pods
  kubectl get pods -A -o wide
  kubectl get all -n prod
  kubectl get secrets
  kubectl get secret db
  kubectl get secret db -o name
  kubectl get cm app -o yaml
  kubectl get deploy web -o yaml
  kubectl describe secret db
  kubectl logs -f web-1
  kubectl logs deploy/web --tail=100 -p
  kubectl explain namespace.spec
  kubectl diff -f web.yaml
  kubectl top pods
  kubectl auth can-i delete ns
  kubectl api-resources
  kubectl cluster-info
  kubectl version
  kubectl port-forward svc/web 8080:80
  kubectl wait --for=delete pod/web
  kubectl rollout status deploy/web
  kubectl config get-contexts
  kubectl config current-context
  kubectl config use-context prod
  kubectl config set-context --current --namespace=prod
  kubectl config view
  kubectl config delete-context old
  kubectl kustomize overlays/prod
  kubectl delete --help
  kubectl delete -h
  kubectl delete ns prod --dry-run=client
  kubectl delete ns prod --dry-run=server -o yaml
  kubectl delete pvc --all --dry-run
  kubectl apply -f web.yaml --dry-run=server
  kubectl create deploy x --image=y --dry-run=client -o yaml
  kubectl scale deploy web --replicas=0 --dry-run=client
  kubectl drain node-1 --dry-run=client
  kubectl krew install neat
  kubectl exec -it web-1 -- ls
  kubectl cp web-1:/tmp/x ./x
  oc get pods
  oc login https://api.x:6443
  oc project prod
  oc adm prune images
`);

describe('kubectl', () => {
  it.each(DATA_LOST)('held in every cluster: %s', async (line) => {
    for (const context of [null, 'prod-eu', 'acme-dev', 'kind-app'])
      expect([context, await on(line, context)]).toEqual([context, 'held']);
  });

  it.each(OUTAGE)('held unless the cluster is for development: %s', async (line) => {
    for (const [context, verdict] of [
      [null, 'held'],
      ['prod-eu', 'held'],
      ['blue', 'held'],
      ['acme-dev', 'passes'],
      ['minikube', 'passes'],
    ] as const)
      expect([context, await on(line, context)]).toEqual([context, verdict]);
  });

  it.each(CHANGES)('held in production only: %s', async (line) => {
    for (const [context, verdict] of [
      [null, 'passes'],
      ['prod-eu', 'held'],
      ['blue', 'passes'],
      ['minikube', 'passes'],
    ] as const)
      expect([context, await on(line, context)]).toEqual([context, verdict]);
  });

  it.each(HARMLESS)('passes everywhere: %s', async (line) => {
    for (const context of [null, 'prod-eu', 'kind-app'])
      expect([context, await on(line, context)]).toEqual([context, 'passes']);
  });

  it('takes the context that the command names, not the current one', async () => {
    expect(await on('kubectl --context prod-eu rollout restart deploy/web', 'minikube')).toBe(
      'held',
    );
    expect(await on('kubectl delete deploy web --context=minikube', 'prod-eu')).toBe('passes');
    expect(await on('kubectl delete deploy web -n production', 'blue')).toBe('held');
    expect(await on('kubectl apply -f web.yaml -n production', 'blue')).toBe('held');
    expect(
      await on('kubectl delete deploy web', 'minikube', { place: { kind: 'ssh', host: 'x' } }),
    ).toBe('passes');
    expect(
      await on('kubectl delete deploy web', 'minikube', { env: { KUBECONFIG: '/elsewhere' } }),
    ).toBe('held');
  });

  it('reads what stands on standard input', async () => {
    const stdin = { kind: 'text', text: CLAIM } as const;
    expect(await on('kubectl delete -f -', 'minikube', { stdin })).toBe('held');
    expect(
      await on('kubectl delete -f -', 'minikube', { stdin: { kind: 'text', text: MANIFEST } }),
    ).toBe('passes');
  });

  it('gives manifests to their reader, with the environment of the cluster', async () => {
    const seen: unknown[] = [];
    const reading = await readWith(kubectlTool, 'kubectl apply -f - --context prod-eu', {
      world: memoryWorld(),
      stdin: { kind: 'text', text: MANIFEST },
      inside: (text, name, setting) => {
        seen.push([text, name, setting.kind]);
        return Promise.resolve({});
      },
    });
    expect(seen).toEqual([[MANIFEST, 'stdin.yaml', 'production']]);
    expect(verdictOf(reading)).toBe('held');
  });

  it('names what is hit', async () => {
    const world = memoryWorld();
    expect(
      await told(kubectlTool, 'kubectl -n shop delete deploy/web pvc/data', { world }),
    ).toEqual([
      'delete deployment shop/deployment/web unknown costly none',
      'delete persistentvolumeclaim shop/persistentvolumeclaim/data unknown irreversible holds-data',
    ]);
    const list = {
      kind: 'text',
      text: '{"kind":"List","items":[{"kind":"Secret","metadata":{"name":"a"}}]}',
    } as const;
    expect(await told(kubectlTool, 'kubectl delete -f -', { world, stdin: list })).toEqual([
      'delete secret secret/a unknown irreversible holds-data',
    ]);
  });
});
