/** What the first word of an operation of AWS says, for every service alike. */
export type AwsDeed = 'look' | 'lose' | 'halt' | 'make' | 'change' | 'run' | 'give';

const DEEDS: Readonly<Record<AwsDeed, string>> = {
  look: `describe list get head lookup search batch-get batch-describe batch-check batch-detect filter
    wait ls scan query select view validate verify estimate preview simulate test check detect resolve
    count discover explain poll receive recognize translate synthesize classify compare calculate
    evaluate admin-get admin-list presign sign tail is help decode decrypt encrypt generate re-encrypt
    download export retrieve lookup infer analyze predict converse peek login logout package show
    contains transact-get batch-is build-suggesters suggest geo optimize can read`,
  lose: `delete terminate remove deregister purge destroy batch-delete batch-remove admin-delete
    force-delete bulk-delete drop empty erase forget unregister delete-and dispose expire clear
    batch-deregister bulk-remove`,
  halt: `stop reboot disable detach disassociate suspend deactivate release reset cancel abort revoke
    failover pause shutdown disconnect unassign unsubscribe reject withdraw archive retire evict drain
    switchover restart rollback exit leave decline deny lock block quarantine deprovision unlink
    batch-stop batch-disassociate batch-disable disable-and interrupt force admin-disable
    admin-reset admin-user-global batch-revoke unlock undeploy unpublish unshare admin-remove rebuild`,
  make: `create launch allocate copy import request provision issue clone restore run-instances
    register publish subscribe add upload batch-create purchase claim init bundle bootstrap new`,
  change: `update modify set put change apply configure rotate replace edit move tag untag enable
    attach associate authorize rename promote activate resume accept admin-update admin-set
    batch-put batch-update batch-write batch-associate transact-write reorder upgrade link enter
    complete confirm initiate assign switch migrate increase decrease scale split merge join
    batch-enable subscribe admin-enable admin-add sync share transfer monitor unmonitor unarchive
    resend cp mv mb website grant extend refresh renew reserve`,
  run: `run start invoke send execute submit signal trigger deploy retry redrive replay notify schedule
    continue respond record report batch-execute push post schedule-run call dispatch`,
  give: 'assume',
};

/** Longest first, so that `batch-delete` comes before `batch`. */
const BY_PREFIX: readonly (readonly [prefix: string, deed: AwsDeed])[] = (
  Object.entries(DEEDS) as [AwsDeed, string][]
)
  .flatMap(([deed, words]) => words.split(/\s+/).map((word) => [word, deed] as const))
  .toSorted(([a], [b]) => b.length - a.length);

export interface Spoken {
  readonly deed: AwsDeed;
  /** What is left: `db-instance` of `delete-db-instance`; empty where nothing is. */
  readonly noun: string;
}

export function spokenBy(operation: string): Spoken | null {
  for (const [prefix, deed] of BY_PREFIX) {
    if (operation === prefix) return { deed, noun: '' };
    if (operation.startsWith(`${prefix}-`))
      return { deed, noun: operation.slice(prefix.length + 1) };
  }
  return null;
}
