import { createRoute, z } from '@hono/zod-openapi';
import { readLedger, verifyLedger } from '../../../engine/read-ledger.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { LedgerPage, LedgerStanding, LedgerVerification } from '../../contract/ledger.ts';
import { requireAnybody } from '../../middleware/require.ts';
import { standingOf } from '../../present/ledger-standing.ts';
import { recordEntryOf } from '../../present/safety-case.ts';
import { json, PROBLEMS } from '../responses.ts';

const read = createRoute({
  method: 'get',
  path: '/api/ledger',
  summary: 'The ledger, newest first',
  middleware: [requireAnybody('read')] as const,
  request: {
    query: z.object({
      before: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
  },
  responses: { 200: json(LedgerPage, 'Entries under the signed head'), ...PROBLEMS },
});

const verify = createRoute({
  method: 'post',
  path: '/api/ledger/verify',
  summary: 'Compute the whole ledger again and name the first entry that does not fit',
  middleware: [requireAnybody('read')] as const,
  responses: { 200: json(LedgerVerification, 'What came out'), ...PROBLEMS },
});

const standing = createRoute({
  method: 'get',
  path: '/api/ledger/standing',
  summary:
    'Whether the ledger verified when the server last looked; it releases nothing where it did not',
  middleware: [requireAnybody('read')] as const,
  responses: { 200: json(LedgerStanding, 'What the server found'), ...PROBLEMS },
});

export const LEDGER_ROUTES = [read, verify, standing];

export function ledgerRoutes({ engine, ledger }: AppDeps) {
  return newRoutes()
    .openapi(read, async (c) => {
      const { before, limit } = c.req.valid('query');
      const { entries, head } = await readLedger(engine, before ?? null, limit);
      const shown = entries.map((entry) => ({ ...recordEntryOf(entry), case: entry.case }));
      return c.json({ entries: shown, ...head }, 200);
    })
    .openapi(verify, async (c) => {
      const at = engine.clock.now();
      const found = await verifyLedger(engine);
      // The server goes by what it computes itself: at once, where the two may differ.
      const isDoubted = ledger.doubt() !== null;
      if (isDoubted === (found.kind === 'intact')) await ledger.look(true);
      return c.json({ ...found, at }, 200);
    })
    .openapi(standing, (c) => c.json(standingOf(ledger.standing()), 200));
}
