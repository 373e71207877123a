import type { Effect, Signal } from '../../core/change/types.ts';
import type { FilePair, FileReader, FileReading } from '../types.ts';
import { compareFiles } from './compare/compare-files.ts';
import { joinRenamed } from './compare/pair-files.ts';
import type { ReadPair } from './compare/pair-files.ts';
import { givenUp, readPair } from './compare/read-pair.ts';
import { looksLikeStackPolicy, looksLikeTemplate } from './recognise.ts';
import { compareStackPolicy } from './stack-policy/compare.ts';

/** Reads what a new version of a CloudFormation template or stack policy does once it is deployed. */
export const cloudFormationFileReader: FileReader = {
  id: 'cloudformation-template',
  title: 'CloudFormation template or stack policy',
  recognises: (file) => isTemplate(file) || isPolicy(file),
  read: async (files) => read(files),
};

async function read(files: readonly FilePair[]): Promise<FileReading> {
  const effects: Effect[] = [];
  const signals: Signal[] = [];
  const take = (part: { effects: readonly Effect[]; signals: readonly Signal[] }): void => {
    for (const effect of part.effects) effects.push(effect);
    for (const signal of part.signals) signals.push(signal);
  };
  const templates: ReadPair[] = [];
  for (const pair of files.filter(({ before, after }) => before !== after)) {
    const source = pair.after === null ? pair.sources.before : pair.sources.after;
    carefully(source, signals, () => {
      if (!isTemplate(pair)) {
        take(compareStackPolicy(pair));
        return;
      }
      const reading = readPair(pair);
      if (reading.kind === 'read') templates.push(reading.read);
      else take({ effects: [], signals: reading.signals });
    });
  }
  const coming = comingResources(templates);
  for (const file of joinRenamed(templates)) {
    carefully(file.pair.sources.after, signals, () => {
      take(compareFiles(file, coming));
    });
  }
  return { kind: 'plan', effects, signals };
}

/** A template that is made to be slow or endless becomes a signal. */
function carefully(source: string, signals: Signal[], work: () => void): void {
  try {
    work();
  } catch (fault) {
    signals.push(givenUp(fault, source));
  }
}

function isTemplate({ before, after }: FilePair): boolean {
  return looksLikeTemplate(after) || looksLikeTemplate(before);
}

function isPolicy({ before, after }: FilePair): boolean {
  return looksLikeStackPolicy(after) || looksLikeStackPolicy(before);
}

/** Resources that some template has now and did not have before, with its path. */
function comingResources(files: readonly ReadPair[]): ReadonlyMap<string, string> {
  const coming = new Map<string, string>();
  for (const { pair, before, after } of files) {
    for (const { type, logicalId } of after?.resources.values() ?? []) {
      if (before?.resources.has(logicalId) !== true) coming.set(`${type} ${logicalId}`, pair.path);
    }
  }
  return coming;
}
