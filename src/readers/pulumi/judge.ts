import type { Trait } from '../../core/change/types.ts';
import { sentenceOf, weigh } from '../shared/weigh.ts';
import { CLASSES } from '../shared/resource-types/classes.ts';
import type { ClassFacts, KnownType } from '../shared/resource-types/types.ts';
import type { Act } from './act.ts';
import { cacheFindings, withEngine } from './caches.ts';
import { generatedFindings } from './generated-values.ts';
import { leavesOf } from './leaves.ts';
import type { Leaf } from './leaves.ts';
import { lossFindings, updateFindings } from './rules.ts';
import type { Finding } from './rules.ts';
import { typeOfUrn } from './step.ts';
import { lookupToken } from './tokens.ts';
import type { Judgement } from './judgement.ts';

const COMMANDS = /^(?:command:(?:local|remote):Command|pulumi-(?:nodejs|python):dynamic)/;

/** What an act comes to, by its type's class and by what its inputs say. */
export function judge(act: Act): Judgement {
  const { step, verb } = act;
  const token = (step.before ?? step.after)?.type ?? typeOfUrn(step.urn);
  const known = withEngine(lookupToken(token), token, step);
  const facts = known === null ? null : CLASSES[known.class];
  const leaves = leavesOf(step.before?.inputs ?? null, step.after?.inputs ?? null);
  const base = baseOf(act, token, known, facts);
  const findings = [
    ...optionFindings(act),
    ...inputFindings(act, leaves, facts),
    ...valueFindings(act, token),
  ];
  const named = findings.find((finding) => finding.verb !== undefined)?.verb;
  const renames = verb === 'create' || verb === 'update';
  return {
    verb: base.verb ?? (renames && named !== undefined ? named : verb),
    token,
    reversibility: weigh(base.reversibility, findings),
    data: findings.find(({ data }) => data !== undefined)?.data ?? base.data,
    traits: [...new Set([...base.traits, ...findings.flatMap(({ traits }) => traits)])].toSorted(),
    why: sentenceOf([base.because, ...findings.map(({ because }) => because)]),
    safer: [...new Set([...findings.flatMap(({ safer }) => safer), ...base.safer.map(inPulumi)])],
    leaves: findings.flatMap(({ leaf }) => (leaf === null ? [] : [leaf])),
    all: leaves,
  };
}

type Base = Pick<Judgement, 'reversibility' | 'data' | 'traits' | 'safer'> & {
  readonly because: string;
  readonly verb?: 'execute';
};

function baseOf(act: Act, token: string, known: KnownType | null, facts: ClassFacts | null): Base {
  const { verb, step } = act;
  const traits = (facts?.traits ?? []).filter((trait) => trait !== 'contents-destroyed');
  const calm = {
    reversibility: 'reversible',
    data: facts?.data ?? 'unknown',
    traits,
    safer: [],
  } as const;
  if (!act.understood) {
    const because = `${JSON.stringify(step.op.slice(0, 40))} is no operation that Pulumi is known to write`;
    return { ...calm, reversibility: 'unknown', data: 'unknown', because };
  }
  if (verb === 'read') return { ...calm, because: 'it only reads' };
  if (verb === 'import') return { ...calm, because: 'it only comes into the state' };
  if (verb === 'forget') {
    const because = 'it leaves the state, and the thing itself stays as it is';
    return { ...calm, because };
  }
  if (COMMANDS.test(token)) {
    const because = `${token} runs a program of the stack's own, which the preview does not show`;
    return { ...calm, verb: 'execute', reversibility: 'unknown', data: 'unknown', because };
  }
  if (known === null || facts === null) {
    return {
      reversibility: 'unknown',
      data: 'unknown',
      traits: ['unlisted-type'],
      because: `${token} is on no list, so what it holds is not known`,
      safer:
        verb === 'create'
          ? []
          : ['find out what the type holds, and have somebody who knows it look'],
    };
  }
  if (verb !== 'delete' && verb !== 'replace') {
    const what = `${facts.noun} (list ${known.list})`;
    return {
      ...calm,
      because: verb === 'create' ? `it makes ${what}` : `it changes ${what} in place`,
    };
  }
  const relieved = act.createFirst && /^(?:service|certificate|database-copy)$/.test(known.class);
  const gap: readonly Trait[] = facts.outage && !act.createFirst ? ['downtime'] : [];
  const order: readonly Trait[] = act.createFirst ? ['create-before-destroy'] : [];
  const stale: readonly Trait[] = step.before?.pendingDelete === true ? ['deposed'] : gap;
  const does = verb === 'delete' ? 'it deletes' : 'it replaces';
  return {
    reversibility: relieved ? 'reversible' : facts.loss,
    data: facts.data,
    traits: [...facts.traits, ...order, ...stale],
    because: relieved
      ? `${does} ${facts.noun} (list ${known.list}), and the new one is there before the old one goes`
      : `${does} ${facts.noun} (list ${known.list}): ${facts.because}`,
    safer: relieved ? [] : facts.safer,
  };
}

/** Options of the resource itself, which no provider knows of. */
function optionFindings({ step: { before, after }, verb }: Act): readonly Finding[] {
  const none = { safer: [], leaf: null };
  if (before === null) return [];
  if ((verb === 'delete' || verb === 'replace') && before.protect) {
    const because = 'it is protected, so the update fails unless somebody unprotects it first';
    return [{ ...none, traits: ['protected'], because }];
  }
  if (after === null || (verb !== 'update' && verb !== 'create')) return [];
  const safer = ['leave `protect` and `retainOnDelete` on until the resource is meant to go'];
  const lost = [
    ...(before.protect && !after.protect ? ['protect'] : []),
    ...(before.retainOnDelete && !after.retainOnDelete ? ['retainOnDelete'] : []),
  ];
  return lost.map((option) => {
    const because = `its option ${option} is taken away, so a later update can destroy it`;
    return { traits: ['protection-removed'], because, safer, leaf: null };
  });
}

function inputFindings(
  { verb, step }: Act,
  leaves: readonly Leaf[],
  facts: ClassFacts | null,
): readonly Finding[] {
  if (verb === 'create' || verb === 'update') {
    return leaves.flatMap((leaf) => updateFindings(leaf, verb === 'create'));
  }
  if (verb !== 'delete' && verb !== 'replace') return [];
  // Defaults such as `forceDestroy: false` stand only among the outputs.
  const given = new Set(leaves.map(({ place }) => place));
  const rest = leavesOf(step.before?.outputs ?? null, null).filter(
    ({ place }) => !given.has(place),
  );
  return [...leaves, ...rest]
    .flatMap((leaf) => lossFindings(leaf))
    .filter(({ lossAtMost }) => lossAtMost === undefined || facts?.loss === 'irreversible');
}

/** What the type says about the value that goes. */
function valueFindings(act: Act, token: string): readonly Finding[] {
  const goes = act.verb === 'delete' || act.verb === 'replace';
  return [...generatedFindings(act, token), ...(goes ? cacheFindings(token, act.step) : [])];
}

/** The classes give advice in Terraform's words. */
function inPulumi(advice: string): string {
  if (advice.includes('prevent_destroy')) return 'set the option `protect: true` on it';
  if (advice.includes('`removed` block'))
    return 'set `retainOnDelete: true` first, or drop it with `pulumi state delete` and keep it';
  if (advice.includes('create_before_destroy'))
    return 'leave `deleteBeforeReplace` off and its name to Pulumi, so that the new one comes first';
  return advice;
}
