import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairOf, readConfig } from './test-config.ts';

const SECRET = 'hunter2x9';

/** Ways to write the secret down, with a number that makes two versions differ. */
const PLACES: readonly (readonly [path: string, text: (secret: string, n: number) => string])[] = [
  ['config/a.yaml', (s, n) => `password: ${s}\nport: ${n}`],
  [
    'config/a.yaml',
    (s, n) => `timeout: ${n} # x\nsecrets:\n  - ${s}\n  - name: b\n    value: "${s}"`,
  ],
  ['config/a.yaml', (s, n) => `users:\n- {url: "https://u:${s}@h.example.com", timeout: ${n}}`],
  ['config/a.yaml', (s, n) => `clients:\n- {key: "${s}-${s}", timeout: ${n}00}`],
  ['config/a.yaml', (s, n) => `token: |\n  ${s}${n}\n  ${s}\ntimeout: ${n}`],
  ['config/a.json', (s, n) => `{"a": {"api_key": "${s}"}, "timeout": ${n}}`],
  ['config/a.toml', (s, n) => `timeout = ${n}\n[db]\npassword = """\n${s}"""\n`],
  ['.env', (s, n) => `TIMEOUT=${n}\nexport DB_PASSWORD="${s}"\nSTRIPE_KEY=${s}${s}\n`],
  ['a.properties', (s, n) => `db.password=${s}\\\n  ${s}\ntimeout=${n}`],
  ['my.cnf', (s, n) => `[client]\npassword=${s}\nmax_connections=${n}00`],
  ['redis.conf', (s, n) => `requirepass ${s}\ntimeout ${n}`],
  [
    'web.config',
    (s, n) =>
      `<c><connectionStrings><add name="Db" connectionString="Server=h${n};Password=${s}"/></connectionStrings></c>`,
  ],
  ['prod.tfvars', (s, n) => `db_password = "${s}"\ntimeout = ${n}`],
  ['prod.tfvars', (s, n) => `users = { a = { secret = "${s}", timeout = ${n} } }`],
  [
    'compose.yaml',
    (s, n) => `services: {a: {image: "x:${n}", environment: ["A_PASSWORD=${s}", "T=${n}"]}}`,
  ],
  ['compose.yaml', (s, n) => `services:\n  a:\n    image: x\n    command: mysql -p${s} --x ${n}`],
  [
    'crontab',
    (s, n) =>
      `${n} 3 * * * mysqldump -u root -p${s} app\n${n} 4 * * * curl -u me:${s} https://a.example.com`,
  ],
  ['crontab', (s, n) => `0 ${n} * * * PGPASSWORD=${s} pg_dump app\n${n} 1 * * * x --token ${s}`],
  [
    'a.service',
    (s, n) =>
      `[Service]\nEnvironment=DB_PASSWORD=${s}\nExecStart=/bin/rm -rf /x${n} --password ${s}`,
  ],
];

describe('no secret is ever shown', () => {
  it.each(PLACES)('%s %#', async (path, text) => {
    for (const [before, after] of [
      [text(SECRET, 1), text(SECRET, 3)],
      [text(SECRET, 1), text(`${SECRET}z`, 1)],
      [text(SECRET, 1), text(`${SECRET}z`, 5)],
      [null, text(SECRET, 1)],
      [text(SECRET, 1), null],
      [text(SECRET, 1), path === 'crontab' ? '' : text('', 3)],
    ] as const) {
      const reading = await readConfig(pairOf(path, before, after));
      expect(JSON.stringify(reading)).not.toContain(SECRET);
    }
  });

  it('whatever else changes', async () => {
    const value = fc.oneof(
      fc.integer(),
      fc.boolean(),
      fc.constantFrom('a', '5m', 'https://a.example.com'),
    );
    const rest = fc.dictionary(
      fc.constantFrom('timeout', 'a', 'db_host', 'tls', 'retention_days'),
      value,
    );
    await fc.assert(
      fc.asyncProperty(
        rest,
        rest,
        fc.constantFrom('password', 'api_key', 'secrets', 'token'),
        fc.boolean(),
        async (before, after, key, pretty) => {
          const inner = (secret: string) =>
            key === 'secrets' ? { a: secret, b: [secret] } : secret;
          const write = (data: object, secret: string) =>
            JSON.stringify({ ...data, [key]: inner(secret) }, null, pretty ? 1 : 0);
          const reading = await readConfig(
            pairOf('config/a.json', write(before, SECRET), write(after, `${SECRET}2`)),
          );
          expect(JSON.stringify(reading)).not.toContain(SECRET);
        },
      ),
    );
  });
});
