import type { Effect, Evidence, Signal } from '../../core/change/types.ts';
import { LineMask } from '../shared/mask-secrets.ts';
import type { FilePair, FileReader, FileReading } from '../types.ts';
import { compareFacts } from './compare.ts';
import type { Finding } from './compare.ts';
import type { Fact } from './fact.ts';
import { factsOf, languageOf } from './languages.ts';
import type { Language } from './languages.ts';

/** Reads what a change of a proxy, firewall or content network does to the requests that pass it. */
export const edgeFileReader: FileReader = {
  id: 'edge-configuration',
  title: 'configuration of a proxy, load balancer, web firewall or content network',
  recognises: (file) => languageIn(file) !== null,
  read: async (files: readonly FilePair[]): Promise<FileReading> => {
    const readings = files.map((file) => readPair(file));
    return {
      kind: 'config',
      effects: readings.flatMap(({ effects }) => effects),
      signals: readings.flatMap(({ signals }) => signals),
    };
  },
};

function languageIn({ path, before, after }: FilePair): Language | null {
  const [next, old] = [after, before].map((text) =>
    text === null ? null : languageOf(path, text),
  );
  return next ?? old ?? null;
}

function readPair(pair: FilePair): { effects: readonly Effect[]; signals: readonly Signal[] } {
  const language = languageIn(pair);
  if (language === null) return { effects: [], signals: [] };
  const sides: (readonly Fact[])[] = [];
  for (const side of ['before', 'after'] as const) {
    const text = pair[side];
    const reading = text === null ? null : factsOf(language, text);
    if (reading?.kind === 'failed')
      return { effects: [], signals: [unreadable(pair, side, reading)] };
    sides.push(reading?.facts ?? []);
  }
  const [before = [], after = []] = sides;
  const gone = pair.after === null || (after.length === 0 && before.length > 0);
  if (gone) return { effects: [removed(pair, language)], signals: [] };
  const findings = compareFacts(before, after);
  if (pair.before !== null) return { effects: merge(pair, language, findings), signals: [] };
  // In a new file only what would bring a gateway down by itself is more than an addition.
  const grave = findings.filter(
    ({ fact, reversibility }) => fact.kind === 'regex' && reversibility !== 'reversible',
  );
  const made = findings
    .filter((finding) => !grave.includes(finding))
    .map((finding): Finding => ({
      ...finding,
      verb: 'create',
      reversibility: 'reversible',
      traits: ['configuration'],
      why: 'The configuration is new; it can be taken out again.',
      safer: [],
    }));
  return { effects: merge(pair, language, [...grave, ...made]), signals: [] };
}

/** Differences of no consequence are one effect; every other one stands for itself. */
function merge(
  pair: FilePair,
  language: Language,
  findings: readonly Finding[],
): readonly Effect[] {
  const isCalm = ({ reversibility, traits }: Finding) =>
    reversibility === 'reversible' &&
    !traits.some((trait) => trait === 'public-exposure' || trait === 'protection-removed');
  const effects = findings
    .filter((finding) => !isCalm(finding))
    .map((finding) => effectOf(pair, language, finding, finding.fact.key));
  const [first, ...more] = findings.filter(isCalm);
  if (first === undefined) return effects;
  const calm = effectOf(pair, language, first, null);
  const names = [
    ...new Set([first, ...more].map(({ fact }) => new LineMask().show(fact.key).slice(0, 80))),
  ].toSorted();
  const why =
    more.length === 0 ? calm.why : `${more.length + 1} settings change that can be changed back.`;
  return [...effects, { ...calm, changes: names.slice(0, 50), why }];
}

function effectOf(
  pair: FilePair,
  language: Language,
  finding: Finding,
  key: string | null,
): Effect {
  const text = (pair[finding.side] ?? '').split('\n')[finding.fact.line - 1] ?? '';
  const mark = finding.side === 'after' ? 'added' : 'removed';
  const show = (value: string) => new LineMask().show(value);
  const evidence: Evidence = {
    source: pair.sources[finding.side],
    pointer: null,
    line: finding.fact.line,
    note: show(finding.fact.key),
    excerpt: [{ number: finding.fact.line, text: show(text.trimEnd()), mark }],
  };
  return {
    verb: finding.verb,
    resource: resourceOf(pair, language, key === null ? null : show(key)),
    environment: pair.environment.kind,
    environmentName: pair.environment.name,
    reversibility: finding.reversibility,
    data: 'none',
    traits: [...new Set(finding.traits)].toSorted(),
    changes: [],
    why: show(finding.why),
    safer: finding.safer,
    evidence: [evidence],
  };
}

function removed(pair: FilePair, language: Language): Effect {
  return {
    verb: 'delete',
    resource: resourceOf(pair, language, null),
    environment: pair.environment.kind,
    environmentName: pair.environment.name,
    reversibility: 'costly',
    data: 'none',
    traits: ['downtime', 'network'],
    changes: [],
    why: 'The whole configuration goes: what it served is down, and what it kept out is not, until it is put back.',
    safer: ['move the traffic elsewhere before it goes'],
    evidence: [
      {
        source: pair.sources.before,
        pointer: null,
        line: 1,
        note: 'the configuration goes',
        excerpt: [],
      },
    ],
  };
}

function resourceOf(pair: FilePair, language: Language, key: string | null): Effect['resource'] {
  const address = key === null ? pair.path : `${pair.path}#${key}`;
  const own = { type: `${language}-configuration`, address, provider: language, name: key };
  return { ...own, ...(pair.inRepository ? { file: pair.path } : {}) };
}

function unreadable(
  pair: FilePair,
  side: 'before' | 'after',
  { line, message }: { line: number; message: string },
): Signal {
  const which = side === 'after' ? 'new' : 'old';
  return {
    kind: 'incomplete-input',
    weight: 'hold',
    message: `The ${which} version of ${pair.path} cannot be read: ${message}.`,
    evidence: [{ source: pair.sources[side], pointer: null, line, note: message, excerpt: [] }],
  };
}
