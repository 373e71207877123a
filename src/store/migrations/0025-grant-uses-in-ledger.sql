-- How often a grant was used is read from the ledger, too, and the ledger is not walked for it.
create index ledger_entries_of_grant_uses on holdpoint.ledger_entries
    ((canonical::jsonb -> 'body' ->> 'grant'), (canonical::jsonb -> 'body' ->> 'decision'))
  where kind = 'grant.used';
