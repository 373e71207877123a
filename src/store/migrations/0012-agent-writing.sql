-- Which session of an agent wrote which lines: marks of lines, never their text.
create table holdpoint.agent_writing (
  decision text not null references holdpoint.agent_decisions (id),
  agent text not null references holdpoint.agent_sessions (id),
  repository text not null,
  path text not null,
  at timestamptz not null,
  marks text[] not null,
  primary key (decision, path)
);

create index agent_writing_by_path on holdpoint.agent_writing (repository, path, at);
