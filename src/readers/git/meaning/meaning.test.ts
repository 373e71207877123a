import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Effect } from '../../../core/change/types.ts';
import { readRange } from '../reader.ts';
import { TestRepository } from '../test-repository.ts';
import { patchReader } from '../patch-reader.ts';

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
`;
const CLAIM = `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: orders-data
  namespace: shop
spec:
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 20Gi } }
`;

let repository: TestRepository;
beforeEach(() => {
  repository = new TestRepository();
});
afterEach(() => repository.remove());

async function meant(range = 'HEAD~1..HEAD'): Promise<readonly Effect[]> {
  const { effects } = await readRange({ repository: repository.folder, range });
  return effects.filter(({ resource }) => resource.provider !== null);
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

describe('files in a range', () => {
  it('are read by whoever knows their language, beside being files', async () => {
    repository.write('k8s/prod/shop.yaml', `${SERVICE}---\n${CLAIM}`).commit('first');
    repository.write('k8s/prod/shop.yaml', SERVICE).commit('second');
    expect(await meant()).toMatchObject([
      {
        verb: 'delete',
        data: 'holds-data',
        environment: 'production',
        resource: { type: 'PersistentVolumeClaim', file: 'k8s/prod/shop.yaml' },
      },
    ]);
    const { effects } = await readRange({ repository: repository.folder, range: 'HEAD~1..HEAD' });
    expect(effects).toHaveLength(2);
  });

  it('name the version in which it was seen', async () => {
    repository.write('db/migrations/1.sql', 'create table orders (id int);\n').commit('first');
    const head = repository
      .write('db/migrations/2.sql', 'select 1;\n\ndrop table orders;\n')
      .commit('second');
    const [drop] = await meant();
    expect(drop).toMatchObject({ verb: 'delete', reversibility: 'irreversible' });
    expect(drop?.evidence[0]).toMatchObject({
      source: `db/migrations/2.sql@${head.slice(0, 12)}`,
      line: 3,
    });
  });

  it('move between files without anything being lost', async () => {
    repository.write('k8s/all.yaml', `${SERVICE}---\n${CLAIM}`).commit('first');
    repository.write('k8s/all.yaml', SERVICE).write('k8s/data.yaml', CLAIM).commit('second');
    expect((await meant()).filter(({ verb }) => verb === 'delete')).toEqual([]);
  });

  it.each(['test/fixtures/drop.sql', 'docs/drop.md', 'src/drop.ts', 'package-lock.json'])(
    'at %s are only files',
    async (path) => {
      repository.write('a', '').commit('first');
      repository.write(path, 'drop table orders;\n').commit('second');
      expect(await meant()).toEqual([]);
    },
  );
});

describe('sizes of tables', () => {
  const EMPTY = '{"orders": {"rows": 0}}\n';
  const DROP = 'drop table orders;\n';

  it('are taken from before the change, and from the very file that is changed', async () => {
    repository.write('db/table-sizes.json', EMPTY).write('db/notes.json', EMPTY).commit('first');
    repository.write('db/table-sizes.json', '{}\n').write('db/migrations/1.sql', DROP);
    repository.commit('second');
    expect(await meant()).toMatchObject([{ verb: 'delete', reversibility: 'reversible' }]);
    repository.git('mv', '-f', 'db/notes.json', 'db/table-sizes.json');
    repository.write('db/migrations/2.sql', DROP).commit('third');
    expect(await meant()).toMatchObject([{ verb: 'delete', reversibility: 'irreversible' }]);
  });

  it('are not believed of a file that only a patch says was there', async () => {
    repository.write('db/table-sizes.json', EMPTY).commit('first');
    repository.git('rm', '-q', 'db/table-sizes.json');
    repository.write('db/migrations/1.sql', DROP).commit('second');
    const patch = repository.git('diff', 'HEAD~1..HEAD');
    const { effects } = await patchReader.read({ name: 'x.diff', bytes: bytes(`${patch}\n`) });
    const inner = effects.filter(({ resource }) => resource.provider !== null);
    expect(inner).toMatchObject([{ verb: 'delete', reversibility: 'irreversible' }]);
  });

  it('reach the files of ranges and patches', async () => {
    const size = { rows: 0, bytes: null, saidBy: 'sizes.json' };
    const facts = { tableSizes: new Map([['orders', size]]) };
    repository.write('a', '').commit('first');
    repository.write('db/migrations/1.sql', DROP).commit('second');
    const range = 'HEAD~1..HEAD';
    const read = await readRange({ repository: repository.folder, range, facts });
    const patch = `${repository.git('diff', range)}\n`;
    const patched = await patchReader.read({ name: 'x.diff', bytes: bytes(patch), facts });
    for (const { effects } of [read, patched]) {
      const inner = effects.filter(({ resource }) => resource.provider !== null);
      expect(inner).toMatchObject([{ verb: 'delete', reversibility: 'reversible' }]);
    }
  });
});

describe('files in a patch', () => {
  it('are read where the patch shows them whole', async () => {
    repository.write('k8s/claim.yaml', CLAIM).write('k8s/web.yaml', SERVICE).commit('first');
    repository.git('rm', '-q', 'k8s/claim.yaml');
    repository.write('db/migrations/2.sql', 'drop table orders;\n');
    repository.write('k8s/web.yaml', SERVICE.replace('80', '81')).commit('second');
    const patch = repository.git('diff', 'HEAD~1..HEAD');
    const { effects } = await patchReader.read({ name: 'x.diff', bytes: bytes(`${patch}\n`) });
    const inner = effects.filter(({ resource }) => resource.provider !== null);
    expect(inner.map(({ verb, resource }) => `${verb} ${resource.type}`).toSorted()).toEqual([
      'delete PersistentVolumeClaim',
      'delete table',
    ]);
  });
});
