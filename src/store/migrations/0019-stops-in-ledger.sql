-- Which stops bind is read from the ledger, too, and the ledger is not walked for it.
create index ledger_entries_of_stops on holdpoint.ledger_entries (sequence)
  where kind in ('stop.issued', 'stop.resumed');
