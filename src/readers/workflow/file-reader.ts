import type { Effect, Signal } from '../../core/change/types.ts';
import { LineMask } from '../shared/mask-secrets.ts';
import type { FilePair, FileReader, FileReading } from '../types.ts';
import { comparePipelines } from './compare.ts';
import type { Finding } from './compare.ts';
import { hostOf, readPipeline } from './hosts.ts';
import type { Host } from './hosts.ts';
import type { Pipeline } from './pipeline.ts';

const EMPTY: Pipeline = { jobs: [], schedules: [], concurrency: false, strangerLine: null };

/**
 * Reads what a pipeline no longer asks or checks, and what it newly runs. What its rights, triggers and
 * runners are is told where files of a repository are classified.
 */
export const workflowFileReader: FileReader = {
  id: 'ci-workflow',
  title: 'pipeline of a forge or build server',
  recognises: ({ path }) => hostOf(path) !== null,
  read: async (files: readonly FilePair[]): Promise<FileReading> => {
    const readings = files.map((file) => readPair(file));
    return {
      kind: 'code',
      effects: readings.flatMap(({ effects }) => effects),
      signals: readings.flatMap(({ signals }) => signals),
    };
  },
};

function readPair(pair: FilePair): { effects: readonly Effect[]; signals: readonly Signal[] } {
  const host = hostOf(pair.path);
  if (host === null) return { effects: [], signals: [] };
  const sides: Pipeline[] = [];
  for (const side of ['before', 'after'] as const) {
    const text = pair[side];
    const reading = text === null ? null : readPipeline(host, text);
    if (reading?.kind === 'failed') {
      const message = `The ${side === 'after' ? 'new' : 'old'} version of ${pair.path} cannot be read: ${reading.message}.`;
      const place = { source: pair.sources[side], pointer: null, line: reading.line };
      const evidence = [{ ...place, note: reading.message, excerpt: [] }];
      return {
        effects: [],
        signals: [{ kind: 'incomplete-input', weight: 'hold', message, evidence }],
      };
    }
    sides.push(reading?.pipeline ?? EMPTY);
  }
  const [before = EMPTY, after = EMPTY] = sides;
  const effects = comparePipelines(before, after).map((finding) => effectOf(pair, host, finding));
  return { effects, signals: [] };
}

function effectOf(pair: FilePair, host: Host, finding: Finding): Effect {
  const show = (text: string) => new LineMask().show(text);
  const row = (pair[finding.side] ?? '').split('\n')[finding.line - 1] ?? '';
  const mark = finding.side === 'after' ? 'added' : 'removed';
  const runs = finding.verb === 'execute';
  const doubt = runs ? ', and the file does not tell what that does' : '; it can be put back';
  return {
    verb: finding.verb,
    resource: {
      type: 'ci-workflow',
      address: `${pair.path}#${show(finding.key)}`,
      provider: host,
      name: show(finding.key),
      ...(pair.inRepository ? { file: pair.path } : {}),
    },
    environment: pair.environment.kind,
    environmentName: pair.environment.name,
    reversibility: runs ? 'unknown' : 'reversible',
    data: runs ? 'unknown' : 'none',
    traits: ['ci-workflow' as const, ...finding.traits].toSorted(),
    changes: [],
    why: show(`In this pipeline ${finding.what}${doubt}.`),
    safer: finding.safer === '' ? [] : [finding.safer],
    evidence: [
      {
        source: pair.sources[finding.side],
        pointer: null,
        line: finding.line,
        note: show(finding.what),
        excerpt: [{ number: finding.line, text: show(row.trimEnd()), mark }],
      },
    ],
  };
}
