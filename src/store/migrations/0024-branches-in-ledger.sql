-- Up to where a branch is accounted for is read from the ledger, and the ledger is not walked for it.
create index ledger_entries_of_branches on holdpoint.ledger_entries
    ((canonical::jsonb -> 'body' ->> 'place'), sequence)
  where kind in ('branch.begun', 'branch.accounted');
