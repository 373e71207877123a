import { createRoute, z } from '@hono/zod-openapi';
import { readLedger, verifyLedger } from '../../../engine/read-ledger.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { LedgerPage, LedgerVerification } from '../../contract/ledger.ts';
import { requireAnybody } from '../../middleware/require.ts';
import { recordEntryOf } from '../../present/safety-case.ts';
import { json, PROBLEMS } from '../responses.ts';

const read = createRoute({
  method: 'get',
  path: '/api/ledger',
  summary: 'The ledger, newest first',
  middleware: [requireAnybody] as const,
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
  middleware: [requireAnybody] as const,
  responses: { 200: json(LedgerVerification, 'What came out'), ...PROBLEMS },
});

export const LEDGER_ROUTES = [read, verify];

export function ledgerRoutes({ engine }: AppDeps) {
  return newRoutes()
    .openapi(read, async (c) => {
      const { before, limit } = c.req.valid('query');
      const { entries, head } = await readLedger(engine, before ?? null, limit);
      const shown = entries.map((entry) => ({ ...recordEntryOf(entry), case: entry.case }));
      return c.json({ entries: shown, ...head }, 200);
    })
    .openapi(verify, async (c) => {
      const at = engine.clock.now();
      return c.json({ ...(await verifyLedger(engine)), at }, 200);
    });
}
