import type { Effect } from '../../core/change/types.ts';
import type { ReaderResult } from '../types.ts';
import { terraformReader } from './reader.ts';

type Attributes = Readonly<Record<string, unknown>>;

/** A resource change as a plan has it, for tests. */
export interface SampleChange {
  readonly address: string;
  readonly type: string;
  readonly change: Attributes;
  readonly [key: string]: unknown;
}

/** One resource change. The address is `TYPE.x` unless `extra` says otherwise. */
export function sampleChange(
  type: string,
  actions: readonly string[],
  before: Attributes | null,
  after: Attributes | null,
  extra: { readonly element?: Attributes; readonly change?: Attributes } = {},
): SampleChange {
  return {
    address: `${type}.x`,
    mode: 'managed',
    type,
    name: 'x',
    provider_name: `registry.terraform.io/hashicorp/${type.split('_')[0] ?? ''}`,
    ...extra.element,
    change: {
      actions,
      before,
      after,
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: {},
      ...extra.change,
    },
  };
}

/** A whole plan around some changes. */
export function samplePlan(changes: readonly SampleChange[], extra: Attributes = {}): Attributes {
  return {
    format_version: '1.2',
    terraform_version: '1.9.8',
    planned_values: { root_module: {} },
    resource_changes: changes,
    configuration: { root_module: {} },
    ...extra,
  };
}

/** Reads a plan given as an object, or as text or bytes, in chunks of `size` bytes. */
export async function readSample(
  plan: Attributes | string | Uint8Array,
  size = 65_536,
): Promise<ReaderResult> {
  const bytes =
    plan instanceof Uint8Array
      ? plan
      : Buffer.from(typeof plan === 'string' ? plan : JSON.stringify(plan));
  return terraformReader.read({ name: 'plan.json', bytes: inChunks(bytes, size) });
}

/** The one effect of a plan with one change. */
export async function effectOf(change: SampleChange, extra: Attributes = {}): Promise<Effect> {
  const { effects } = await readSample(samplePlan([change], extra));
  const [effect, ...more] = effects;
  if (effect === undefined || more.length > 0) throw new Error(`${effects.length} effects, not 1`);
  return effect;
}

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size)
    yield await Promise.resolve(bytes.subarray(at, at + size));
}
