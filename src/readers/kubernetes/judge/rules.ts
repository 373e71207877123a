import { admission } from './rules/admission.ts';
import { deletion } from './rules/deletion.ts';
import { delivery } from './rules/delivery.ts';
import { certificates, entries } from './rules/entries.ts';
import { immutable, uncounted } from './rules/immutable.ts';
import { isolation } from './rules/isolation.ts';
import { networks } from './rules/networks.ts';
import { podSecurity, podSecurityLabels } from './rules/pod-security.ts';
import { protections } from './rules/protections.ts';
import { cloudIdentity, rbac } from './rules/rbac.ts';
import { scale } from './rules/scale.ts';
import { labels, services } from './rules/services.ts';
import { storage } from './rules/storage.ts';
import { volumes } from './rules/volumes.ts';
import { definitions, keys, runs, workloads } from './rules/workloads.ts';
import type { Rule } from './types.ts';

/** Every rule; all of them look at every object. */
export const RULES: readonly Rule[] = [
  deletion,
  scale,
  immutable,
  uncounted,
  storage,
  volumes,
  services,
  labels,
  entries,
  certificates,
  podSecurity,
  podSecurityLabels,
  protections,
  rbac,
  cloudIdentity,
  networks,
  isolation,
  admission,
  workloads,
  keys,
  runs,
  definitions,
  delivery,
];
