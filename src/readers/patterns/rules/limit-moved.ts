import type { PlacedSetting } from '../code/settings-of.ts';
import { settingsOf } from '../code/settings-of.ts';
import { isTestFile } from '../knowledge/test-files.ts';
import type { Pattern, PlacedSighting, Side } from '../types.ts';

/** What the name of a number must be about for its size to matter to others. */
const LIMIT =
  /time_?out|deadline|pool|retr(?:y|ies)|attempts|backoff|batch|memory|heap|replica|concurren|parallel|workers?|threads?|connections?|rate_?limit|quota|max_?(?:conn|size|open|idle|wait|items|length|request|inflight|pending|batch|queue|age|bytes|delay|rows|results|records|body\w*)|\bttl\b|_ttl|ttl_|Ttl|TTL|cache_?size|queue_?size|buffer_?size|capacity|keep_?alive|interval|throttle|burst|\bcpu\b|limit$|prefetch|window/i;
const NOT =
  /version|port$|\bid$|year|index|width|height|color|offset|padding|margin|zoom|opacity|animation|transition|scroll|toast|tooltip|debounce|test|z_?index/i;

const LEAP = 10;

export const limitMoved: Pattern = {
  id: 'limit-moved',
  title: 'A limit ten times as large, or a tenth of it',
  why: 'Limits hold each other up: a pool, a time-out or a batch of another size moves the load to whatever stands behind it.',
  fix: 'Move it in steps, and show what load the other side bears.',
  weight: 'hold',
  languages: ['ecma', 'python', 'go', 'java', 'yaml', 'json', 'any'],
  signs: [new RegExp(LIMIT.source, 'i')],
  mayStir: ({ gone, come }) => /\d/.test(gone) && /\d/.test(come),
  search: { kind: 'between', find },
};

function find(before: Side | null, after: Side | null): readonly PlacedSighting[] {
  if (before === null || after === null || isTestFile(after.path)) return [];
  const old = settingsOf(before);
  return [...settingsOf(after).values()].flatMap((now) => {
    const was = old.get(now.way);
    if (was === undefined || !LIMIT.test(now.name) || NOT.test(now.name)) return [];
    return leap(was, now);
  });
}

function leap(was: PlacedSetting, now: PlacedSetting): readonly PlacedSighting[] {
  if (typeof was.value !== 'number' || typeof now.value !== 'number' || was.value === now.value)
    return [];
  const none = now.value <= 0 && was.value > 0;
  const ratio = was.value === 0 ? 1 : now.value / was.value;
  if (!none && ratio < LEAP && (ratio > 1 / LEAP || ratio <= 0)) return [];
  return [
    {
      key: `${now.way} ${was.value} ${now.value}`,
      loose: '',
      start: now.start,
      end: now.end,
      note: `${now.name} goes from ${was.value} to ${now.value}${none ? ', which often means “no limit”' : ''}`,
      side: 'after',
      ...(none ? { weight: 'note' as const } : {}),
    },
  ];
}
