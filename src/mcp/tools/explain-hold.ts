import { z } from 'zod';
import { findHold, findRelease } from '../../cli/guard/holds/hold-files.ts';
import type { HeldFile } from '../../cli/guard/holds/hold-files.ts';
import { askServer } from '../../cli/guard/server/ask.ts';
import type { Ground } from '../ground/ground.ts';
import { ToolFault } from '../ground/tool-fault.ts';
import { words } from '../judging/present.ts';
import { agentTool } from './types.ts';

const Output = z.object({
  id: z.string(),
  state: z.string(),
  what: z.string(),
  why: z.string(),
  rules: z.array(z.string()),
  /** What would lift it, a sentence each. */
  lift: z.array(z.string()),
  where: z.string(),
  heldAt: z.string().nullable(),
});

const PATIENCE = 4000;

export const explainHold = agentTool({
  name: 'explain_hold',
  title: 'Why is this held?',
  description:
    'Says what is held under a ticket or a case, why, what would lift it, and whether a person has answered. ' +
    'It releases nothing: only a person can.',
  input: z.strictObject({
    ticket: z
      .string()
      .regex(/^[\w:.-]{1,100}$/)
      .describe('a ticket, or the id of a case, as you were told it'),
  }),
  output: Output,
  answer: async ({ ticket }, { ground }) => {
    const { holds } = ground.post.places;
    const here = findHold(holds, ticket);
    const id = here?.caseId ?? (here === null ? ticket : null);
    const there = id === null ? null : await onServer(id, ground);
    if (here === null && there === null) throw new ToolFault(`Nothing is held under ${ticket}.`);
    const data = { ...ofFile(here, ticket, ground), ...there };
    return { text: inWords(data), data };
  },
});

function ofFile(here: HeldFile | null, ticket: string, { post }: Ground): z.infer<typeof Output> {
  const released = here === null ? null : findRelease(post.places.holds, here.digest);
  const where = here?.url ?? `a terminal of their own: holdpoint release ${ticket}`;
  return {
    id: ticket,
    state: released === null ? 'held' : `released by ${released.by} until ${released.until}`,
    what: words(here?.headline ?? ''),
    why: words(here?.message ?? ''),
    rules: [...(here?.rules ?? [])],
    lift: [
      'A person who understands the consequences releases it; then do exactly the same again.',
    ],
    where: `Where a person releases it: ${where}`,
    heldAt: here?.at ?? null,
  };
}

/** What the server says of a case; null where there is no server or no such case. */
async function onServer(
  id: string,
  { post }: Ground,
): Promise<Partial<z.infer<typeof Output>> | null> {
  const { server } = post.config;
  if (server === null) return null;
  const path = `/api/guard/holds/${encodeURIComponent(id)}`;
  const asked = await askServer(server, 'GET', path, undefined, PATIENCE);
  if (asked.kind === 'unreachable') {
    return {
      state: 'held, as far as is known here',
      lift: [`The server cannot be asked: ${words(asked.why)}`],
    };
  }
  if (asked.status >= 300) return null;
  const { state, summary, open, url, refusal } = asked.body as Readonly<Record<string, unknown>>;
  const refused = typeof refusal === 'string' ? ` ${refusal}` : '';
  return {
    id,
    state: words(`${String(state)}${refused}`),
    ...(typeof summary === 'string' ? { what: words(summary) } : {}),
    ...(Array.isArray(open) ? { lift: open.slice(0, 20).map((each) => words(String(each))) } : {}),
    ...(typeof url === 'string' ? { where: `Where a person releases it: ${url}` } : {}),
  };
}

function inWords({
  id,
  state,
  what,
  why,
  rules,
  lift,
  where,
  heldAt,
}: z.infer<typeof Output>): string {
  return [
    `${id}: ${state}${heldAt === null ? '' : ` (held at ${heldAt})`}.`,
    what,
    `${why}${rules.length === 0 ? '' : ` (${rules.join(', ')})`}`.trim(),
    ...lift.map((each) => `What would lift it: ${each}`),
    where,
  ]
    .filter((line) => line !== '')
    .join('\n');
}
