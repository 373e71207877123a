-- How an answer was given, what proves it, and which earlier answer it repeats.
alter table holdpoint.answers
  add column means text check (means in ('session', 'passkey', 'forge-review')),
  add column carried_from text,
  add column evidence text;

-- Somebody may take back what they said, without saying the contrary.
alter table holdpoint.answers drop constraint answers_answer_check;
alter table holdpoint.answers add constraint answers_answer_check
  check (answer in ('approve', 'refuse', 'withdraw'));

-- A request that was closed unmerged is withdrawn; one that was merged without a release went past us.
alter table holdpoint.cases drop constraint cases_state_check;
alter table holdpoint.cases add constraint cases_state_check
  check (state in ('waiting', 'released', 'refused', 'denied', 'expired', 'superseded', 'withdrawn', 'bypassed'));
