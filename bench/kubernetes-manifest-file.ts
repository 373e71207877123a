/** Writes large manifests as `helm template` does: many documents with comments, block scalars and lists. */
import { writeFileSync } from 'node:fs';

export interface WrittenManifest {
  readonly bytes: number;
  readonly objects: number;
}

/** Writes `objects` objects; the same number always gives the same file. */
export function writeLargeManifest(path: string, objects: number): WrittenManifest {
  const text = Array.from({ length: objects }, (_, index) => objectAt(index)).join('');
  writeFileSync(path, text);
  return { bytes: Buffer.byteLength(text), objects };
}

function objectAt(index: number): string {
  const kind = index % 5;
  if (kind < 2) return deployment(index);
  if (kind === 2) return service(index);
  return kind === 3 ? configMap(index) : role(index);
}

function head(index: number, apiVersion: string, kind: string): string {
  return `---
# Source: shop/templates/${kind.toLowerCase()}.yaml
apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: app-${index}
  namespace: shop-${index % 20}
  labels:
    app.kubernetes.io/name: app-${index}
    app.kubernetes.io/managed-by: Helm
    helm.sh/chart: "shop-1.2.3"
`;
}

function deployment(index: number): string {
  const variables = Array.from(
    { length: 30 },
    (_, at) => `        - name: SETTING_${at}\n          value: "value ${at} of ${index}"\n`,
  );
  return `${head(index, 'apps/v1', 'Deployment')}spec:
  replicas: ${(index % 7) + 1}
  selector:
    matchLabels:
      app.kubernetes.io/name: app-${index}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: app-${index}
    spec:
      containers:
      - name: main
        image: registry.example/shop/app:1.${index % 50}.0
        command: ["/bin/app", "--port", "8080"]
        ports:
        - containerPort: 8080
          name: http
        env:
${variables.join('')}        resources:
          limits: {cpu: 500m, memory: 256Mi}
          requests:
            cpu: 100m
            memory: 128Mi
        livenessProbe:
          httpGet:
            path: /healthz
            port: http
`;
}

function service(index: number): string {
  return `${head(index, 'v1', 'Service')}spec:
  type: ClusterIP
  selector:
    app.kubernetes.io/name: app-${index}
  ports:
  - name: http
    port: 80
    targetPort: http
`;
}

function configMap(index: number): string {
  const lines = Array.from(
    { length: 60 },
    (_, at) => `    setting.${at} = value-${index}-${at} # as it was\n`,
  );
  return `${head(index, 'v1', 'ConfigMap')}data:\n  application.properties: |\n${lines.join('')}`;
}

function role(index: number): string {
  return `${head(index, 'rbac.authorization.k8s.io/v1', 'Role')}rules:
- apiGroups: [""]
  resources: [pods, configmaps]
  verbs: [get, list, watch]
- apiGroups: [apps]
  resources: [deployments]
  verbs: [get]
`;
}
