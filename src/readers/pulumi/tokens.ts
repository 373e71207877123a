import { remember } from '../shared/remember.ts';
import { snakeCase } from '../shared/resource-types/cloudformation-names.ts';
import { lookupType } from '../shared/resource-types/lookup.ts';
import type { KnownType } from '../shared/resource-types/types.ts';
import { NATIVE_TYPES } from './native-types.ts';
import { TOKEN_NAMES } from './token-names.ts';

/** Terraform's prefix for a Pulumi package, where it has another name. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['gcp', 'google'],
  ['azure', 'azurerm'],
]);

/** Groups of the Kubernetes API whose kinds the lists mean. A kind of another group is its owner's. */
const KUBERNETES_GROUP =
  /^(?:core|apps|batch|extensions|policy|autoscaling|[a-z]+\.k8s\.io|helm\.sh)$/;

/** A type token in its parts: `aws:rds/instance:Instance` is aws, rds, Instance. */
export interface Token {
  readonly package: string;
  readonly module: string;
  readonly type: string;
}

export const splitToken = remember((token): Token => {
  const [pkg = '', path = '', type = ''] = token.split(':');
  return { package: pkg, module: path.split('/')[0] ?? '', type };
});

/**
 * The list a Pulumi type stands on, or null. Terraform's name for it is looked for first among the
 * reviewed exceptions, then derived from module and type.
 */
export const lookupToken = remember((token): KnownType | null => {
  const parts = splitToken(token);
  if (parts.package === 'pulumi') return null;
  const native = NATIVE_TYPES.get(parts.package);
  if (native !== undefined) {
    const kind = native.get(`${parts.module}:${parts.type}`);
    return kind === undefined ? null : { class: kind, list: `pulumi/${parts.package}` };
  }
  if (parts.package === 'kubernetes') return kubernetesType(parts);
  for (const name of candidates(parts)) {
    const known = lookupType(name);
    if (known !== null) return { class: known.class, list: `${known.list}, as ${name}` };
  }
  return null;
});

function candidates({ package: pkg, module, type }: Token): readonly string[] {
  const name = snakeCase(type);
  if (pkg === 'aws-native') return [`awscc_${module.toLowerCase()}_${name}`];
  const reviewed = TOKEN_NAMES.get(`${pkg}:${module}:${type}`);
  if (reviewed !== undefined) return [reviewed];
  const prefix = PREFIXES.get(pkg) ?? pkg.replaceAll('-', '_');
  const place = snakeCase(module);
  const own = [`${prefix}_${place}_${name}`, `${prefix}_${name}`];
  const short = [`${prefix}_${place.replaceAll('_', '')}_${name}`];
  if (module !== 'index' && module !== '') return [...own, ...short];
  // Some repeat their package: `random:index/randomId:RandomId` is `random_id`.
  return [`${prefix}_${name}`, ...(name.startsWith(`${prefix}_`) ? [name] : [])];
}

function kubernetesType({ module, type }: Token): KnownType | null {
  if (type === 'CustomResourceDefinition') {
    return { class: 'container', list: 'pulumi/kubernetes' };
  }
  if (!KUBERNETES_GROUP.test(module)) return null;
  const reviewed = TOKEN_NAMES.get(`kubernetes:${module}:${type}`);
  const name = reviewed ?? `kubernetes_${snakeCase(type)}`;
  const known = lookupType(name) ?? lookupType(`${name}_v1`);
  return known === null ? null : { class: known.class, list: `${known.list}, as ${type}` };
}
