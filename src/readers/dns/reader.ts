import { environmentInName } from '../shared/environment-words.ts';
import { listAt, textAt } from '../shared/tree/look.ts';
import { readJson } from '../shared/tree/read-json.ts';
import { wholeText } from '../shared/whole-text.ts';
import { InputError } from '../types.ts';
import type { FilePair, Reader, ReaderInput, ReaderResult } from '../types.ts';
import { judgeAdded, judgeChanged, judgeRemoved } from './judge.ts';
import type { Judgement } from './judge.ts';
import { keyOf } from './record.ts';
import type { RecordSet } from './record.ts';
import { effectOf } from './report.ts';
import { route53Set } from './tree-zones.ts';

const ADVICE = 'Pass the file that `aws route53 change-resource-record-sets --change-batch` takes';
const ACTIONS = /"Action"\s*:\s*"(?:CREATE|UPSERT|DELETE)"/;

interface Step {
  readonly action: string;
  readonly set: RecordSet;
}

/** Reads a batch of changes for Route 53. What an UPSERT writes over, the batch does not say. */
export const dnsReader: Reader = {
  id: 'route53-change-batch',
  title: 'Route 53 change batch',
  recognises: (head) => /^\s*\{/.test(head) && /"Changes"\s*:/.test(head) && ACTIONS.test(head),
  read: async (input: ReaderInput): Promise<ReaderResult> => {
    const text = await wholeText(input, { advice: 'Split the batch' });
    const steps = stepsOf(text, input.name);
    const effects = acts(steps).map(({ set, before, after, judgement }) => {
      const word = environmentInName(set.name);
      const pair: FilePair = {
        path: input.name,
        before: text,
        after: text,
        sources: { before: input.name, after: input.name },
        environment: { kind: word?.kind ?? 'unknown', name: word?.word ?? null },
        inRepository: false,
      };
      return effectOf(pair, { set, before, after, judgement }, 'aws');
    });
    return { kind: 'action', effects, signals: [], actors: [], clues: [] };
  },
};

function stepsOf(text: string, source: string): readonly Step[] {
  const reading = readJson(text);
  if (reading.kind === 'failed') {
    throw new InputError(
      source,
      `cannot be read: line ${reading.line}: ${reading.message}`,
      ADVICE,
    );
  }
  const root = reading.documents[0] ?? null;
  const changes = listAt(root, 'Changes') ?? listAt(root, 'ChangeBatch', 'Changes');
  if (changes === null) throw new InputError(source, 'has no list of changes', ADVICE);
  return changes.items.map((item): Step => {
    const action = textAt(item, 'Action');
    const node = item.kind === 'map' ? (item.entries.get('ResourceRecordSet') ?? null) : null;
    const set = route53Set(node);
    if (set === null || !/^(?:CREATE|UPSERT|DELETE)$/.test(action ?? '')) {
      throw new InputError(source, `has a change on line ${item.line} that cannot be read`, ADVICE);
    }
    return { action: action ?? '', set };
  });
}

interface Act {
  readonly set: RecordSet;
  readonly before: RecordSet | null;
  readonly after: RecordSet | null;
  readonly judgement: Judgement;
}

/** A set that is deleted and made again in one batch is changed: the batch is applied as one. */
function acts(steps: readonly Step[]): readonly Act[] {
  const deleted = new Map(
    steps.flatMap(({ action, set }) => (action === 'DELETE' ? [[keyOf(set), set] as const] : [])),
  );
  const result: Act[] = [];
  const back = new Set<string>();
  for (const { action, set } of steps) {
    if (action === 'DELETE') continue;
    const before = deleted.get(keyOf(set)) ?? null;
    back.add(keyOf(set));
    const known = before === null ? null : judgeChanged(before, set);
    if (before !== null && known === null) continue;
    const judgement = known ?? (action === 'CREATE' ? judgeAdded(set) : upserted(set));
    result.push({ set, before, after: set, judgement });
  }
  for (const [key, set] of deleted) {
    if (!back.has(key))
      result.push({ set, before: set, after: null, judgement: judgeRemoved(set, null) });
  }
  return result;
}

function upserted(set: RecordSet): Judgement {
  const { name, type } = set;
  const base = { verb: 'update', changes: ['values'] } as const;
  if (type === 'TXT' && name.startsWith('_acme-challenge.')) {
    const why = `The TXT record of ${name} answers a challenge and is written anew each time.`;
    return { ...base, reversibility: 'reversible', traits: ['dns'], why, safer: [] };
  }
  return {
    ...base,
    reversibility: 'costly',
    traits: /^(?:TXT|CAA)$/.test(type) ? ['dns'] : ['dns', 'endpoint-moved'],
    why: `UPSERT writes over whatever the ${type} record of ${name} says now, and the batch does not show what that is.`,
    safer: [
      'list the record set first and keep it',
      'use CREATE for a name that is new, or DELETE and CREATE with the old value',
    ],
  };
}
