import { expect, it } from 'vitest';
import { remember } from './remember.ts';

it('says what the function says, and asks it once for each short text', () => {
  const asked: string[] = [];
  const upper = remember((text) => {
    asked.push(text);
    return text.toUpperCase();
  });
  const long = 'x'.repeat(201);
  for (const text of ['a', '__proto__', '\ud800', 'a', '', '', long, long]) {
    expect(upper(text)).toBe(text.toUpperCase());
  }
  expect(asked).toEqual(['a', '__proto__', '\ud800', '', long, long]);
});

it('forgets before it grows without end', () => {
  let asked = 0;
  const length = remember((text) => {
    asked++;
    return text.length;
  });
  for (let number = 0; number <= 5_000; number++) length(String(number));
  expect(length('0')).toBe(1);
  expect(asked).toBe(5_002);
});
