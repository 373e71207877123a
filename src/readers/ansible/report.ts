import type { Effect, EnvironmentKind, ExcerptLine } from '../../core/change/types.ts';
import { environmentIn, environmentInName, moreDangerous } from '../shared/environment-words.ts';
import { LineMask } from '../shared/mask-secrets.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judge.ts';
import type { Outcome, Run } from './outcome.ts';

const MOST_HOSTS = 5;
const MOST_LINES = 8;
const NAMES = ['path', 'dest', 'name', 'db', 'lv', 'device', 'vg', 'pkg', 'id'];

interface Group {
  readonly first: Outcome;
  readonly judgement: Judgement;
  readonly environment: EnvironmentKind;
  readonly hosts: Set<string>;
}

/** Changed tasks as effects: the same task on hosts of one environment is one effect. */
export function effectsOf(run: Run, source: string): readonly Effect[] {
  const groups = new Map<string, Group>();
  for (const outcome of run.outcomes) {
    if (outcome.status !== 'changed') continue;
    const judgement = judge(outcome);
    if (judgement === null) continue;
    const environment = environmentOf(outcome, source);
    const key = JSON.stringify([
      outcome.play,
      outcome.task,
      nameOf(outcome),
      environment,
      judgement.why,
    ]);
    const group = groups.get(key);
    if (group === undefined)
      groups.set(key, { first: outcome, judgement, environment, hosts: new Set([outcome.host]) });
    else group.hosts.add(outcome.host);
  }
  return [...groups.values()].map((group) => effectOf(group, source));
}

function effectOf({ first, judgement, environment, hosts }: Group, source: string): Effect {
  const mask = new LineMask();
  const all = [...hosts].toSorted();
  const rest = all.length - MOST_HOSTS;
  const where = `${all.slice(0, MOST_HOSTS).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  const name = nameOf(first);
  const task = mask.show(first.task);
  const excerpt = first.diff.slice(0, MOST_LINES).map((text): ExcerptLine => ({
    number: null,
    text: mask.show(text),
    mark: text.startsWith('-') ? 'removed' : text.startsWith('+') ? 'added' : 'context',
  }));
  return {
    verb: judgement.verb,
    resource: {
      type: first.module ?? (first.subject?.startsWith('/') === true ? 'file' : 'task'),
      address: `${first.play} / ${task}${name === null ? '' : ` (${name})`} @ ${where}`,
      provider: 'ansible',
      name: name ?? task,
    },
    environment,
    environmentName: null,
    reversibility: judgement.reversibility,
    data: judgement.data,
    traits: [...judgement.traits].toSorted(),
    changes: [],
    why: judgement.why,
    safer: judgement.safer,
    evidence: [{ source, pointer: null, line: first.line, note: `changed on ${where}`, excerpt }],
  };
}

/** By what its arguments name, or else by what the output shows. */
function nameOf({ args, subject }: Outcome): string | null {
  const key = NAMES.find((name) => (args.get(name) ?? '') !== '');
  const value = (key === undefined ? undefined : args.get(key)) ?? subject;
  return value === null || value === '' ? null : new LineMask().show(value.slice(0, 200));
}

/** Of the words of host, play and input the most dangerous counts. */
function environmentOf({ host, play }: Outcome, source: string): EnvironmentKind {
  const found = [
    ...[host, play, source].flatMap((text) => environmentInName(text)?.kind ?? []),
    ...wholeWords(host, play).flatMap((word) => environmentIn(word)?.kind ?? []),
  ];
  return found.length === 0 ? 'unknown' : found.reduce(moreDangerous);
}

/** Words that mean much else within a name mean an environment as a group or a part of a domain. */
function wholeWords(host: string, play: string): readonly string[] {
  const parts = host.split('.');
  return [...parts.slice(1, -1), play].filter((word) =>
    /^(?:test|testing|tst|qa|stage)\d{0,3}$/i.test(word),
  );
}
