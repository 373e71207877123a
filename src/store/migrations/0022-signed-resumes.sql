-- Digest of what whoever ended a stop signed for it; null for one that ended before that was asked.
alter table holdpoint.stops add column resume_evidence text;

-- How a session came about says nothing any more: a passkey is enrolled by a sign-in of its own.
alter table holdpoint.sessions
  drop column means,
  drop column strong,
  drop column authenticated_at;
