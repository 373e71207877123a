import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../../world/memory-world.ts';
import { tell } from '../tell.ts';

const world = memoryWorld({
  files: { '/work/app/.env': 'A=1', '/work/app/.env.example': 'A=', '/work/app/lib/a.ts': '' },
  repository: { stateOf: () => 'untracked', isDirty: () => true },
});
const held = async (text: string) =>
  (await tell(text, world)).some((line) => / irreversible |^hold:/.test(line));

describe('what runs only where a path is not there', () => {
  it.each([
    '[ -f .env ] || cp .env.example .env',
    'test -f .env || cp .env.example .env',
    '[ -e .env ] || cp .env.example .env',
    '[[ -f .env ]] || cp .env.example .env',
    '[ ! -f .env ] && cp .env.example .env',
    '[[ ! -f .env ]] && cp .env.example .env',
    'if [ ! -f .env ]; then cp .env.example .env; fi',
    'if [ -f .env ]; then echo there; else cp .env.example .env; fi',
  ])('is not over what is there: %s', async (text) => {
    expect(await held(text)).toBe(false);
  });

  it.each([
    'cp .env.example .env',
    '[ -f .env ] && cp .env.example .env',
    '[ ! -f .env ] || cp .env.example .env',
    '[ -f other ] || cp .env.example .env',
    '[ -d .env ] || cp .env.example .env',
    '[ -f .env ] || echo no; cp .env.example .env',
    '[ -f .env ] || echo no || cp .env.example .env',
    'if [ -f .env ]; then cp .env.example .env; fi',
    'if [ ! -f .env ]; then echo no; fi; cp .env.example .env',
    'if [ ! -f .env ]; then :; else cp .env.example .env; fi',
    'if true; [ ! -f .env ]; then cp .env.example .env; fi',
    '[ -f lib ] || rm -rf lib',
    'ssh host true; [ -n "$X" ] || rm -rf lib',
    '[ -f .env -o -f x ] || cp .env.example .env',
  ])('and is, where the test says something else: %s', async (text) => {
    expect(await held(text)).toBe(true);
  });
});
