-- What a token may do is said by scopes. One from before keeps what it did: it hands in, guards and reads as it
-- could; what thins the graph or uses up what others handed in it may only where the record has that it did so, or
-- where it was made for sources.
alter table holdpoint.tokens add column scopes text[];

update holdpoint.tokens as token set scopes = case
  when scope = 'scim' then array['scim']
  else array['submit']
    || case when exists (
         select from holdpoint.ledger_entries as used
           join holdpoint.cases on cases.id = used.case_id
          where used.kind = 'case.confirmed'
            and used.actor = token.name
            and cases.submitted_by <> token.name)
       then array['confirm'] else '{}' end
    || case when exists (
         select from holdpoint.ledger_entries as said
          where said.kind in ('catalog.imported', 'catalog.forgotten') and said.actor = token.name)
         or exists (
         select from unnest(slots) as slot where slot = 'catalog' or starts_with(slot, 'catalog/'))
       then array['catalog'] else '{}' end
    || array['guard', 'teach', 'propose', 'read']
end;

alter table holdpoint.tokens
  drop column scope,
  alter column scopes set not null,
  add constraint tokens_are_for_something check (cardinality(scopes) > 0),
  add constraint tokens_have_known_scopes check (scopes <@ array[
    'submit', 'confirm', 'catalog', 'guard', 'teach', 'propose', 'read', 'scim']);

-- What a token may do binds as the ledger has it, and the ledger is not walked for it.
create index ledger_entries_of_tokens
  on holdpoint.ledger_entries ((canonical::json -> 'body' ->> 'fingerprint'), sequence)
  where kind in ('token.created', 'token.kept', 'token.revoked');
