import type { Effect } from '../../core/change/types.ts';
import type { ReaderResult } from '../types.ts';
import { pulumiReader } from './reader.ts';

export type Inputs = Readonly<Record<string, unknown>>;

/** One step of a preview as a test writes it. */
export interface SampleStep {
  readonly op: string;
  readonly type: string;
  readonly before?: Inputs | null;
  readonly after?: Inputs | null;
  readonly oldOptions?: Inputs;
  readonly newOptions?: Inputs;
}

export function urn(type: string, stack = 'prod', name = 'main'): string {
  return `urn:pulumi:${stack}::shop::${type}::${name}`;
}

export function stepJson(step: SampleStep, stack = 'prod'): Inputs {
  const side = (inputs: Inputs | null | undefined, options: Inputs | undefined) =>
    inputs === undefined || inputs === null
      ? undefined
      : { urn: urn(step.type, stack), type: step.type, custom: true, inputs, ...options };
  return {
    op: step.op,
    urn: urn(step.type, stack),
    oldState: side(step.before, step.oldOptions),
    newState: side(step.after, step.newOptions),
  };
}

export function previewJson(
  steps: readonly SampleStep[],
  stack = 'prod',
  rest: Inputs = {},
): string {
  const changeSummary = { same: 1 };
  return JSON.stringify(
    { steps: steps.map((step) => stepJson(step, stack)), duration: 1, changeSummary, ...rest },
    null,
    2,
  );
}

export async function readPulumi(text: string): Promise<ReaderResult> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(text);
  }
  return pulumiReader.read({ name: 'preview.json', bytes: bytes() });
}

export async function onlyEffect(steps: readonly SampleStep[], stack = 'prod'): Promise<Effect> {
  const { effects } = await readPulumi(previewJson(steps, stack));
  const [effect] = effects;
  if (effect === undefined || effects.length !== 1) throw new Error(`${effects.length} effects`);
  return effect;
}
