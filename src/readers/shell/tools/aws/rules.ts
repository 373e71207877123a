import type { DataHolding, Reversibility, Trait, Verb } from '../../../../core/change/types.ts';

/** What an operation does where its first word does not say it all. The first rule that fits counts. */
export interface AwsRule {
  /** `service operation|operation`; `*` is any service. */
  readonly on: string;
  /** One of these options is given. */
  readonly has?: readonly string[];
  /** Fits all that is said after `aws`. */
  readonly where?: RegExp;
  readonly does: 'harmless' | AwsEffect;
}

export interface AwsEffect {
  readonly verb: Verb;
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits?: readonly Trait[];
  /** Terraform's name for it; left out: by service and noun. */
  readonly type?: string;
  readonly why: string;
  readonly safer?: readonly string[];
}

type Short = Partial<Omit<AwsEffect, 'why'>>;

export function on(
  operation: string,
  why: string,
  effect: Short,
  when: Pick<AwsRule, 'has' | 'where'> = {},
): AwsRule {
  const plain = { verb: 'update', reversibility: 'costly', data: 'none' } as const;
  return { on: operation, ...when, does: { ...plain, why, ...effect } };
}

export function fine(operation: string, when: Pick<AwsRule, 'has' | 'where'> = {}): AwsRule {
  return { on: operation, ...when, does: 'harmless' };
}
