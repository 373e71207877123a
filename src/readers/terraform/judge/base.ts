import type { DataHolding, Reversibility, Trait } from '../../../core/change/types.ts';
import type { TypeClass } from '../../shared/resource-types/types.ts';
import type { Subject } from './types.ts';

/** What a change comes to by its verb and the class of its type, before any attribute is looked at. */
export interface Base {
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits: readonly Trait[];
  readonly because: string;
  readonly safer: readonly string[];
}

/** Classes for which having the new one before the old one goes means that nothing is missed. */
const RELIEVED_BY_ORDER: ReadonlySet<TypeClass> = new Set<TypeClass>([
  'service',
  'certificate',
  'database-copy',
]);

const UNLISTED_ADVICE = 'find out what the type holds, and have somebody who knows it look';

export function baseOf(subject: Subject): Base {
  const { verb, known, facts, change } = subject;
  if (verb === 'read') return harmless(subject, 'it only reads');
  if (verb === 'move') return harmless(subject, 'only its address in the state changes');
  if (verb === 'import') return harmless(subject, 'it only comes into the state');
  if (verb === 'forget') {
    return harmless(subject, 'it leaves the state, and the thing itself stays as it is');
  }
  if (known === null || facts === null) {
    return {
      reversibility: 'unknown',
      data: 'unknown',
      traits: ['unlisted-type'],
      because: `${change.type} is on no list, so what it holds is not known`,
      safer: verb === 'create' ? [] : [UNLISTED_ADVICE],
    };
  }
  if (verb === 'delete' || verb === 'replace') return loss(subject, known.class);
  const what = `${facts.noun} (list ${known.list})`;
  return {
    reversibility: 'reversible',
    data: facts.data,
    traits: facts.traits.filter((trait) => trait !== 'contents-destroyed'),
    because: verb === 'create' ? `it makes ${what}` : `it changes ${what} in place`,
    safer: [],
  };
}

function loss(subject: Subject, type: TypeClass): Base {
  const { facts, known, change, verb } = subject;
  if (facts === null || known === null) throw new TypeError('a loss needs a known type');
  const ordered = isCreateFirst(subject);
  const relieved = verb === 'replace' && ordered && RELIEVED_BY_ORDER.has(type);
  const gone = change.deposed ? 'a replaced object that was left over' : facts.noun;
  const action = verb === 'replace' ? 'it replaces' : 'it deletes';
  const traits: Trait[] = [...facts.traits];
  if (facts.outage && !relieved && !change.deposed && !(verb === 'replace' && ordered)) {
    traits.push('downtime');
  }
  return {
    reversibility: relieved ? 'reversible' : facts.loss,
    data: facts.data,
    traits,
    because: relieved
      ? `${action} ${gone} (list ${known.list}), and the new one is there before the old one goes`
      : `${action} ${gone} (list ${known.list}): ${facts.because}`,
    safer: relieved ? [] : facts.safer,
  };
}

/** True for a replacement that makes the new object first. */
export function isCreateFirst(subject: Subject): boolean {
  const { actions } = subject.change;
  return Array.isArray(actions) && actions[0] === 'create' && actions[1] === 'delete';
}

function harmless(subject: Subject, because: string): Base {
  return {
    reversibility: 'reversible',
    data: subject.facts?.data ?? 'unknown',
    traits: (subject.facts?.traits ?? []).filter((trait) => trait !== 'contents-destroyed'),
    because,
    safer: [],
  };
}
