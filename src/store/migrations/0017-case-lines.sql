-- What lists say of a case, so that no list reads whole assessments. Null in rows from before: those are
-- read whole until they change. Nothing is decided by these.
alter table holdpoint.cases add column listed_assessment json, add column listed_verdict json;

create index cases_waiting_by_id on holdpoint.cases (id) where state = 'waiting';
