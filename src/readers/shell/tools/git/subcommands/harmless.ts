/** Subcommands of git that lose nothing. */
export const HARMLESS: ReadonlySet<string> = new Set(
  `
  add am annotate archive bisect blame bugreport bundle cat-file check-attr check-ignore
  check-mailmap check-ref-format cherry cherry-pick citool clone column commit commit-tree
  count-objects describe diagnose diff diff-files diff-index diff-tree difftool fast-export fetch
  fetch-pack fmt-merge-msg for-each-ref for-each-repo format-patch fsck gitk grep gui hash-object
  help hook http-backend imap-send index-pack init init-db instaweb interpret-trailers log ls-files
  ls-remote ls-tree mailinfo mailsplit merge merge-base merge-file merge-index merge-tree mergetool
  mktag mktree mv name-rev pack-objects patch-id pull quiltimport range-diff rebase replace replay
  request-pull rerere rev-list rev-parse revert scalar shortlog show show-branch show-index show-ref
  sparse-checkout stage status stripspace subtree svn unpack-file unpack-objects update-index
  update-server-info upload-archive upload-pack var verify-commit verify-pack verify-tag version
  whatchanged write-tree daemon p4 backfill last-modified refs repo
  `
    .trim()
    .split(/\s+/),
);

/** Those of its usual companions, whose names a person's own alias takes over. */
export const COMPANIONS: ReadonlySet<string> = new Set(
  'flow town absorb branchless machete up sync undo summary effort crypt secret annex lfs-transfer'.split(
    ' ',
  ),
);
