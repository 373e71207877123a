-- Which exceptions were taken back is read from the ledger, and the ledger is not walked for it.
create index ledger_entries_of_revocations on holdpoint.ledger_entries (sequence)
  where kind = 'exception.revoked';
