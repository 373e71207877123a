import type { Reversibility, Trait, Verb } from '../../core/change/types.ts';
import { mailGuardOf, weakened } from './mail-guards.ts';
import type { RecordSet } from './record.ts';

/** What the change of one record set comes to. */
export interface Judgement {
  readonly verb: Verb;
  readonly reversibility: Reversibility;
  readonly traits: readonly Trait[];
  readonly why: string;
  readonly safer: readonly string[];
  readonly changes: readonly string[];
}

const LEADS = /^(?:A|AAAA|CNAME|DNAME|ALIAS|ANAME|MX|SRV|NS|HTTPS|SVCB|PTR)$/;
const SAFER_GONE = [
  'lower its TTL well before, and remove it when nobody asks for it any more',
  'point it elsewhere instead of removing it',
];
const SAFER_MOVED = [
  'lower its TTL first and keep the old target running until caches have expired',
  'shift by weight instead of all at once',
];

export function judgeRemoved(set: RecordSet, apex: string | null): Judgement {
  const { name, type } = set;
  const guard = type === 'TXT' ? mailGuardOf(name, set.values) : null;
  const traits: Trait[] = ['dns'];
  let why = `The ${type} record of ${name} goes; caches keep the gap for as long as they were told to`;
  if (LEADS.test(type)) traits.push('downtime');
  if (type === 'NS')
    why =
      name === apex
        ? `The zone ${name} loses its name servers, so nobody finds any name in it`
        : `The delegation of ${name} goes, and with it every name below`;
  else if (type === 'MX') why = `Mail for ${name} is no longer accepted: its MX record goes`;
  else if (type === 'DS' || type === 'DNSKEY' || type === 'CDS') {
    traits.push('protection-removed');
    why = `The ${type} record of ${name} goes, and with it the proof that answers are genuine`;
  } else if (type === 'CAA') {
    traits.push('protection-removed');
    why = `The CAA record of ${name} goes, so every authority may issue certificates for it`;
  } else if (guard !== null) {
    traits.push('protection-removed');
    why = `The ${guard} record of ${name} goes, so others can send mail in its name, or its own mail is refused`;
  } else if (name.startsWith('*.'))
    why = `The wildcard ${name} goes, and with it every name that nothing else answers for`;
  else if (name === apex && LEADS.test(type))
    why = `The zone's own name ${name} no longer leads anywhere: its ${type} record goes`;
  return {
    verb: 'delete',
    reversibility: 'costly',
    traits,
    why: `${why} (rule: a DNS record that goes).`,
    safer: SAFER_GONE,
    changes: [],
  };
}

export function judgeAdded({ name, type }: RecordSet): Judgement {
  return {
    verb: 'create',
    reversibility: 'reversible',
    traits: ['dns'],
    why: `A ${type} record of ${name} is new; it can be taken out again.`,
    safer: [],
    changes: [],
  };
}

/** Null where both sides mean the same. */
export function judgeChanged(before: RecordSet, after: RecordSet): Judgement | null {
  const changes = changedFields(before, after);
  if (changes.length === 0) return null;
  const { name, type } = after;
  const calm: Judgement = {
    verb: 'update',
    reversibility: 'reversible',
    traits: ['dns'],
    why: `Of the ${type} record of ${name} only ${changes.join(' and ')} changes, and can be changed back.`,
    safer: [],
    changes,
  };
  const routed = judgeRouting(before, after, calm);
  if (routed !== null) return routed;
  if (!changes.includes('values')) return calm;
  if (type === 'TXT') return judgeText(before, after, calm);
  if (type === 'CAA') return judgeCaa(before, after, calm);
  if (type === 'DS' || type === 'DNSKEY') {
    const left = before.values.some((value) => after.values.includes(value));
    if (left) return calm;
    const why = `No ${type} record of ${name} stays, so resolvers that hold the old one refuse its answers until all agree.`;
    return {
      ...calm,
      reversibility: 'costly',
      traits: ['dns', 'downtime'],
      why,
      safer: ['publish the new key beside the old one first'],
    };
  }
  if (!LEADS.test(type)) return calm;
  const left = before.values.filter((value) => after.values.includes(value));
  if (left.length > 0) return calm;
  const where =
    type === 'NS'
      ? `The delegation of ${name} moves to other name servers`
      : `The ${type} record of ${name} leads elsewhere`;
  return {
    ...calm,
    reversibility: 'costly',
    traits: ['dns', 'endpoint-moved'],
    why: `${where}, with none of its old targets kept, and caches follow only after its TTL.`,
    safer: SAFER_MOVED,
  };
}

function changedFields(before: RecordSet, after: RecordSet): readonly string[] {
  const fields: string[] = [];
  if (!sameValues(before, after)) fields.push('values');
  if (before.ttl !== after.ttl) fields.push('ttl');
  const routed = before.routing !== null || after.routing !== null;
  if (routed && JSON.stringify(before.routing) !== JSON.stringify(after.routing))
    fields.push('routing');
  return fields;
}

/** The serial of a zone counts its versions and means nothing else. */
function sameValues(before: RecordSet, after: RecordSet): boolean {
  const [old, next] = [meaning(before), meaning(after)];
  return old.length === next.length && old.every((value, index) => value === next[index]);
}

function meaning({ type, values }: RecordSet): readonly string[] {
  return type === 'SOA'
    ? values.map((value) => value.split(' ').toSpliced(2, 1).join(' '))
    : values;
}

function judgeRouting(before: RecordSet, after: RecordSet, calm: Judgement): Judgement | null {
  const [old, next] = [before.routing, after.routing];
  if (old === null && next === null) return null;
  const name = `${after.type} record of ${after.name}${next === null || next.id === '' ? '' : ` (${next.id})`}`;
  if ((old?.weight ?? 0) > 0 && next?.weight === 0) {
    const why = `The ${name} goes to weight 0, so it is not answered any more.`;
    return {
      ...calm,
      reversibility: 'costly',
      traits: ['dns', 'endpoint-moved'],
      why,
      safer: SAFER_MOVED,
    };
  }
  if (old?.healthCheck != null && next?.healthCheck == null) {
    const why = `The ${name} loses its health check, so it is answered also when its target is down.`;
    return {
      ...calm,
      traits: ['dns', 'protection-removed'],
      why,
      safer: ['keep a health check on it'],
    };
  }
  if (old?.rest !== next?.rest) {
    const why = `The ${name} is answered for others than before, and nobody can tell from the file how many that are.`;
    return {
      ...calm,
      reversibility: 'costly',
      traits: ['dns', 'endpoint-moved'],
      why,
      safer: SAFER_MOVED,
    };
  }
  return null;
}

function judgeText(before: RecordSet, after: RecordSet, calm: Judgement): Judgement {
  const guard = mailGuardOf(before.name, before.values);
  if (guard === null) return calm;
  const old = before.values.find((value) => mailGuardOf(before.name, [value]) === guard) ?? '';
  const next = after.values.find((value) => mailGuardOf(after.name, [value]) === guard) ?? '';
  const how = next === '' ? `its ${guard} text goes` : weakened(guard, old, next);
  if (how === null) return calm;
  const why = `For ${after.name} ${how}, so mail that only pretends to come from it gets further.`;
  return {
    ...calm,
    traits: ['dns', 'protection-removed'],
    why,
    safer: ['keep the stricter policy, and mend what it turns away'],
  };
}

function judgeCaa(before: RecordSet, after: RecordSet, calm: Judgement): Judgement {
  const added = after.values.filter(
    (value) => / issue(?:wild)? /.test(value) && !before.values.includes(value),
  );
  const gone = before.values.filter(
    (value) => / issue(?:wild)? /.test(value) && !after.values.includes(value),
  );
  if (added.length === 0 && gone.length === 0) return calm;
  const why = `Other authorities than before may issue certificates for ${after.name}.`;
  return {
    ...calm,
    traits: ['dns', 'permission-widened'],
    why,
    safer: ['name only the authority that is in use'],
  };
}
