-- The append-only record. canonical is the RFC 8785 text whose UTF-8 bytes are hashed; the other columns
-- repeat parts of it for queries and are compared with it whenever the ledger is verified.
create table holdpoint.ledger_entries (
  sequence bigint primary key check (sequence >= 0),
  kind text not null,
  at text not null,
  case_id text,
  actor text,
  text text not null,
  canonical text not null,
  leaf_hash bytea not null check (octet_length(leaf_hash) = 32)
);

create index ledger_entries_of_case on holdpoint.ledger_entries (case_id, sequence);

-- One signed checkpoint for each entry, so that the first entry that does not fit can be named.
create table holdpoint.ledger_checkpoints (
  size bigint primary key check (size > 0),
  note text not null
);

-- The right edge of the Merkle tree. Holding its one row is what puts appends in order.
create table holdpoint.ledger_head (
  single boolean primary key default true check (single),
  size bigint not null,
  frontier bytea[] not null
);

insert into holdpoint.ledger_head (size, frontier) values (0, '{}');

-- A guard against slips. Who may alter the schema can lift it, so verification never relies on it.
create function holdpoint.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on %.% refused: what was recorded stays', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;

create function holdpoint.refuse_backward_head() returns trigger language plpgsql as $$
begin
  if new.size <= old.size then
    raise exception 'the head of the ledger cannot move from % to %', old.size, new.size
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

create trigger ledger_entries_stay before update or delete on holdpoint.ledger_entries
  for each row execute function holdpoint.refuse_change();
create trigger ledger_entries_stay_whole before truncate on holdpoint.ledger_entries
  for each statement execute function holdpoint.refuse_change();
create trigger ledger_checkpoints_stay before update or delete on holdpoint.ledger_checkpoints
  for each row execute function holdpoint.refuse_change();
create trigger ledger_checkpoints_stay_whole before truncate on holdpoint.ledger_checkpoints
  for each statement execute function holdpoint.refuse_change();
create trigger ledger_head_stays before delete on holdpoint.ledger_head
  for each row execute function holdpoint.refuse_change();
create trigger ledger_head_stays_whole before truncate on holdpoint.ledger_head
  for each statement execute function holdpoint.refuse_change();
create trigger ledger_head_moves_on before update on holdpoint.ledger_head
  for each row execute function holdpoint.refuse_backward_head();
create trigger answers_stay before update or delete on holdpoint.answers
  for each row execute function holdpoint.refuse_change();
create trigger answers_stay_whole before truncate on holdpoint.answers
  for each statement execute function holdpoint.refuse_change();
