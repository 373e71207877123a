import type { Effect, Evidence } from '../../../src/core/change/types.ts';

const SOURCE = 'infra/prod/orders/plan.json';

/** An excerpt as a plan reader gives it: a few numbered lines, the decisive ones marked. */
function seen(line: number, pointer: string, note: string, texts: readonly string[]): Evidence {
  return {
    source: SOURCE,
    pointer,
    line,
    note,
    excerpt: texts.map((text, index) => ({
      number: line - 2 + index,
      text: text.replace(/^[-+]/, ' '),
      mark: text.startsWith('-') ? 'removed' : text.startsWith('+') ? 'added' : 'context',
    })),
  };
}

interface Sketch {
  readonly verb: Effect['verb'];
  readonly type: string;
  readonly address: string;
  readonly name?: string;
  readonly reversibility: Effect['reversibility'];
  readonly data: Effect['data'];
  readonly traits?: Effect['traits'];
  readonly changes?: readonly string[];
  readonly why: string;
  readonly safer?: readonly string[];
  readonly evidence?: readonly Evidence[];
}

function effect(sketch: Sketch, index: number): Effect {
  const line = 118 + index * 47;
  const actions = { delete: '["delete"]', replace: '["delete","create"]' }[sketch.verb as string];
  return {
    verb: sketch.verb,
    resource: {
      type: sketch.type,
      address: sketch.address,
      provider: sketch.type.split('_')[0] ?? null,
      name: sketch.name ?? null,
    },
    environment: 'production',
    environmentName: 'prod-eu',
    reversibility: sketch.reversibility,
    data: sketch.data,
    traits: sketch.traits ?? [],
    changes: sketch.changes ?? [],
    why: sketch.why,
    safer: sketch.safer ?? [],
    evidence: sketch.evidence ?? [
      seen(
        line,
        `/resource_changes/${index}/change/actions`,
        `actions are ${actions ?? `["${sketch.verb}"]`}`,
        [
          `      "address": "${sketch.address}",`,
          `      "type": "${sketch.type}",`,
          `-      "change": { "actions": ${actions ?? `["${sketch.verb}"]`},`,
          `        "before_sensitive": { },`,
          `        "after_unknown": { } }`,
        ],
      ),
    ],
  };
}

const DATABASE = 'module.orders.aws_db_instance.primary';

const SKETCHES: readonly Sketch[] = [
  {
    verb: 'delete',
    type: 'aws_db_instance',
    address: DATABASE,
    name: 'orders-prod-eu',
    reversibility: 'irreversible',
    data: 'holds-data',
    traits: ['database', 'protection-removed', 'final-snapshot-skipped'],
    why: 'aws_db_instance holds data (AWS service specification) and skip_final_snapshot is true, so nothing is kept.',
    safer: [
      'Set skip_final_snapshot = false and give a final_snapshot_identifier.',
      'Keep deletion_protection = true and move the instance with a moved block instead.',
    ],
    evidence: [
      seen(118, '/resource_changes/0/change/actions', 'actions are ["delete"]', [
        `      "address": "${DATABASE}",`,
        '      "type": "aws_db_instance",',
        '-      "change": { "actions": ["delete"],',
        '        "before": {',
        '          "allocated_storage": 2048,',
      ]),
      seen(
        131,
        '/resource_changes/0/change/before/skip_final_snapshot',
        'skip_final_snapshot is true',
        [
          '          "identifier": "orders-prod-eu",',
          '          "multi_az": true,',
          '-          "skip_final_snapshot": true,',
          '-          "deletion_protection": false,',
          '          "backup_retention_period": 14,',
        ],
      ),
    ],
  },
  ...['2026-11-18', '2026-11-19', '2026-11-20'].map((day): Sketch => ({
    verb: 'delete',
    type: 'aws_db_snapshot',
    address: `module.orders.aws_db_snapshot.nightly["${day}"]`,
    name: `orders-nightly-${day}`,
    reversibility: 'irreversible',
    data: 'holds-data',
    traits: ['backup'],
    why: 'A snapshot is the backup itself; once deleted AWS cannot bring it back.',
    safer: ['Drop it from state and keep it: terraform state rm.'],
  })),
  {
    verb: 'delete',
    type: 'aws_kms_key',
    address: 'module.orders.aws_kms_key.storage',
    name: 'alias/orders-storage',
    reversibility: 'irreversible',
    data: 'holds-data',
    traits: ['key-material', 'scheduled-deletion'],
    why: 'Everything encrypted with this key becomes unreadable when its 7-day waiting period ends.',
    safer: ['Disable the key and watch for use before scheduling its deletion.'],
  },
  {
    verb: 'update',
    type: 'halden_feature_gate',
    address: 'halden_feature_gate.checkout_v3',
    reversibility: 'unknown',
    data: 'unknown',
    traits: ['unlisted-type'],
    changes: ['rollout_percent'],
    why: 'halden_feature_gate is on no list, so what an update does to it is not known.',
    safer: ['Describe the type in catalog.yaml under resourceTypes.'],
  },
  {
    verb: 'replace',
    type: 'aws_elasticache_replication_group',
    address: 'module.orders.aws_elasticache_replication_group.cart',
    name: 'cart-prod-eu',
    reversibility: 'costly',
    data: 'holds-data',
    traits: ['downtime'],
    changes: ['engine_version', 'node_type'],
    why: 'The group is deleted before the new one exists; carts are lost and the cache starts cold.',
    safer: ['Add create_before_destroy and a snapshot_name.'],
  },
  {
    verb: 'replace',
    type: 'aws_db_subnet_group',
    address: 'module.orders.aws_db_subnet_group.private',
    reversibility: 'costly',
    data: 'none',
    traits: ['network', 'downtime'],
    changes: ['name', 'subnet_ids'],
    why: 'A new name replaces the group, and an instance in it must move.',
  },
  {
    verb: 'update',
    type: 'aws_security_group_rule',
    address: 'module.orders.aws_security_group_rule.from_app',
    reversibility: 'reversible',
    data: 'none',
    traits: ['network'],
    changes: ['source_security_group_id'],
    why: 'A rule can be set back as it was.',
  },
  {
    verb: 'update',
    type: 'aws_route53_record',
    address: 'module.orders.aws_route53_record.database',
    name: 'orders-db.internal.halden.example',
    reversibility: 'reversible',
    data: 'none',
    traits: ['dns'],
    changes: ['records', 'ttl'],
    why: 'A record can be set back; resolvers keep the old answer for up to 300 s.',
  },
  {
    verb: 'create',
    type: 'aws_db_instance',
    address: 'module.orders_v2.aws_db_instance.primary',
    name: 'orders-v2-prod-eu',
    reversibility: 'reversible',
    data: 'holds-data',
    traits: ['database'],
    why: 'New and empty: deleting it again loses nothing.',
  },
  {
    verb: 'create',
    type: 'aws_db_subnet_group',
    address: 'module.orders_v2.aws_db_subnet_group.private',
    reversibility: 'reversible',
    data: 'none',
    traits: ['network'],
    why: 'New: deleting it again loses nothing.',
  },
];

export const EFFECTS: readonly Effect[] = SKETCHES.map(effect);

/** A change of any size, for what must not freeze. */
export function manyEffects(n: number): readonly Effect[] {
  return Array.from({ length: n }, (_, index) =>
    effect(
      {
        verb: index % 7 === 0 ? 'update' : 'create',
        type: 'aws_s3_object',
        address: `module.assets.aws_s3_object.file["catalogue/${String(index).padStart(5, '0')}.webp"]`,
        reversibility: 'reversible',
        data: 'none',
        why: 'An object that the pipeline can write again.',
      },
      index,
    ),
  );
}
