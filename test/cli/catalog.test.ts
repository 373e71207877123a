import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAIN, inFolder, runCli } from './run-cli.ts';
import type { Ran, RunOptions } from './run-cli.ts';
import { withServer } from './server-stub.ts';

const DEPENDENCIES = JSON.stringify({
  data: [
    { parent: 'web', child: 'orders-svc', callCount: 1204 },
    { parent: 'orders-svc', child: 'payments', callCount: 3 },
    { parent: 'orders-svc', child: 'mail', callCount: 3 },
  ],
});
const CATALOG = `version: 1
# people come first
teams: [{ id: shop }]
systems:
  - id: orders # the heart
    tier: 1
    dependsOn: [ledger]
  - id: ledger
  - id: pay-api
    aliases: [payments]
  - id: mail-api
  - id: mail-service
`;
const FILES = { 'deps.json': DEPENDENCIES, 'catalog.yaml': CATALOG };

async function within(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  options: RunOptions = {},
  look: (folder: string, ran: Ran) => Promise<void> = async () => {},
): Promise<Ran> {
  return inFolder(async (folder) => {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    const ran = await runCli(['catalog', ...args], { cwd: folder, ...options });
    await look(folder, ran);
    return ran;
  });
}

describe('holdpoint catalog import', () => {
  it('says what fits the catalog and what does not', async () => {
    const ran = await within(FILES, ['import', 'deps.json']);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/^jaeger {2}deps\.json {2}4 systems {2}3 edges$/m);
    expect(ran.stdout).toContain('Systems  2 in the catalog, 1 new, 1 ambiguous');
    expect(ran.stdout).toContain('Edges    0 declared, 3 observed, 0 inferred');
    expect(ran.stdout).toContain('  mail: mail-api or mail-service');
    expect(ran.stdout).toContain('  orders needs ledger (catalog)');
    expect(ran.stdout).toContain('  web needs orders (jaeger: 1,204 calls)');
    expect(ran.stderr).toMatch(/Nothing was kept/);
  });

  it('keeps what it read, and a catalog takes it', async () => {
    const args = ['import', 'deps.json', '--output', 'x.graph.jsonl'];
    await within(FILES, args, {}, async (folder, ran) => {
      expect(ran.stderr).toBe('Wrote x.graph.jsonl\n');
      const [header] = (await readFile(join(folder, 'x.graph.jsonl'), 'utf8')).split('\n');
      expect(JSON.parse(header ?? '')).toMatchObject({ origin: 'jaeger', scope: 'deps.json' });
      const again = await runCli(['catalog', 'lint', 'catalog.yaml', 'x.graph.jsonl'], {
        cwd: folder,
      });
      expect(again.code).toBe(0);
      const read = await runCli(['catalog', 'import', 'x.graph.jsonl'], { cwd: folder });
      expect(read.stdout).toContain('2 in the catalog, 1 new, 1 ambiguous');
    });
  });

  it('reads a folder with all that is in it', async () => {
    const files = {
      'compose.yaml':
        'services:\n  web: { image: w, depends_on: [db] }\n  db: { image: postgres }\n',
      'k8s/web.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: {}\n',
      'k8s/template.yaml': 'kind: {{ .Kind }}\n---\n{{ x }}',
      'package.json': '{"workspaces":["p/*"]}',
      'p/a/package.json': '{"name":"a","dependencies":{"b":"*"}}',
      'p/b/package.json': '{"name":"b"}',
    };
    const ran = await within(files, ['import', '.']);
    expect(ran.code).toBe(0);
    for (const origin of ['compose', 'kubernetes', 'packages']) {
      expect(ran.stdout).toMatch(new RegExp(`^${origin} +\\. `, 'm'));
    }
    expect(ran.stderr).toMatch(/left out: k8s\/template\.yaml/);
  });

  it.each([
    [
      ['import', '-'],
      '{"a":1}',
      /^holdpoint: -: no source knows this export\. Say which it is with --from/,
    ],
    [['import', 'no.json'], '', /no\.json: there is no such file/],
    [
      ['import', '-', '--from', 'jeager'],
      '{}',
      /--from jeager: there is no such source\. Did you mean "jaeger"\?/,
    ],
    [['import', '-', '--from', 'jaeger'], '{"da', /-: it is not valid JSON/],
    [['import', '-', '--from', 'jaeger'], '{}', /there is no list "data" in it/],
    [['import', '-', '--every', '5m'], '', /--every: standard input can be read only once/],
    [['import', 'deps.json', '--output', 'x.json'], '', /call it NAME\.graph\.jsonl/],
    [['import', 'http://u:hunter2@127.0.0.1:1/x'], '', /credentials in an address end up in logs/],
    [['import', 'http://127.0.0.1:1/x'], '', /does not answer/],
    [
      ['import', 'http://127.0.0.1:1/x', '--token-env', 'NOPE'],
      '',
      /--token-env NOPE: there is no such variable/,
    ],
  ])('%j says in one line what to do', async (args, stdin, says) => {
    const ran = await within(FILES, args, { stdin });
    expect(ran.code).toBe(2);
    expect(ran.stderr.trimEnd().split('\n').at(-1)).toMatch(says);
    expect(ran.stderr).not.toContain('hunter2');
  });
});

/** A plain HTTP server on a free port of its own. */
async function serving<T>(
  listener: RequestListener,
  work: (address: string) => Promise<T>,
): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('holdpoint catalog import from an address', () => {
  const seen: (string | undefined)[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    seen.push(request.headers.authorization);
    if (request.url === '/away')
      return response.writeHead(302, { location: 'http://example.invalid/x' }).end();
    if (request.url === '/near')
      return response.writeHead(302, { location: '/deps?token=s3cret' }).end();
    if (request.url === '/denied') return response.writeHead(401).end();
    return response.end(DEPENDENCIES);
  };

  it('sends the token to the host that was named and shows it nowhere', async () => {
    await serving(listener, async (address) => {
      const env = { TRACING_TOKEN: 's3cret' };
      const args = (path: string) => [
        'import',
        `${address}${path}`,
        '--token-env',
        'TRACING_TOKEN',
        '--output',
        '-',
      ];
      const ran = await within(FILES, args('/deps?api_key=s3cret&limit=5'), { env });
      expect(ran.code).toBe(0);
      expect(seen.at(-1)).toBe('Bearer s3cret');
      expect(ran.stdout + ran.stderr).not.toContain('s3cret');
      expect(ran.stdout).toContain('api_key=***&limit=5');
      expect((await within(FILES, args('/near'), { env })).code).toBe(0);
      const away = await within(FILES, args('/away'), { env });
      expect(away).toMatchObject({ code: 2 });
      expect(away.stderr).toMatch(/redirects to another host/);
      const denied = await within(FILES, args('/denied'), { env });
      expect(denied.stderr).toMatch(/answers with 401.*--token-env/);
    });
  });
});

describe('holdpoint catalog import to a server', () => {
  it('puts the facts under their origin and scope', async () => {
    await withServer(
      () => ({ status: 200, body: {} }),
      async (address, asked) => {
        const args = ['import', 'deps.json', '--server', address, '--token', 'hp_x'];
        const ran = await within(FILES, args);
        expect(ran.code).toBe(0);
        expect(asked).toMatchObject([
          {
            method: 'PUT',
            path: '/api/catalog/facts/jaeger/deps.json',
            token: 'Bearer hp_x',
            body: [
              { format: 'holdpoint-graph', origin: 'jaeger', scope: 'deps.json' },
              ...['mail', 'orders-svc', 'payments', 'web'].map((system) => ({ system })),
              { from: 'orders-svc', to: 'mail' },
              { from: 'orders-svc', to: 'payments' },
              { from: 'web', to: 'orders-svc' },
            ],
          },
        ]);
      },
    );
  });

  it('sends thousands of edges as they come, with every line whole', async () => {
    const data = Array.from({ length: 4_000 }, (_, index) => ({
      parent: `caller-${index % 100}`,
      child: `é-${index}`,
      callCount: 3,
    }));
    await withServer(
      () => ({ status: 200, body: {} }),
      async (address, asked) => {
        const args = ['import', '-', '--from', 'jaeger', '--server', address, '--token', 'hp_x'];
        const ran = await within({}, args, { stdin: JSON.stringify({ data }) });
        expect(ran.code).toBe(0);
        const lines = asked[0]?.body as readonly { readonly to?: string }[];
        expect(new Set(lines.flatMap(({ to }) => to ?? []))).toEqual(
          new Set(data.map(({ child }) => child)),
        );
      },
    );
  });

  it('says what the server has against it', async () => {
    await withServer(
      () => ({ status: 409, body: { code: 'older-facts', message: 'Newer.', advice: 'Wait.' } }),
      async (address) => {
        const args = ['import', 'deps.json', '--server', address, '--token', 'hp_x'];
        const ran = await within(FILES, args);
        expect(ran.code).toBe(2);
        expect(ran.stderr).toMatch(/did not take what jaeger says: Newer\. Wait\./);
      },
    );
  });

  it('sends nothing that would only take away', async () => {
    await withServer(
      () => ({ status: 200, body: {} }),
      async (address, asked) => {
        const args = ['import', '-', '--from', 'jaeger', '--server', address, '--token', 'hp_x'];
        const ran = await within(FILES, args, { stdin: '{"data":[]}' });
        expect(ran.stderr).toMatch(/jaeger \(-\) says nothing, so it was not sent/);
        expect(asked).toEqual([]);
      },
    );
  });

  it('--every goes on, over a source that fails meanwhile, until it is stopped', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'deps.json'), DEPENDENCIES);
      await withServer(
        (_, count) => (count === 2 ? { status: 500, body: {} } : { status: 200, body: {} }),
        async (address, asked) => {
          const args = [
            'catalog',
            'import',
            'deps.json',
            '--server',
            address,
            '--token',
            'hp_x',
            '--every',
            '0.05s',
          ];
          const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, stdio: 'ignore' });
          const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
          while (asked.length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
          child.kill('SIGTERM');
          expect(await ended).toBe(0);
        },
      );
    });
  });
});

describe('holdpoint catalog forget', () => {
  it('takes back what a source said', async () => {
    const receipt = { origin: 'jaeger', scope: 'a b/c', at: '2026-03-02T09:00:00.000Z' };
    await withServer(
      () => ({ status: 200, body: { ...receipt, systems: 2, edges: 1204 } }),
      async (address, asked) => {
        const env = { HOLDPOINT_SERVER: address, HOLDPOINT_TOKEN: 'hp_x' };
        const ran = await within({}, ['forget', 'jaeger', 'a b/c'], { env });
        expect(ran).toMatchObject({ code: 0, stderr: '' });
        expect(ran.stdout).toBe(
          'Forgot jaeger (a b/c), with 2 systems and 1,204 edges that it said\n',
        );
        expect(asked).toEqual([
          {
            method: 'DELETE',
            path: '/api/catalog/facts/jaeger/a%20b%2Fc',
            token: 'Bearer hp_x',
            body: null,
          },
        ]);
      },
    );
  });

  it('says that there is no such source', async () => {
    const problem = { code: 'unknown-source', message: 'Nothing is known.', advice: 'Look.' };
    await withServer(
      () => ({ status: 404, body: problem }),
      async (address) => {
        const args = ['forget', 'jaeger', 'x', '--server', address, '--token', 'hp_x'];
        const ran = await within({}, args);
        expect(ran.code).toBe(2);
        expect(ran.stderr).toMatch(/Nothing is known\. Look\./);
      },
    );
  });
});

describe('holdpoint catalog infer', () => {
  const owned = { ...FILES, CODEOWNERS: '/orders/ @acme/shop\n/ledger/ @acme/money\n' };
  const files = {
    ...owned,
    'catalog.yaml': CATALOG.replace('- id: ledger', "- id: ledger\n    paths: ['ledger/**']"),
  };

  it('proposes with reasons and changes nothing', async () => {
    await within(files, ['infer', 'deps.json'], {}, async (folder, ran) => {
      expect(ran).toMatchObject({ code: 0, stderr: '' });
      expect(ran.stdout).toMatch(/^ledger\n {2}tier 2: Tier-1 orders needs it \(declared\)/m);
      expect(ran.stdout).toMatch(/owners money: CODEOWNERS:2 gives \/ledger\/ to them/);
      expect(ran.stdout).toMatch(
        /^web {2}\(not in the catalog\)\n {2}needs orders: observed, 0\.979/m,
      );
      expect(ran.stdout).toMatch(/^orders\n {2}aliases orders-svc\n {2}needs pay-api/m);
      expect(ran.stdout).not.toMatch(/needs mail/);
      expect(await readFile(join(folder, 'catalog.yaml'), 'utf8')).toBe(files['catalog.yaml']);
    });
  });

  it('--format yaml is a piece of a catalog', async () => {
    await within(files, ['infer', 'deps.json', '--format', 'yaml'], {}, async (folder, ran) => {
      await writeFile(join(folder, 'piece.catalog.yaml'), ran.stdout);
      const lint = await runCli(['catalog', 'lint', 'piece.catalog.yaml'], { cwd: folder });
      expect(
        lint.stdout
          .split('\n')
          .filter((line) => line !== '' && !/warning|not in the catalog/.test(line)),
      ).toEqual([]);
    });
  });

  it('--write enters them, keeps what a person wrote, and has nothing more to say', async () => {
    await within(files, ['infer', 'deps.json', '--write'], {}, async (folder, ran) => {
      expect(ran.stderr).toMatch(/Wrote catalog\.yaml/);
      const text = await readFile(join(folder, 'catalog.yaml'), 'utf8');
      expect(text).toContain('# people come first');
      expect(text).toContain('- id: orders # the heart');
      expect(text).toMatch(/tier: 2 # Tier-1 orders needs it/);
      const lint = await runCli(['catalog', 'lint'], { cwd: folder });
      expect(lint.code).toBe(0);
      const again = await runCli(['catalog', 'infer', 'deps.json'], { cwd: folder });
      expect(again.stdout).toMatch(/^Nothing to propose/);
    });
  });

  it.each([
    [['infer', '--write'], {}, /--write: name the one file/],
    [
      ['infer', '--write'],
      { 'catalog.yaml': 'version: 1\nsystems: [{ id: eu-payments }]\n---\nx: 1\n' },
      /catalog\.yaml/,
    ],
  ])('%j says what to do', async (args, given, says) => {
    const ran = await within(given, args);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(says);
  });
});
