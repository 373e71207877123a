import type { StoredCase } from '../../ports.ts';
import type { ForgeContext } from '../forge-context.ts';
import { foldedTree, treeOf } from '../git/merge-trees.ts';
import { commitId, mustResolve, openMirror } from '../git/open-mirror.ts';
import { broughtDigest } from '../git/read-span.ts';
import type { TaskSubject } from '../queue.ts';
import { oneLine, plain } from '../report/plain-text.ts';
import { requestSlot } from '../slot.ts';
import type { ForgeReport, RequestRef } from '../types.ts';
import { whyNotReleased } from './release-stands.ts';

export type MergeGroup = Extract<TaskSubject, { readonly kind: 'merge-group' }>;

interface Member {
  readonly ref: RequestRef;
  readonly head: string | null;
  readonly case: StoredCase | null;
  /** Null where its release stands. */
  readonly objection: string | null;
}

/**
 * The merge queue asks for the last time: every request in the group is released for exactly its head, by
 * today's rules, and the group brings what git makes of them and nothing else.
 */
export async function judgeMergeGroup(context: ForgeContext, group: MergeGroup): Promise<void> {
  const members: Member[] = [];
  for (const number of group.numbers) {
    const ref = { forge: context.forge.id, repository: group.repository, number };
    members.push(await memberOf(context, ref, group.baseBranch));
  }
  const objections = members.flatMap(({ ref, objection }) =>
    objection === null ? [] : [`Request ${ref.number}: ${objection}`],
  );
  if (members.length === 0) objections.push('the forge does not say which requests are in it');
  if (objections.length === 0) {
    if (!(await bringsJustThese(context, group, members))) {
      objections.push(
        'the files that the group brings are not what git makes of its base and the released commits',
      );
    }
  }
  await context.forge.publish(
    { repository: group.repository },
    reportOn(group, members, objections),
  );
}

async function memberOf(
  { engine, forge }: ForgeContext,
  ref: RequestRef,
  baseBranch: string,
): Promise<Member> {
  const request = await forge.readRequest(ref);
  if (request === null) return { ref, head: null, case: null, objection: 'it is not there' };
  const head = request.head.commit;
  const [row] = await engine.store.forge.casesInSlot(requestSlot(ref), 1);
  const origin = row?.assessment.change.origin;
  if (row === undefined || origin?.head !== head || origin.baseBranch !== baseBranch) {
    return { ref, head, case: null, objection: 'its present head was not judged yet' };
  }
  const known = await engine.store.forge.findRequest(ref);
  const objection = known?.blockers[0] ?? (await whyNotReleased(engine, row));
  return { ref, head, case: row, objection };
}

async function bringsJustThese(
  { forge, mirror }: ForgeContext,
  group: MergeGroup,
  members: readonly Member[],
): Promise<boolean> {
  const remote = await forge.remoteOf(group.repository);
  const ends = [commitId(group.base), commitId(group.head)];
  const refs = [...ends, ...group.numbers.map((number) => remote.headRef(number))];
  const repository = await openMirror(await mirror.fetch(group.repository, remote, refs));
  const heads: string[] = [];
  for (const { head, case: row } of members) {
    const id = await mustResolve(repository, commitId(head ?? ''));
    const released = row?.assessment.change.origin?.diff;
    if ((await broughtDigest(repository, group.base, id)) !== released) return false;
    heads.push(id);
  }
  const made = await foldedTree(repository, group.base, heads);
  return made !== null && made === (await treeOf(repository, group.head));
}

function reportOn(
  group: MergeGroup,
  members: readonly Member[],
  objections: readonly string[],
): ForgeReport {
  const isReleased = objections.length === 0;
  const lines = isReleased
    ? members.map(({ ref }) => `- Request ${ref.number} is released for exactly its head.`)
    : objections.map((objection) => `- ${plain(objection, 1000)}`);
  return {
    case: members.length === 1 ? (members[0]?.case?.id ?? null) : null,
    commit: group.head,
    conclusion: isReleased ? 'released' : 'held',
    title: oneLine(
      isReleased ? 'Released: every request in the group is' : `Held: ${objections[0] ?? ''}`,
      140,
    ),
    summary: lines.join('\n'),
    annotations: [],
    detailsUrl: null,
  };
}
