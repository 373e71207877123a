/** Writes large plans as `terraform show -json` does: one line, with state, values and configuration. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { attributesOf, changedAttributes, TYPES } from './terraform-resources.ts';

const PROVIDER = 'registry.terraform.io/hashicorp/aws';
/** Of a hundred resources so many are no-ops; the others are updated, replaced, created or deleted. */
const NO_OPS = 95;
const CHANGES = [['update'], ['update'], ['create'], ['delete', 'create'], ['delete']] as const;
const BATCH = 200;

export interface WrittenPlan {
  readonly bytes: number;
  readonly resources: number;
}

/** Writes a plan of about `bytes` bytes; the same size always gives the same file. */
export function writeLargePlan(path: string, bytes: number): WrittenPlan {
  const sample = 500;
  const each = sections(sample).reduce((sum, section) => sum + lengthOf(section), 0) / sample;
  const resources = Math.ceil(bytes / each);
  const file = openSync(path, 'w');
  let written = 0;
  try {
    for (const { head, tail, item } of sections(resources)) {
      written += writeSync(file, head);
      for (let from = 0; from < resources; from += BATCH) {
        const batch: string[] = [];
        for (let at = from; at < Math.min(from + BATCH, resources); at++) batch.push(item(at));
        written += writeSync(file, (from === 0 ? '' : ',') + batch.join(','));
      }
      written += writeSync(file, tail);
    }
  } finally {
    closeSync(file);
  }
  return { bytes: written, resources };
}

interface Section {
  readonly head: string;
  readonly tail: string;
  readonly item: (index: number) => string;
}

function sections(resources: number): readonly Section[] {
  const module = (head: string): string => `${head}{"root_module":{"child_modules":[{"resources":[`;
  return [
    {
      head: `{"format_version":"1.2","terraform_version":"1.9.8","variables":{"environment":{"value":"production"}},${module('"planned_values":')}`,
      item: (index) => JSON.stringify(stateResource(index)),
      tail: '],"address":"module.service"}]}},',
    },
    {
      head: '"resource_changes":[',
      item: (index) => JSON.stringify(resourceChange(index)),
      tail: '],',
    },
    {
      head: `"prior_state":{"format_version":"1.0","terraform_version":"1.9.8","values":${module('')}`,
      item: (index) => JSON.stringify(stateResource(index)),
      tail: '],"address":"module.service"}]}}},',
    },
    {
      head: '"configuration":{"provider_config":{"aws":{"name":"aws","full_name":"registry.terraform.io/hashicorp/aws"}},"root_module":{"resources":[',
      // A module written once stands for many resources.
      item: (index) => JSON.stringify(configurationResource(index, index % 10 === 0)),
      tail: `]}},"timestamp":"2026-01-01T00:00:00Z","applyable":true,"complete":true,"errored":false,"x":${resources}}\n`,
    },
  ];
}

function lengthOf({ head, tail, item }: Section): number {
  let length = head.length + tail.length;
  for (let at = 0; at < 500; at++) length += item(at).length + 1;
  return length;
}

function identity(index: number): { address: string; mode: string; type: string; name: string } {
  const type = TYPES[index % TYPES.length] ?? 'aws_iam_role';
  return {
    address: `module.service["s${index}"].${type}.this`,
    mode: 'managed',
    type,
    name: 'this',
  };
}

function stateResource(index: number): object {
  const id = identity(index);
  return {
    ...id,
    index: `s${index}`,
    provider_name: PROVIDER,
    schema_version: 0,
    values: attributesOf(id.type, index),
    sensitive_values: { tags: {}, tags_all: {} },
  };
}

function resourceChange(index: number): object {
  const id = identity(index);
  const changes = index % 100 >= NO_OPS;
  const actions = changes ? (CHANGES[index % CHANGES.length] ?? ['update']) : ['no-op'];
  const before = attributesOf(id.type, index);
  const after = changes ? changedAttributes(before) : before;
  return {
    ...id,
    module_address: `module.service["s${index}"]`,
    index: `s${index}`,
    provider_name: PROVIDER,
    change: {
      actions,
      before: actions[0] === 'create' ? null : before,
      after: actions.length === 1 && actions[0] === 'delete' ? null : after,
      after_unknown: {},
      before_sensitive: { tags: {}, tags_all: {} },
      after_sensitive: { tags: {}, tags_all: {} },
    },
  };
}

function configurationResource(index: number, full: boolean): object {
  const { type } = identity(index);
  const short = { address: `${type}.r${index}`, mode: 'managed', type, name: `r${index}` };
  if (!full) return short;
  return {
    ...short,
    provider_config_key: 'aws',
    expressions: {
      name: { references: ['var.name', 'local.prefix'] },
      tags: { references: ['var.tags', 'local.tags', 'module.label.tags', 'module.label'] },
      vpc_id: { references: ['data.aws_vpc.main.id', 'data.aws_vpc.main'] },
      description: { constant_value: 'Managed by Terraform' },
    },
    schema_version: 0,
  };
}
