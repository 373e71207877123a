import { personOfAccount } from '../account.ts';
import type { ForgeContext } from '../forge-context.ts';
import { requestTask, type TaskSubject } from '../queue.ts';
import { summaryOf } from '../report/markdown.ts';
import { code } from '../report/plain-text.ts';
import type { RequestRef } from '../types.ts';

type Command = Extract<TaskSubject, { readonly kind: 'command' }>;

const HELP = [
  'Holdpoint understands:',
  '',
  '- `/holdpoint why`: what holds this, and who can release it',
  '- `/holdpoint recheck`: look at it again',
  '- `/holdpoint help`: this',
  '',
  'Nothing is approved by a comment: an agent may hold its person’s tokens. Open the case and answer there.',
].join('\n');

/** Answers what a person of the roster asked in a comment. No command changes what holds a request. */
export async function answerCommand(context: ForgeContext, command: Command): Promise<void> {
  // Machines that answer each other would never end; and each reply uses up what the forge lets us ask.
  if (personOfAccount(context.engine.world.catalog, context.forge.id, command.by) === null) return;
  const { repository, number } = command;
  const ref: RequestRef = { forge: context.forge.id, repository, number };
  const word = /^\s*([a-z-]{1,30})\s*$/i.exec(command.text.slice(0, 500))?.[1]?.toLowerCase();
  switch (word) {
    case 'recheck':
      return recheck(context, ref);
    case 'why':
      return context.forge.reply(ref, await why(context, ref));
    case 'help':
      return context.forge.reply(ref, HELP);
    default: {
      const asked = code(command.text, 60);
      return context.forge.reply(
        ref,
        `There is no command ${asked || 'without a name'}.\n\n${HELP}`,
      );
    }
  }
}

async function recheck({ engine }: ForgeContext, ref: RequestRef): Promise<void> {
  await engine.store.transaction(async (tx) => {
    const now = engine.clock.now();
    await tx.forge.seeRequest(ref, { published: null }, now);
    await tx.forge.ask(requestTask(ref, 'look', now));
  });
}

async function why({ engine, publicUrl }: ForgeContext, ref: RequestRef): Promise<string> {
  const known = await engine.store.forge.findRequest(ref);
  const row = known?.case == null ? null : await engine.store.findCase(known.case);
  if (known === null || row === null) return 'Holdpoint has not judged this yet.';
  const link = publicUrl === null ? null : `${publicUrl}/cases/${row.id}`;
  return summaryOf(row, known.blockers, engine.world.catalog, link);
}
