import type {
  Effect,
  Evidence,
  ExcerptLine,
  Reversibility,
  Trait,
  Verb,
} from '../../core/change/types.ts';
import { LineMask } from '../shared/mask-secrets.ts';
import type { FilePair } from '../types.ts';
import type { PolicyDocument } from './documents.ts';
import type { Finding } from './finding.ts';

const MOST_NAMED = 3;
const MOST_SHOWN = 5;
const TYPES = {
  aws: 'aws-policy-document',
  gcp: 'gcp-iam-policy',
  'gcp-role': 'gcp-custom-role',
  azure: 'azure-role-definition',
} as const;
const PROVIDERS = { aws: 'aws', gcp: 'google', 'gcp-role': 'google', azure: 'azure' } as const;

/** One policy on both sides, with what its findings come to; null where nothing differs in meaning. */
export function effectOf(
  pair: FilePair,
  document: PolicyDocument,
  findings: readonly Finding[],
  denies: boolean,
): Effect | null {
  const gone = pair.after === null;
  if (findings.length === 0 && !gone) return null;
  const judged = gone ? removal(denies) : judge(pair, findings);
  const { language, key } = document;
  return {
    verb: judged.verb,
    resource: {
      type: TYPES[language],
      address: key === '' ? pair.path : `${pair.path}#${key}`,
      provider: PROVIDERS[language],
      name: key === '' ? null : key,
      ...(pair.inRepository ? { file: pair.path } : {}),
    },
    environment: pair.environment.kind,
    environmentName: pair.environment.name,
    reversibility: judged.reversibility,
    data: 'none',
    traits: [...new Set(['identity' as const, ...judged.traits])].toSorted(),
    changes: [],
    why: judged.why,
    safer: judged.safer,
    evidence: gone
      ? [whole(pair)]
      : judged.shown.slice(0, MOST_SHOWN).map((found) => evidenceOf(pair, found)),
  };
}

interface Judged {
  readonly verb: Verb;
  readonly reversibility: Reversibility;
  readonly traits: readonly Trait[];
  readonly why: string;
  readonly safer: readonly string[];
  readonly shown: readonly Finding[];
}

function removal(denies: boolean): Judged {
  const why = denies
    ? 'The policy goes, and what it denied is denied by it no longer; it can be written again.'
    : 'The policy goes, so it allows nothing any more; it can be written again.';
  return {
    verb: 'delete',
    reversibility: 'reversible',
    traits: denies ? ['protection-removed', 'permission-widened'] : [],
    why,
    safer: denies ? ['keep the statements that deny, in this policy or in another one'] : [],
    shown: [],
  };
}

function judge(pair: FilePair, findings: readonly Finding[]): Judged {
  const wider = findings.filter(({ kind }) => kind === 'widened');
  const unclear = findings.filter(({ kind }) => kind === 'unclear');
  const narrower = findings.filter(({ kind }) => kind === 'narrowed');
  const open = [...wider, ...unclear].some((found) => found.open);
  const fresh = pair.before === null;
  // A new policy allows something by its nature; what counts is whether that is everything, or for all.
  const grave = [...wider, ...unclear].filter(
    (found) => !fresh || found.open || found.escalates !== null,
  );
  const locks = narrower.some(({ locksOut }) => locksOut);
  const traits: Trait[] = [];
  if (grave.length > 0) traits.push('permission-widened');
  if (open) traits.push('public-exposure');
  if (wider.some(({ guard }) => guard)) traits.push('protection-removed');
  const shown = grave.length > 0 ? grave : findings;
  const escalations = [...new Set(grave.flatMap(({ escalates }) => escalates ?? []))];
  const parts = [
    ...named(shown),
    ...escalations.slice(0, 2),
    ...(locks ? ['nobody has that role any more who could give it back'] : []),
  ];
  const verdict =
    grave.length === 0 && wider.length === 0
      ? 'It allows less than before'
      : 'It allows more than before';
  return {
    verb: verbOf(grave.length > 0, open, fresh),
    reversibility: !fresh && unclear.length > 0 ? 'unknown' : locks ? 'costly' : 'reversible',
    traits,
    why: `${fresh ? 'A new policy' : wider.length === 0 && unclear.length > 0 ? 'It may allow more than before' : verdict}: ${parts.join('; ')}.`,
    safer:
      grave.length === 0 ? [] : ['name only the actions, resources and principals that are needed'],
    shown,
  };
}

function verbOf(grave: boolean, open: boolean, fresh: boolean): Verb {
  if (open) return 'expose';
  if (grave) return 'grant';
  return fresh ? 'create' : 'update';
}

function named(findings: readonly Finding[]): readonly string[] {
  const words = [...new Set(findings.map(({ what }) => new LineMask().show(what)))];
  const rest = words.length - MOST_NAMED;
  return rest > 0 ? [...words.slice(0, MOST_NAMED), `and ${rest} more`] : words;
}

function evidenceOf(pair: FilePair, { side, line, what }: Finding): Evidence {
  const text = pair[side] ?? '';
  return {
    source: pair.sources[side],
    pointer: null,
    line,
    note: new LineMask().show(what),
    excerpt: excerptOf(text, line, side === 'after' ? 'added' : 'removed'),
  };
}

function whole(pair: FilePair): Evidence {
  const excerpt = excerptOf(pair.before ?? '', 1, 'removed');
  return { source: pair.sources.before, pointer: null, line: 1, note: 'the file goes', excerpt };
}

function excerptOf(text: string, line: number, mark: ExcerptLine['mark']): readonly ExcerptLine[] {
  const mask = new LineMask();
  return text
    .split('\n')
    .slice(line - 1, line + 4)
    .map((row, index) => ({ number: line + index, text: mask.show(row.replace(/\r$/, '')), mark }));
}
