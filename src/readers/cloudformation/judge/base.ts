import type { DataHolding, Reversibility, Trait, Verb } from '../../../core/change/types.ts';
import type { ClassFacts, KnownType, TypeClass } from '../../shared/resource-types/types.ts';
import { isCustom } from '../types/lookup.ts';
import { isSpecified } from '../types/replacement.ts';
import { supportsSnapshot } from '../types/snapshots.ts';
import { saferForLoss } from './safer.ts';
import type { Subject } from './types.ts';

/** What an act comes to by the class of the type, before any property is looked at. */
export interface Base {
  readonly verb: Verb;
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits: readonly Trait[];
  readonly because: string;
  readonly safer: readonly string[];
}

/** Classes for which nothing is missed, since CloudFormation makes the new one before the old one goes. */
const RELIEVED_BY_ORDER: ReadonlySet<TypeClass> = new Set<TypeClass>([
  'service',
  'certificate',
  'database-copy',
  'guard',
]);

export function baseOf(subject: Subject): Base {
  const { act, known, facts } = subject;
  if (act === 'import' || act === 'forget') return kept(subject, act);
  const goes = act === 'delete' || act === 'replace';
  if (goes && subject.fate === 'retain') return kept(subject, act === 'delete' ? 'forget' : act);
  if (known === null || facts === null) return unlisted(subject);
  if (act === 'execute') return atExecution(subject, facts);
  if (goes) return loss(subject, known, facts);
  const what = `${facts.noun} (list ${known.list})`;
  return {
    verb: act,
    reversibility: 'reversible',
    data: facts.data,
    traits: withoutContents(facts.traits),
    because: act === 'create' ? `it makes ${what}` : `it changes ${what} in place`,
    safer: [],
  };
}

function kept(subject: Subject, verb: Verb): Base {
  const { facts, fateFrom } = subject;
  const replaced = verb === 'replace';
  const leaves = replaced ? 'the old one stays as it is' : 'it leaves the stack and stays as it is';
  const apart = replaced && facts?.data !== 'none';
  const because =
    verb === 'import'
      ? 'it only comes under the control of the stack'
      : `${leaves}, since ${fateFrom}`;
  return {
    verb,
    reversibility: apart ? 'costly' : 'reversible',
    data: facts?.data ?? 'unknown',
    traits: withoutContents(facts?.traits ?? ['unlisted-type']),
    because: apart ? `${because}, but the stack goes on with a new and empty one` : because,
    safer: apart ? ['move the data over before anything uses the new one'] : [],
  };
}

function unlisted(subject: Subject): Base {
  const { type, act } = subject;
  const custom = isCustom(type);
  const because = custom
    ? `${type} is a custom resource: a function answers for it, and what that does is not in the input`
    : `${type} is on no list, so what it holds is not known`;
  // What is made can be taken away again; a change in place of a type that AWS specifies replaces nothing.
  const mild = act === 'create' || (act === 'update' && isSpecified(type) && !custom);
  return {
    verb: act,
    reversibility: mild ? 'reversible' : 'unknown',
    data: 'unknown',
    traits: ['unlisted-type'],
    because,
    safer: mild ? [] : ['find out what is behind it, and have somebody who knows it look'],
  };
}

function atExecution(subject: Subject, facts: ClassFacts): Base {
  return {
    verb: 'execute',
    reversibility: 'unknown',
    data: 'unknown',
    traits: withoutContents(facts.traits),
    because: `what happens to ${subject.logicalId} is only settled while the change set is executed`,
    safer: ['split the change, so that a second change set shows what happens to it'],
  };
}

function loss(subject: Subject, known: KnownType, facts: ClassFacts): Base {
  const replaced = subject.act === 'replace';
  const relieved = replaced && RELIEVED_BY_ORDER.has(known.class);
  const copied = subject.fate === 'snapshot' && supportsSnapshot(subject.type);
  const traits: Trait[] = [...facts.traits];
  if (replaced) traits.push('create-before-destroy');
  if (facts.outage && !replaced) traits.push('downtime');
  const may = subject.conditional ? 'may ' : '';
  const action = `it ${may}${replaced ? `replace${may ? '' : 's'}` : `delete${may ? '' : 's'}`}`;
  const what = `${action} ${facts.noun} (list ${known.list})`;
  if (relieved) {
    return {
      verb: 'replace',
      reversibility: 'reversible',
      data: facts.data,
      traits,
      because: `${what}, and the new one is there before the old one goes`,
      safer: [],
    };
  }
  if (copied) {
    return {
      verb: subject.act,
      reversibility: facts.loss === 'irreversible' ? 'costly' : facts.loss,
      data: facts.data,
      traits,
      because: `${what}, and a final snapshot is kept, since ${subject.fateFrom}`,
      safer: saferForLoss(subject, known.class),
    };
  }
  return {
    verb: subject.act,
    reversibility: facts.loss,
    data: facts.data,
    traits,
    because: `${what}, since ${subject.fateFrom}: ${facts.because}`,
    safer: saferForLoss(subject, known.class),
  };
}

function withoutContents(traits: readonly Trait[]): readonly Trait[] {
  return traits.filter((trait) => trait !== 'contents-destroyed');
}
