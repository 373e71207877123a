/**
 * A ledger of 1,000,000 entries verified as a server does it by itself, against plain SHA-256 of the same bytes:
 * `node bench/ledger.ts [ENTRIES]`, on a PostgreSQL of its own.
 */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { Client } from 'pg';
import { pause } from '../src/engine/catalog/pause.ts';
import { formatCheckpoint } from '../src/ledger/checkpoint.ts';
import { entryHash, entryText } from '../src/ledger/entry.ts';
import { EMPTY_FRONTIER, appendLeaf, rootOf } from '../src/ledger/merkle/frontier.ts';
import { createSigner } from '../src/ledger/signer.ts';
import { startEmbedded } from '../src/store/embedded/start.ts';
import { openStore } from '../src/store/open-store.ts';
import { milliseconds, row, timed } from './measure.ts';

const ENTRIES = Number(process.argv[2] ?? 1_000_000);
const BATCH = 5_000;
const NEW = 1_000;

const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
const signer = createSigner(pem.toString(), 'holdpoint/bench');
const folder = await mkdtemp(join(tmpdir(), 'holdpoint-bench-ledger-'));
const database = await startEmbedded({ dataDir: folder });
const { connectionString } = database;
const store = await openStore({ connectionString, signer });
try {
  await store.migrate();
  const texts = await fill(ENTRIES);
  const plain = await timed(() => hashAll(texts));
  const bytes = texts.reduce((sum, text) => sum + text.length, 0);
  process.stdout.write(`${ENTRIES} entries, ${(bytes / 2 ** 20).toFixed(0)} MiB of text\n`);
  texts.length = 0;
  globalThis.gc?.();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const before = process.memoryUsage().rss;
  let most = before;
  const watching = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  delay.enable();
  const whole = await timed(() => verify(null));
  delay.disable();
  clearInterval(watching);
  const { verified } = await verify(null);
  await append(NEW);
  const onwards = await timed(() => verify(verified));
  const all = 'SHA-256 of the same texts in memory';
  const name = `Ledger of ${ENTRIES.toLocaleString('en')} entries, the server's whole round`;
  for (const figures of [
    row(name, all, plain, whole),
    row(`${NEW.toLocaleString('en')} entries more, the round after`, all, plain, onwards),
  ]) {
    process.stdout.write(`${milliseconds(figures)}\n`);
  }
  const longest = `longest pause of the event loop ${(delay.max / 1e6).toFixed(0)} ms`;
  const usual = `99.9% below ${(delay.percentile(99.9) / 1e6).toFixed(0)} ms`;
  const grown = `memory grew by ${((most - before) / 2 ** 20).toFixed(0)} MiB`;
  process.stdout.write(`${longest}, ${usual}; ${grown}\n`);
} finally {
  await store.close();
  await database.stop();
  await rm(folder, { recursive: true });
}

async function verify(from: Parameters<typeof store.verifyLedgerOnwards>[0]) {
  const round = await store.verifyLedgerOnwards(from, pause);
  if (round.kind === 'broken') throw new Error(`entry ${round.firstBad}: ${round.why}`);
  return round;
}

function hashAll(texts: readonly string[]): void {
  for (const text of texts) createHash('sha256').update(text).digest();
}

/** As a server would have written them, with a signed checkpoint each. */
async function fill(count: number): Promise<string[]> {
  const client = new Client({ connectionString });
  await client.connect();
  const texts: string[] = [];
  let tree = EMPTY_FRONTIER;
  for (let from = 0; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => {
      const fields = fieldsOf(from + index);
      const canonical = entryText(fields);
      const leaf = entryHash(canonical);
      tree = appendLeaf(tree, leaf);
      texts.push(canonical);
      return {
        ...fields,
        canonical,
        leaf,
        note: formatCheckpoint(tree.size, rootOf(tree), signer),
      };
    });
    await client.query(
      `insert into holdpoint.ledger_entries (sequence, kind, at, case_id, actor, text, canonical, leaf_hash)
       select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bytea[])`,
      [
        rows.map(({ sequence }) => sequence),
        rows.map(({ kind }) => kind),
        rows.map(({ at }) => at),
        rows.map((each) => each.case),
        rows.map(({ actor }) => actor),
        rows.map(({ text }) => text),
        rows.map(({ canonical }) => canonical),
        rows.map(({ leaf }) => leaf),
      ],
    );
    await client.query(
      `insert into holdpoint.ledger_checkpoints (size, note) select * from unnest($1::bigint[], $2::text[])`,
      [rows.map(({ sequence }) => sequence + 1), rows.map(({ note }) => note)],
    );
  }
  await client.query('update holdpoint.ledger_head set size = $1, frontier = $2', [
    tree.size,
    tree.hashes.map((hash) => Buffer.from(hash)),
  ]);
  await client.query('analyze');
  await client.end();
  return texts;
}

async function append(count: number): Promise<void> {
  await store.transaction(async (tx) => {
    for (let index = 0; index < count; index += 1) {
      const { sequence: _, ...event } = fieldsOf(index);
      await tx.appendToLedger(event);
    }
  });
}

function fieldsOf(sequence: number) {
  const digest = createHash('sha256').update(String(sequence)).digest('hex');
  return {
    sequence,
    kind: 'case.answered',
    at: '2026-03-11T09:00:00.000Z',
    case: `01k8m3${digest.slice(0, 20)}`,
    actor: `person.${sequence % 500}`,
    text: `Person ${sequence % 500} approved: The copy was restored today, and nobody reads it.`,
    body: {
      approval: digest.slice(0, 26),
      person: `person.${sequence % 500}`,
      answer: 'approve',
      reason: 'The copy was restored today, and nobody reads it.',
      sequence: sequence % 7,
      binding: {
        changeDigest: `sha256:${digest}`,
        assessmentDigest: `sha256:${digest}`,
        policyHash: `sha256:${digest}`,
      },
      counts: true,
      why: 'Senior, with no hand in it',
    },
  };
}
