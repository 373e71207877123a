import { describe, expect, it } from 'vitest';
import { brief, briefly, pairOf, readConfig, remarkable } from '../test-config.ts';

const compose = (before: string, after: string) => briefly(before, after, 'compose.yaml');

/** A file with one service `db` of some lines, and further sections. */
function db(lines: string, rest = ''): string {
  const inner = lines
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
  return `services:\n  db:\n${inner}\n${rest}`;
}

const PG = 'image: postgres:15\nvolumes:\n  - pg:/var/lib/postgresql/data';
const VOLUMES = 'volumes:\n  pg: {}\n';

describe('databases in Compose files', () => {
  it.each([
    ['image: postgres:15', 'image: postgres:17', 'db costly database downtime'],
    ['image: postgres:15.2', 'image: postgres:15.9'],
    ['image: postgres:15', 'image: "postgres:15-alpine"'],
    ['image: postgres:17', 'image: postgres:15', 'db costly database downtime'],
    ['image: postgres:15', 'image: postgres:latest', 'db costly database downtime'],
    ['image: postgres:latest', 'image: postgres:17'],
    ['image: postgres:15', 'image: mysql:8', 'db costly database downtime'],
    ['image: postgres:15', 'image: registry.example.com/library/postgres:15'],
    ['image: nginx:1.20', 'image: nginx:2.0'],
    ['image: redis:6', 'image: redis:7'],
    ['image: redis:7', 'image: redis:6', 'db costly database downtime'],
    ['image: mongo:5@sha256:aa', 'image: mongo:7@sha256:bb', 'db costly database downtime'],
    ['image: "postgres:${V}"', 'image: "postgres:${W}"'],
  ])('%j to %j', async (before, after, ...expected) => {
    expect(await compose(db(before), db(after))).toEqual(expected);
  });

  it.each<readonly [string, string, ...string[]]>([
    [PG, 'image: postgres:15', 'db costly database protection-removed'],
    [PG, PG.replace('pg:', 'pg2:'), 'db costly database'],
    [PG, PG.replace('pg:/', './data:/'), 'db costly database'],
    [
      PG,
      PG.replace(
        '- pg:/var/lib/postgresql/data',
        '- type: volume\n    source: pg\n    target: /var/lib/postgresql/data/',
      ),
    ],
    [
      PG,
      'image: postgres:15\ntmpfs: /var/lib/postgresql/data',
      'db costly database protection-removed',
    ],
    [PG, PG.replace('/data', '/other'), 'db costly database'],
    [
      'image: postgres:15\nvolumes: [./init.sql:/docker-entrypoint-initdb.d/init.sql]',
      'image: postgres:15',
    ],
    ['image: app\nvolumes: [cache:/app/node_modules]', 'image: app'],
    ['image: app\nvolumes: [uploads:/app/uploads]', 'image: app', 'db costly protection-removed'],
    ['image: app\nvolumes: [./src:/app]', 'image: app\nvolumes: [./lib:/app]'],
    ['image: app', 'image: app\nvolumes: [x:/app/data]'],
    ['image: app\nvolumes: [./a:/data]', 'image: app\nvolumes: [./b:/data]', 'db costly'],
    ['image: app\nvolumes: [./a:/app/public]', 'image: app\nvolumes: [./b:/app/public]'],
  ])('mounts of %j become %j', async (before, after, ...expected) => {
    expect(await compose(db(before, VOLUMES), db(after, VOLUMES))).toEqual(expected);
  });
});

describe('volumes, projects and services', () => {
  const one = 'services:\n  a: {image: x}\n';
  it.each<readonly [string, string, ...string[]]>([
    [`${one}volumes: {v: {}}`, one, 'v forget costly'],
    [one, `${one}volumes: {v: {}}`],
    [`${one}volumes: {v: {external: true}}`, `${one}volumes: {v: {}}`, 'v costly'],
    [`${one}volumes: {v: {name: a}}`, `${one}volumes: {v: {name: b}}`, 'v costly'],
    [`${one}volumes: {v: {labels: [a]}}`, `${one}volumes: {v: {labels: [b]}}`],
    [`${one}volumes: {v: {driver: local}}`, `${one}volumes: {v: {driver: nfs}}`, 'v costly'],
    [`name: a\n${one}volumes: {v: {}}`, `name: b\n${one}volumes: {v: {}}`, 'name costly'],
    [`name: a\n${one}`, `name: b\n${one}`],
    [
      'services:\n  a: {image: x}\n  b: {image: y}',
      'services:\n  a: {image: x}',
      'b delete costly downtime',
    ],
    ['services:\n  a: {image: x}', 'services:\n  a: {image: x}\n  b: {image: y, ports: ["80:80"]}'],
    ['services:\n  a: {image: x}', 'services:\n  renamed: {image: x}'],
    [
      'services:\n  db: {image: "postgres:15"}\n  a: {image: x}',
      'services:\n  a: {image: x}',
      'db delete irreversible database downtime',
    ],
    [
      'services:\n  db: {image: "postgres:15", volumes: ["pg:/var/lib/postgresql/data"]}\n  a: {image: x}',
      'services:\n  a: {image: x}',
      'db delete costly database downtime',
    ],
    [
      'services:\n  a: {image: x}',
      'services:\n  a: {image: x}\n  db: {image: "redis:7", ports: ["6379:6379"]}',
      'db expose database public-exposure',
    ],
    [
      'services:\n  a: {image: x}',
      'services:\n  a: {image: x}\n  db: {image: "redis:7", ports: ["127.0.0.1:6379:6379"]}',
    ],
  ])('%j becomes %j', async (before, after, ...expected) => {
    expect(await compose(before, after)).toEqual(expected);
  });
});

describe('how services run', () => {
  it.each<readonly [string, string, ...string[]]>([
    ['ports: ["127.0.0.1:5432:5432"]', 'ports: ["5432:5432"]', 'db expose public-exposure'],
    ['ports: ["5432:5432"]', 'ports: ["127.0.0.1:5432:5432"]'],
    ['ports: ["80:80"]', 'ports: ["8080:80"]'],
    ['ports: ["80:80/tcp"]', 'ports:\n  - {target: 80, published: 80}'],
    ['x-a: 1', 'ports: ["[::1]:80:80"]'],
    ['privileged: false', 'privileged: true', 'db grant permission-widened'],
    ['privileged: true', 'privileged: false'],
    [
      'volumes: []',
      'volumes: ["/var/run/docker.sock:/var/run/docker.sock"]',
      'db grant permission-widened',
    ],
    [
      'volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]',
      'volumes: ["/var/run/docker.sock:/var/run/docker.sock"]',
    ],
    ['network_mode: bridge', 'network_mode: host', 'db grant permission-widened'],
    ['cap_add: [CHOWN]', 'cap_add: [CHOWN, SYS_ADMIN]', 'db grant permission-widened'],
    ['cap_add: [CHOWN]', 'cap_add: [CHOWN, SETUID]'],
    ['restart: always', 'restart: "no"', 'db'],
    ['restart: always', 'restart: unless-stopped'],
    ['healthcheck: {test: [CMD, a]}', 'x-a: 1', 'db'],
    ['healthcheck: {test: [CMD, a]}', 'healthcheck: {test: [CMD, b]}'],
    ['deploy: {replicas: 2}', 'deploy: {replicas: 0}', 'db costly downtime scaled-to-zero'],
    ['deploy: {replicas: 2}', 'deploy: {replicas: 1}'],
    ['command: serve', 'command: serve --verbose'],
    ['command: serve', 'command: sh -c "rm -rf /data && serve"', 'db execute unknown'],
    ['command: [serve]', 'command: [sh, -c, "dropdb app; serve"]', 'db execute unknown'],
    ['environment: [A=1]', 'environment: {A: 1}'],
    [
      'environment: [LOG_LEVEL=info]',
      'environment: [LOG_LEVEL=debug]',
      'services.db.environment.LOG_LEVEL',
    ],
    [
      'environment: {DB_PASSWORD: a}',
      'environment: {DB_PASSWORD: b}',
      'services.db.environment.DB_PASSWORD secret',
    ],
    ['environment: {DB_PASSWORD: "${A}"}', 'environment: {DB_PASSWORD: "${B}"}'],
    ['depends_on: [a]', 'depends_on: [b]'],
    ['env_file: a', 'env_file: b'],
  ])('%j becomes %j', async (before, after, ...expected) => {
    expect(await compose(db(`image: app\n${before}`), db(`image: app\n${after}`))).toEqual(
      expected,
    );
  });

  it('knows a service and its volume again in another file', async () => {
    const both =
      'services:\n  a: {image: x}\n  b: {image: y, volumes: ["v:/data"]}\nvolumes: {v: {}}\n';
    const reading = await readConfig(
      pairOf('compose.yaml', both, 'services:\n  a: {image: x}\n'),
      pairOf(
        'compose.prod.yaml',
        null,
        'services:\n  b: {image: y, volumes: ["v:/data"]}\nvolumes: {v: {}}\n',
      ),
    );
    expect(remarkable(reading).map(brief)).toEqual([]);
  });

  it('holds what it cannot read', async () => {
    const reading = await readConfig(pairOf('compose.yaml', 'services: {}', 'services: {a: [}'));
    expect(reading).toMatchObject({
      effects: [],
      signals: [
        {
          weight: 'hold',
          kind: 'incomplete-input',
          evidence: [{ source: 'b/compose.yaml', line: 1 }],
        },
      ],
    });
  });

  it('shows the lines', async () => {
    const reading = await readConfig(
      pairOf('compose.yaml', db(PG, VOLUMES), db(PG.replace('15', '17'), VOLUMES)),
    );
    expect(reading.effects[0]?.evidence).toMatchObject([
      {
        source: 'a/compose.yaml',
        line: 3,
        excerpt: [{ number: 3, text: '    image: postgres:15', mark: 'removed' }],
      },
      {
        source: 'b/compose.yaml',
        line: 3,
        excerpt: [{ number: 3, text: '    image: postgres:17', mark: 'added' }],
      },
    ]);
  });
});
