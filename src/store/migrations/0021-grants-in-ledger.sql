-- What grants let agents do is read from the ledger, and the ledger is not walked for it.
create index ledger_entries_of_grants on holdpoint.ledger_entries (sequence)
  where kind in ('grant.issued', 'grant.revoked');
