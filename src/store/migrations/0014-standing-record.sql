-- What binds is read from the ledger, and the ledger is not walked for it.
create index ledger_entries_of_directives on holdpoint.ledger_entries (sequence)
  where kind in ('directive.started', 'directive.extended', 'directive.ended');
