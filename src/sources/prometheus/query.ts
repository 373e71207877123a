import { member, membersOf } from '../../config/plain-data.ts';
import { InputError } from '../../readers/types.ts';
import { isList, jsonOf, listIn, notThisKind } from '../shared/json.ts';
import type { SourceFile } from '../types.ts';
import type { Sample } from './exposition.ts';

/** Answers of `/api/v1/query` and `/api/v1/query_range`: the last value of each series. */
export function* samplesOfQuery(file: SourceFile): Generator<Sample> {
  const whole = jsonOf(file);
  if (member(whole, 'status') === 'error') {
    throw new InputError(file.path, 'the query failed', 'Correct the query and ask again');
  }
  const result = member(whole, 'data', 'result');
  if (!isList(result)) notThisKind(file, 'list "data.result"');
  for (const series of result) {
    const values = listIn(series, 'values');
    const pair = values.length > 0 ? values.at(-1) : member(series, 'value');
    const [stamp, value] = listIn(pair);
    const labels = new Map<string, string>();
    for (const [key, text] of membersOf(member(series, 'metric'))) {
      if (typeof text === 'string') labels.set(key, text);
    }
    yield {
      name: labels.get('__name__') ?? '',
      labels,
      value: Number(value),
      at: typeof stamp === 'number' ? stamp * 1000 : null,
    };
  }
}
