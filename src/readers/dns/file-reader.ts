import type { Effect, Signal } from '../../core/change/types.ts';
import type { FilePair, FileReader, FileReading } from '../types.ts';
import { compareZones, isEmptied } from './compare.ts';
import type { Difference } from './compare.ts';
import type { RecordSet, Zone } from './record.ts';
import { effectOf, zoneEffect } from './report.ts';
import { serialDifference, serialStep, serialsOf } from './serial.ts';
import { PROVIDERS, languageOf, readZone } from './zone-of-file.ts';

const NOTHING: Zone = { apex: null, sets: [], hidden: [] };

/** Reads what a change of a zone does to the names in it. */
export const dnsFileReader: FileReader = {
  id: 'dns-zone',
  title: 'DNS zone file',
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

function languageIn({ path, before, after }: FilePair): ReturnType<typeof languageOf> {
  const [next, old] = [after, before].map((text) =>
    text === null ? null : languageOf(path, text),
  );
  return next ?? old ?? null;
}

function readPair(pair: FilePair): { effects: readonly Effect[]; signals: readonly Signal[] } {
  const language = languageIn(pair);
  if (language === null) return { effects: [], signals: [] };
  const signals: Signal[] = [];
  const zones: Zone[] = [];
  for (const side of ['before', 'after'] as const) {
    const text = pair[side];
    const reading = text === null ? null : readZone(language, pair.path, text);
    if (reading?.kind === 'failed') {
      const what = `cannot be read: ${reading.message}`;
      return { effects: [], signals: [unreadable(pair, side, reading.line, what)] };
    }
    zones.push(reading?.zone ?? NOTHING);
  }
  const [before = NOTHING, after = NOTHING] = zones;
  const known = new Set(before.hidden.map(({ what }) => what));
  for (const { line, what, cut } of after.hidden) {
    if (cut || !known.has(what))
      signals.push(unreadable(pair, 'after', line, `does not show all: ${what}`));
  }
  const provider = PROVIDERS[language];
  const gone = pair.after === null || after.sets.length === 0;
  if ((gone && before.sets.length > 0) || isEmptied(before, after)) {
    return { effects: [zoneEffect(pair, before.apex, before.sets.length, provider)], signals };
  }
  const found = compareZones(before, after);
  // Secondaries compare the serials of zone files; the other languages leave that to their provider.
  const serials = language === 'zone-file' ? serialsOf(before, after) : null;
  const wrong = serials === null ? null : serialDifference(serials);
  if (serials !== null && found.length > 0 && serialStep(serials.old, serials.next) === 'same') {
    signals.push(notRaised(pair, serials.after));
  }
  const isSoa = ({ set }: Difference) => set.type === 'SOA' && set.name === wrong?.set.name;
  const differences = wrong === null ? found : [...found.filter((one) => !isSoa(one)), wrong];
  return { effects: differences.map((one) => effectOf(pair, one, provider)), signals };
}

function notRaised(pair: FilePair, { name, line }: RecordSet): Signal {
  const note = 'the serial stays as it was';
  return {
    kind: 'incomplete-input',
    weight: 'note',
    message: `Records of ${name} change and its serial does not, so secondaries go on with the old ones unless the server raises it by itself.`,
    evidence: [{ source: pair.sources.after, pointer: null, line, note, excerpt: [] }],
  };
}

function unreadable(pair: FilePair, side: 'before' | 'after', line: number, what: string): Signal {
  const which = side === 'after' ? 'new' : 'old';
  return {
    kind: 'incomplete-input',
    weight: 'hold',
    message: `The ${which} version of ${pair.path} ${what}.`,
    evidence: [{ source: pair.sources[side], pointer: null, line, note: what, excerpt: [] }],
  };
}
