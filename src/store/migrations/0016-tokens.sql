-- Tokens that belong to somebody, hand in for something, come to an end and can be revoked.
alter table holdpoint.tokens
  -- Id of a person; null for a machine that nobody owns.
  add column owner text check (owner <> ''),
  -- Slots that it may hand in for, each with all that lies below; null for any.
  add column slots text[] check (cardinality(slots) > 0),
  -- Whom the operator's shell belonged to, where it said so.
  add column created_by text,
  add column expires_at timestamptz,
  add column last_used_at timestamptz,
  add column revoked_at timestamptz,
  add column revoked_by text,
  add column revoked_why text,
  -- Name of the token that took its place, and its slots with it.
  add column replaced_by text,
  add constraint tokens_revoked_for_a_reason check ((revoked_at is null) = (revoked_why is null));
