import type { ToolClass, ToolHints } from '../types.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

const READS =
  words(`get list search read fetch find describe show view lookup check status info count browse inspect
  explain preview validate diff compare summarize summarise analyze analyse query snapshot screenshot ask help ping
  whoami resolve suggest estimate plan monitor watch tail logs log history stat tree glob grep think load download
  scan detect audit lint test verify discover recall retrieve peek select convert calculate compute parse render`);

const DELETES =
  words(`delete drop destroy purge wipe terminate remove truncate erase uninstall deprovision clear flush
  reset rm del rmdir unlink nuke decommission unregister obliterate expunge empty cleanup prune discard`);

const COSTS =
  words(`revoke rollback restore overwrite refund charge pay payout purchase transfer failover promote
  disable suspend deactivate rotate`);

const UPDATES =
  words(`create add update set edit write put post send insert upsert save upload comment assign move
  rename copy merge close open label reply click type fill navigate press hover drag wait resize start stop restart
  cancel pause resume enable append make new register submit approve request notify schedule link attach mark
  pin star follow subscribe invite share fork clone commit push draft change modify replace store remember
  generate sync import export build configure back forward scroll tap swipe handle focus emit
  tag archive unarchive reopen complete unassign react dismiss kill abort trigger publish release`);

const EXECUTES = words(
  'run execute exec eval evaluate invoke call apply deploy scale migrate script shell bash terminal command sql code',
);

/** What is taken off or emptied without anybody missing it. */
const LIGHT =
  words(`label labels reaction reactions tag tags assignee assignees reviewer reviewers filter filters
  highlight highlights breakpoint breakpoints console selection cache cookies star bookmark bookmarks tab tabs todo
  todos emoji pin draft view viewport zoom layout timer notification notifications formatting comment mark marks watch watcher
  screen terminal mock mocks emulation breakpoint observation observations
  memory memories relations entities checkbox link links stale temp tmp`);

/** `deleteItems`, `delete_items` and `delete-items` are the same words. */
export function wordsOfName(name: string): readonly string[] {
  return name
    .slice(0, 200)
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean);
}

export interface ClassByName {
  readonly class: ToolClass;
  /** True where no list knows any word of the name. */
  readonly unlisted: boolean;
}

/**
 * What the name of a tool says that it does. The first word that is a verb counts; behind a verb that
 * reads another one is part of a name (`get_delete_markers`), unless `and` or `or` joins them.
 */
export function classOfName(name: string): ClassByName {
  const all = wordsOfName(name);
  const joined = all.some((word) => word === 'and' || word === 'or' || word === 'then');
  const found = all.flatMap((word, index): readonly { kind: ToolClass; index: number }[] => {
    const kind = kindOf(word);
    return kind === null ? [] : [{ kind, index }];
  });
  const [first] = found;
  if (first === undefined) return { class: 'execute', unlisted: true };
  const deletes = found.find(({ kind }) => kind === 'delete');
  if (deletes !== undefined && (joined || first.kind !== 'read')) {
    const light = all.slice(deletes.index + 1).some((word) => LIGHT.has(word));
    // `create_reset_link`: the first verb is what is done, the second part of what is made.
    if (light || (first.kind === 'update' && !joined && first.index < deletes.index)) {
      return { class: 'update', unlisted: false };
    }
    return { class: 'delete', unlisted: false };
  }
  if (joined && found.some(({ kind }) => kind === 'costly'))
    return { class: 'costly', unlisted: false };
  return { class: first.kind, unlisted: first.kind === 'execute' };
}

function kindOf(word: string): ToolClass | null {
  if (DELETES.has(word)) return 'delete';
  if (COSTS.has(word)) return 'costly';
  if (READS.has(word)) return 'read';
  if (UPDATES.has(word)) return 'update';
  return EXECUTES.has(word) ? 'execute' : null;
}

const GRAVITY: readonly ToolClass[] = ['read', 'update', 'execute', 'costly', 'delete'];

/** Hints make a call graver; milder only where their server is trusted. */
export function withHints(
  given: ClassByName,
  hints: ToolHints | undefined,
  trusted: boolean,
): ClassByName {
  const hinted = classOfHints(hints);
  if (hinted === null) return given;
  if (trusted) return { class: hinted, unlisted: false };
  return GRAVITY.indexOf(hinted) > GRAVITY.indexOf(given.class)
    ? { class: hinted, unlisted: false }
    : given;
}

function classOfHints(hints: ToolHints | undefined): ToolClass | null {
  if (hints === undefined) return null;
  if (hints.readOnlyHint === true) return 'read';
  if (hints.destructiveHint === true) return 'delete';
  return hints.destructiveHint === false || hints.readOnlyHint === false ? 'update' : null;
}
