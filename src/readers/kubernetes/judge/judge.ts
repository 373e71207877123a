import type { DataHolding, Reversibility, Trait, Verb } from '../../../core/change/types.ts';
import { sentenceOf, weigh } from '../../shared/weigh.ts';
import { factsOf } from '../kinds/lookup.ts';
import { RULES } from './rules.ts';
import type { Judgement, Subject } from './types.ts';

/** Judges one object: its class first, then what the rules see in it. */
export function judge(subject: Subject): Judgement {
  const findings = RULES.flatMap((rule) => rule(subject));
  const base = baseOf(subject);
  const named = findings.find((finding) => finding.verb !== undefined)?.verb;
  const spared = findings.some((finding) => finding.spares === true);
  const own = base.traits.filter((trait) => !spared || trait !== 'contents-destroyed');
  const traits = [...own, ...findings.flatMap((finding) => finding.traits)];
  return {
    verb: named ?? base.verb,
    reversibility: weigh(base.reversibility, findings),
    data: findings.find((finding) => finding.data !== undefined)?.data ?? base.data,
    traits: [...new Set(traits)].toSorted(),
    why: sentenceOf([base.because, ...findings.map((finding) => finding.because)]),
    safer: [...new Set([...findings.flatMap((finding) => finding.safer), ...base.safer])],
    findings,
  };
}

interface Base {
  readonly verb: Verb;
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits: readonly Trait[];
  readonly because: string;
  readonly safer: readonly string[];
}

function baseOf(subject: Subject): Base {
  return subject.act === 'delete' ? baseOfDelete(subject) : baseOfChange(subject);
}

function baseOfDelete(subject: Subject): Base {
  const facts = factsOf(subject.known);
  const { kind } = subject.object;
  const how = subject.live
    ? `${kind} is deleted`
    : `${kind} leaves the manifests, and whatever applies them with pruning (Argo CD, Flux, \`kubectl apply --prune\`) deletes it`;
  if (facts === null || subject.known === null) {
    return {
      verb: 'delete',
      reversibility: 'unknown',
      data: 'unknown',
      traits: ['unlisted-type'],
      because: `${how}; ${kind} of ${subject.object.group || 'the core group'} is on no list, so nobody can tell what goes with it`,
      safer: ['find out what the operator of this kind does on deletion'],
    };
  }
  return {
    verb: 'delete',
    reversibility: facts.loss,
    data: facts.data,
    traits: [...facts.traits, ...facts.lossTraits],
    because: `${how}; it is ${facts.noun} (list ${subject.known.list}): ${facts.because}`,
    safer: facts.safer,
  };
}

const MILD: Readonly<Record<'apply' | 'create' | 'update', string>> = {
  apply:
    'an apply makes it where it is missing and changes it where it is there, and deletes nothing',
  create: 'it is new and can be taken away again',
  update: 'the version before can be applied again',
};

function baseOfChange(subject: Subject): Base {
  const act = subject.act === 'delete' ? 'update' : subject.act;
  const facts = factsOf(subject.known);
  return {
    verb: act === 'create' ? 'create' : 'update',
    reversibility: 'reversible',
    data: 'none',
    traits: facts === null ? ['unlisted-type'] : facts.traits,
    because: MILD[act],
    safer: [],
  };
}
