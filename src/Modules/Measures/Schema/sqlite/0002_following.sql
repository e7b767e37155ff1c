alter table measures_import_draft add column made_by text not null default '';

alter table measures_evidence add column removed_at text;
alter table measures_evidence add column removed_by text;
alter table measures_evidence add column removed_why text;

create table measures_closed_round (
  agency_id text not null,
  id text not null,
  fiscal_year integer not null,
  round text not null,
  ends_on text not null,
  version integer not null,
  closed_at text not null,
  closed_by text not null,
  reopened_at text,
  reopened_by text,
  reopened_why text,
  content text not null,
  primary key (agency_id, id),
  unique (agency_id, fiscal_year, round, ends_on, version)
);
