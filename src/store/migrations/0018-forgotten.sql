-- Links that nobody can use any more are forgotten, the oldest first.
create index enrolment_links_by_end on holdpoint.enrolment_links (expires_at);
