-- A source that was forgotten stays as a row that is gone, as its edges do: those who read by revision learn
-- of it that way, and its number is never another's.
alter table holdpoint.catalog_sources add column gone boolean not null default false;
