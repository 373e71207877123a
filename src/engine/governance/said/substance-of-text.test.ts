import { describe, expect, it } from 'vitest';
import { emptiness } from './substance-of-text.ts';

const SHOWN = ['Deletes the orders database in production, with everything that is in it.'];

describe('a text that says nothing', () => {
  it.each([
    ['LGTM', 'is shorter than 20 characters'],
    ['fixes it, trust me', 'is shorter than 20 characters'],
    ['                    x', 'is shorter than 20 characters'],
    ['....................................', 'has fewer than 4 different words'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'has fewer than 4 different words'],
    ['test test test test test test test', 'has fewer than 4 different words'],
    ['asdf asdf asdf asdf asdf asdf qwer', 'has fewer than 4 different words'],
    [
      'one two three four one two three four one two three four one two three four',
      'repeats itself',
    ],
    ['ab ba aab bba abab baba aabb bbaa abba', 'repeats itself'],
    ['Deletes the orders database in production', 'only says what the page shows already'],
    ['  DELETES — the "orders" database: in production!', 'only says what the page shows already'],
    ['削除削除削除削除削除削除削除削除削除削除削除', 'repeats itself'],
  ])('%s', (text, why) => {
    expect(emptiness(text, SHOWN)).toBe(why);
  });
});

describe('a text that says something', () => {
  it.each([
    ['Drops a table that nothing has read since May.'],
    ['Restore last night’s snapshot; takes 40 minutes.'],
    ['Deletes the orders database in production because its successor took over in May.'],
    ['Entfernt den alten Cache; bei Lastspitzen wird es langsamer.'],
    ['注文データベースを削除します。昨夜のバックアップから四十分で元に戻せます。'],
    ['Если кэш пуст, страницы откроются на две секунды позже.'],
  ])('%s', (text) => {
    expect(emptiness(text, SHOWN)).toBeNull();
  });
});
