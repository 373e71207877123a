import type { Effect, EnvironmentKind, ExcerptLine } from '../../core/change/types.ts';
import { environmentIn, environmentInName, moreDangerous } from '../shared/environment-words.ts';
import { LineMask } from '../shared/mask-secrets.ts';
import type { Act } from './act.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judgement.ts';
import type { Leaf } from './leaves.ts';
import { nameOfUrn, stackOfUrn } from './step.ts';
import { splitToken } from './tokens.ts';

const MOST_LINES = 10;
const NAMES =
  /^(?:identifier|cluster_identifier|bucket|name|table_name|domain_name|function_name)$/;
const TAGS = /^(?:tags|labels|metadata\.labels)\.(?:env|environment|stage|deployment_environment)$/;

/** One act as an effect. */
export function effectOf(act: Act, source: string): Effect {
  const { step } = act;
  const judged = judge(act);
  const environment = environmentOf(step.urn, judged.all);
  const changes = changesOf(act);
  return {
    verb: judged.verb,
    resource: {
      type: judged.token,
      address: step.urn,
      provider: splitToken(judged.token).package,
      name: nameFor(judged.all) ?? (nameOfUrn(step.urn) || null),
    },
    environment: environment.kind,
    environmentName: environment.name,
    reversibility: judged.reversibility,
    data: judged.data,
    traits: judged.traits,
    changes,
    why: judged.why,
    safer: judged.safer,
    evidence: [
      {
        source,
        pointer: step.pointer,
        line: step.line,
        note: noteOf(act),
        excerpt: excerptOf(act, judged, changes),
      },
    ],
  };
}

function environmentOf(
  urn: string,
  leaves: readonly Leaf[],
): { readonly kind: EnvironmentKind; readonly name: string | null } {
  const stack = stackOfUrn(urn);
  const found = [
    ...[environmentIn(stack)].flatMap((word) =>
      word === null ? [] : [{ kind: word.kind, name: stack }],
    ),
    ...leaves.flatMap((leaf) => {
      const value = leaf.after ?? leaf.before;
      if (!TAGS.test(leaf.place) || typeof value !== 'string' || leaf.secret) return [];
      const word = environmentIn(value);
      return word === null ? [] : [{ kind: word.kind, name: value }];
    }),
  ];
  const names = found.length > 0 ? [] : [environmentInName(urn.split('::')[1] ?? '')];
  for (const word of names) if (word !== null) found.push({ kind: word.kind, name: word.word });
  const [first, ...more] = found;
  if (first === undefined) return { kind: 'unknown', name: null };
  return more.reduce(
    (worst, next) => (moreDangerous(worst.kind, next.kind) === worst.kind ? worst : next),
    first,
  );
}

function nameFor(leaves: readonly Leaf[]): string | null {
  for (const leaf of leaves) {
    const value = leaf.before ?? leaf.after;
    if (!NAMES.test(leaf.place) || leaf.secret || leaf.unknown) continue;
    if (typeof value === 'string' && value !== '' && value.length <= 200) {
      return new LineMask().show(value);
    }
  }
  return null;
}

function changesOf({ step, verb }: Act): readonly string[] {
  if (verb !== 'update' && verb !== 'replace') return [];
  const paths = [...step.details.keys(), ...step.changed, ...step.forcing];
  const options =
    step.before === null || step.after === null
      ? []
      : (['protect', 'retainOnDelete'] as const).filter(
          (option) => step.before?.[option] !== step.after?.[option],
        );
  return [...new Set([...paths.map(topOf), ...options])].toSorted();
}

/** `versioning.enabled`, `ingress[0].cidr` and `["a.b"]` by what stands first. */
function topOf(path: string): string {
  return (/^\[?"?([^.[\]"]+)/.exec(path)?.[1] ?? path).slice(0, 200);
}

function noteOf({ step, createFirst, verb }: Act): string {
  const forcing = [
    ...step.forcing,
    ...[...step.details].filter(([, kind]) => kind.endsWith('-replace')).map(([path]) => path),
  ];
  const parts = [`op is ${JSON.stringify(step.op.slice(0, 40))}`];
  if (verb === 'replace' && forcing.length > 0) {
    parts.push(`replaced because of ${[...new Set(forcing.map(topOf))].slice(0, 5).join(', ')}`);
  }
  if (verb === 'replace')
    parts.push(createFirst ? 'the new one comes first' : 'the old one goes first');
  if (step.before?.deletedWith != null) parts.push('deleted together with what it lies in');
  return parts.join('; ');
}

function excerptOf(
  { step }: Act,
  judged: Judgement,
  changes: readonly string[],
): readonly ExcerptLine[] {
  const mask = new LineMask();
  const line = (text: string, mark: ExcerptLine['mark']): ExcerptLine => ({
    number: null,
    text: mask.show(text),
    mark,
  });
  const shown = judged.leaves.flatMap((leaf): readonly ExcerptLine[] => {
    if (leaf.secret) return [line(`  ${leaf.path}: [secret]`, 'context')];
    const before = show(leaf.before);
    const after = leaf.unknown ? '(known after the update)' : show(leaf.after);
    if (before === after)
      return before === null ? [] : [line(`  ${leaf.path}: ${before}`, 'context')];
    return [
      ...(before === null ? [] : [line(`  ${leaf.path}: ${before}`, 'removed')]),
      ...(after === null ? [] : [line(`  ${leaf.path}: ${after}`, 'added')]),
    ];
  });
  const others = changes
    .filter((name) => !judged.leaves.some(({ path }) => topOf(path) === name))
    .map((name) => line(`  ~ ${name}`, 'context'));
  return [line(`${step.op} ${step.urn}`, 'context'), ...shown, ...others].slice(0, MOST_LINES);
}

function show(value: Leaf['before']): string | null {
  if (value === undefined || value === null) return null;
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : '(long value)';
}
