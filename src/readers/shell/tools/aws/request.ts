import { UNKNOWN } from '../../types.ts';
import type { Word } from '../../types.ts';
import type { Call } from '../types.ts';

/** One call of an API of AWS: `aws rds delete-db-instance --db-instance-identifier orders`. */
export interface AwsRequest {
  readonly service: string;
  readonly operation: string;
  /** Values by option; an option may take several words: `--instance-ids i-1 i-2`. */
  readonly options: ReadonlyMap<string, readonly Word[]>;
  /** What stands before the first option after the operation. */
  readonly operands: readonly Word[];
  /** All that is said after the operation, for words that matter wherever they stand. */
  readonly text: string;
}

const LONGEST = 20_000;

export function requestOf({ invocation: { args }, operands }: Call): AwsRequest | null {
  const [service, operation] = operands;
  if (service === undefined || operation === undefined) return null;
  const options = new Map<string, Word[]>();
  const free: Word[] = [];
  let current: Word[] = free;
  for (const word of args) {
    if (word === service || word === operation) continue;
    if (/^--[a-z]/i.test(word.text)) {
      const equals = word.text.indexOf('=');
      const name = equals < 0 ? word.text : word.text.slice(0, equals);
      current = options.get(name) ?? [];
      options.set(name, current);
      if (equals > 0) current.push({ ...word, text: word.text.slice(equals + 1) });
      continue;
    }
    current.push(word);
  }
  return {
    service: service.text,
    operation: operation.text,
    options,
    operands: free,
    text: args
      .map(({ text }) => text)
      .join(' ')
      .slice(0, LONGEST),
  };
}

const NAMING =
  /^--(?:.*-)?(?:names?|ids?|identifiers?|arns?|bucket|urls?|prefix|table|cluster|service|function|stack|resources?|targets?|key|topic|queue|group|path|vault|domain|user|role)$/;
const NOT_NAMING =
  /^--(?:profile|region|query|output|endpoint-url|.*(?:subnet|vpc|region|owner|account)-ids?)$/;

/** Options that name what the call is about, the likeliest first. */
export function namesIn({ options, operation }: AwsRequest): readonly Word[] {
  const noun = operation.slice(operation.indexOf('-') + 1).replace(/s$/, '');
  const naming = [...options]
    .filter(([name]) => NAMING.test(name) && !NOT_NAMING.test(name))
    .toSorted(([a], [b]) => Number(b.startsWith(`--${noun}`)) - Number(a.startsWith(`--${noun}`)));
  return naming.flatMap(([, words]) => words).slice(0, 50);
}

/** Addresses of the doings: the values of the likeliest option that names something. */
export function addressesOf(request: AwsRequest): readonly string[] {
  const [first] = namesIn(request);
  const words = [...request.options.values()].find(
    (each) => first !== undefined && each.includes(first),
  );
  const names = (words ?? request.operands).slice(0, 20).map(({ text }) => text.slice(0, 300));
  return names.length > 0 ? names : [request.operation];
}

export function isKnown(text: string): boolean {
  return !text.includes(UNKNOWN);
}
