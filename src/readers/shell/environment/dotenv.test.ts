import { expect, it } from 'vitest';
import { memoryWorld } from '../world/memory-world.ts';
import { dotenvAt } from './dotenv.ts';

const world = memoryWorld({
  files: {
    '/work/app/.env': `# comment
export DATABASE_URL="postgres://localhost/app" # main
PORT=3000
HOST='db'
URL=http://$HOST:\${PORT}/x
BROKEN
`,
    '/work/app/.env.local': 'PORT=4000',
    '/work/app/.env.production': 'DATABASE_URL=postgres://prod-db/app',
  },
});

it.each([
  ['DATABASE_URL', null, 'postgres://localhost/app', '.env'],
  ['DATABASE_URL', 'production', 'postgres://prod-db/app', '.env.production'],
  ['PORT', null, '4000', '.env.local'],
  ['HOST', null, 'db', '.env'],
  ['URL', null, 'http://db:4000/x', '.env'],
])('reads %s in mode %s', (name, mode, value, file) => {
  expect(dotenvAt(world, '/work/app', mode)(name)).toEqual({ value, file });
});

it('says nothing of what is not there', () => {
  expect(dotenvAt(world, '/work/app')('OTHER')).toBeNull();
  expect(dotenvAt(world, '/work/other')('PORT')).toBeNull();
  expect(dotenvAt(world, null)('PORT')).toBeNull();
  expect(dotenvAt(world, '/work/app', '../../etc')('PORT')?.file).toBe('.env.local');
});
