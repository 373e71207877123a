import fc from 'fast-check';
import { expect, it } from 'vitest';
import { connectionOf, isThisMachine, settingByVariable, targetOfUrl } from './connection.ts';
import { THIS_MACHINE, settingNamed } from './setting.ts';

const told = (url: string, here = THIS_MACHINE): string => {
  const target = targetOfUrl(url, 'URL');
  if (target === null) return 'no target';
  const { setting, scratch } = connectionOf(target, here);
  return `${setting.kind}${scratch ? ' scratch' : ''}`;
};

it.each([
  ['postgres://app:x@localhost:5432/app', 'development'],
  ['postgres://app:x@127.0.0.1/app', 'development'],
  ['postgres://[::1]/app', 'development'],
  ['postgresql:///app', 'development'],
  ['postgres://app:x@db:5432/app', 'development'],
  ['mysql://root@mysql/app', 'development'],
  ['redis://redis:6379/0', 'development'],
  ['postgres://app:x@localhost/app_test', 'test scratch'],
  ['postgres://localhost/test_app', 'test scratch'],
  ['postgres://localhost/contest', 'development'],
  ['postgres://localhost/latest', 'development'],
  ['postgres://localhost/app_production', 'production'],
  ['postgres://app:x@prod-db.internal/app', 'production'],
  ['postgres://app:x@prod-db.internal/app_test', 'production'],
  ['postgres://app:x@staging-db.internal/app', 'staging'],
  ['postgres://app:x@staging-db/app_production', 'production'],
  ['postgres://app:x@db.abc.eu-west-1.rds.amazonaws.com/app', 'unknown'],
  ['postgres://postgres:x@db.abcdefgh.supabase.co:5432/postgres', 'unknown'],
  ['postgres://app@ep-cool-1.neon.tech/neondb?sslmode=require', 'unknown'],
  ['mongodb+srv://u:p@cluster0.abcd.mongodb.net/app', 'unknown'],
  ['mongodb://a:1,b:2,c:3/app', 'unknown'],
  ['mongodb://localhost:27017,localhost:27018/app', 'development'],
  ['postgres://localhost,prod-b.example.com:5432/app', 'production'],
  ['postgres://localhost/app?sslmode=off&host=prod.example.com', 'production'],
  ['mongodb://localhost:27017', 'development'],
  ['jdbc:postgresql://prod-db/app', 'production'],
  ['jdbc:sqlserver://localhost:1433;databaseName=app', 'development'],
  ['jdbc:sqlserver://sql.example.com;databaseName=prod', 'production'],
  ['host=localhost dbname=app', 'development'],
  ['host=prod-db dbname=app', 'production'],
  ['service=prod', 'production'],
  ['Server=tcp:sql.example.com,1433;Database=app', 'unknown'],
  ['file:./dev.db', 'development'],
  ['file:./test.db', 'test scratch'],
  ['sqlite:///tmp/x.db', 'test scratch'],
  ['app_development', 'no target'],
  ['', 'no target'],
])('%s is %s', (url, expected) => {
  expect(told(url)).toBe(expected);
});

it('takes this machine for what it is said to be', () => {
  expect(told('postgres://localhost/app', settingNamed('prod-1', 'host'))).toBe('production');
  expect(told('postgres://localhost/app_test', settingNamed('prod-1', 'host'))).toBe('production');
  expect(isThisMachine('db.example.com')).toBe(false);
});

it('keeps names and passwords to itself', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9]{12,20}$/), (secret) => {
      const target = targetOfUrl(`postgres://app:${secret}@db.example.com/app`, 'URL');
      if (target === null) throw new Error('not read');
      expect(JSON.stringify(connectionOf(target, THIS_MACHINE))).not.toContain(secret);
    }),
  );
});

it('goes by the first variable that is set', () => {
  const env = { NODE_ENV: 'test', APP_ENV: 'production' } as Record<string, string | null>;
  const at = (...names: readonly string[]) => settingByVariable(names, (name) => env[name])?.kind;
  expect(at('NODE_ENV', 'APP_ENV')).toBe('test');
  expect(at('RAILS_ENV', 'APP_ENV')).toBe('production');
  expect(at('RAILS_ENV')).toBeUndefined();
  env['RAILS_ENV'] = null;
  expect(at('RAILS_ENV')).toBe('unknown');
});
