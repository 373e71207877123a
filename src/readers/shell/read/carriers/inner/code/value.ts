import { UNKNOWN } from '../../../../types.ts';

/** What is known of a value in code. Nothing at all: `UNKNOWN_VALUE`. */
export interface Value {
  /** What it is called where it comes from: `os.system`, `boto3.client().delete_bucket`. */
  readonly name?: string;
  /** What it may be as text, one of several where a loop goes over them; `UNKNOWN` for parts not known. */
  readonly texts?: readonly string[];
  /** True where the text is a pattern of paths that were listed. */
  readonly glob?: boolean;
  readonly items?: readonly Value[];
  readonly entries?: ReadonlyMap<string, Value>;
  /** Calls along the chain that made it, first to last. */
  readonly calls?: readonly Call[];
}

export interface Call {
  readonly name: string;
  readonly args: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  /** Calls along the chain in front of this one. */
  readonly chain: readonly Call[];
  /** What it is called on, where that is known. */
  readonly on: Value | null;
}

export const UNKNOWN_VALUE: Value = {};
const MOST_TEXTS = 20;
const LONGEST = 200_000;

export function textValue(...texts: readonly string[]): Value {
  return { texts };
}

/** Two texts put together, each possibility with each. */
export function joinedValues(left: Value, right: Value): Value {
  if (left.items !== undefined && right.items !== undefined)
    return { items: [...left.items, ...right.items].slice(0, 200) };
  if (left.texts === undefined && right.texts === undefined) return UNKNOWN_VALUE;
  const texts: string[] = [];
  for (const first of left.texts ?? [UNKNOWN])
    for (const second of right.texts ?? [UNKNOWN])
      if (texts.length < MOST_TEXTS && first.length + second.length < LONGEST)
        texts.push(first + second);
  if (texts.length === 0) return UNKNOWN_VALUE;
  const calls = [...(left.calls ?? []), ...(right.calls ?? [])].slice(0, 20);
  return { texts, glob: left.glob === true || right.glob === true, calls };
}

/** One of several. */
export function oneOf(values: readonly Value[]): Value {
  const texts = values.flatMap((value) => value.texts ?? [UNKNOWN]).slice(0, MOST_TEXTS);
  const first = values[0];
  if (first === undefined) return UNKNOWN_VALUE;
  if (values.length === 1) return first;
  if (first.items !== undefined) return { items: first.items.map((_, at) => column(values, at)) };
  return values.every((value) => value.texts === undefined)
    ? UNKNOWN_VALUE
    : { texts, glob: values.some((value) => value.glob === true) };
}

function column(values: readonly Value[], at: number): Value {
  const cells = values.map((value) => value.items?.[at] ?? UNKNOWN_VALUE);
  const texts = cells.flatMap((value) => value.texts ?? [UNKNOWN]).slice(0, MOST_TEXTS);
  return { texts };
}

/** The one text that it surely is, or null. */
export function onlyText(value: Value | undefined): string | null {
  const [text, ...others] = value?.texts ?? [];
  return text === undefined || others.length > 0 || text.includes(UNKNOWN) ? null : text;
}

export function mapTexts(value: Value, make: (text: string) => string): Value {
  return value.texts === undefined ? value : { ...value, texts: value.texts.map(make) };
}

export function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** What a name stands for that goes over this. */
export function itemOf(value: Value): Value {
  if (value.items !== undefined) return oneOf(value.items);
  if (value.glob === true)
    return { name: value.name ?? '', texts: value.texts ?? [UNKNOWN], glob: true };
  const { calls } = value;
  return calls === undefined
    ? UNKNOWN_VALUE
    : { name: `${lastSegment(value.name ?? '')}[]`, calls };
}

/** `'…%s…' % values`. */
export function formatted(value: Value, given: Value): Value {
  const items = given.items ?? [given];
  let result = textValue('');
  const parts = (value.texts?.[0] ?? '').split(/%[-\d.]*[sdr]/);
  parts.forEach((part, at) => {
    result = joinedValues(result, textValue(part.replaceAll('%%', '%')));
    if (at < parts.length - 1) result = joinedValues(result, items[at] ?? UNKNOWN_VALUE);
  });
  return result;
}

/** What a method is called on, as far as its value is known; null where it is not. */
export function receiverOf({ texts, items, entries, glob }: Value): Value | null {
  if (texts === undefined && items === undefined) return null;
  return {
    ...(texts === undefined ? {} : { texts }),
    ...(items === undefined ? {} : { items }),
    ...(entries === undefined ? {} : { entries }),
    ...(glob === undefined ? {} : { glob }),
  };
}
