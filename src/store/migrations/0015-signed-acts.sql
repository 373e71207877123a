-- What proves acts besides answers that were signed with a passkey; null where none was asked for.
alter table holdpoint.explanations add column evidence text;
alter table holdpoint.accepted_findings add column evidence text;
alter table holdpoint.provenance_statements add column evidence text;
alter table holdpoint.audits add column evidence text;
alter table holdpoint.exceptions add column review_evidence text;
alter table holdpoint.grants add column evidence text;
