create table measures_measure (
  agency_id text not null,
  id text not null,
  fiscal_year integer not null,
  position integer not null,
  issue_no integer,
  issue text not null,
  item_codes text not null,
  weak_points text not null,
  finding text not null,
  text text not null,
  period_text text not null,
  period_from text,
  period_to text,
  follow_up text not null,
  target text not null,
  result text not null,
  outcome text not null,
  suggestion text not null,
  removed_at text,
  primary key (agency_id, id)
);
create index measures_measure_ix on measures_measure (agency_id, fiscal_year, position);

create table measures_step (
  agency_id text not null,
  id text not null,
  measure_id text not null,
  position integer not null,
  text text not null,
  percent integer not null,
  reported_on text,
  primary key (agency_id, id),
  foreign key (agency_id, measure_id) references measures_measure (agency_id, id) on delete cascade
);
create index measures_step_ix on measures_step (agency_id, measure_id);

create table measures_owner (
  agency_id text not null,
  id text not null,
  measure_id text not null,
  position integer not null,
  unit_id text,
  person_id text,
  text text not null,
  primary key (agency_id, id),
  foreign key (agency_id, measure_id) references measures_measure (agency_id, id) on delete cascade
);
create index measures_owner_ix on measures_owner (agency_id, measure_id);

create table measures_progress (
  agency_id text not null,
  id text not null,
  step_id text not null,
  on_day text not null,
  percent integer not null,
  note text not null,
  reported_by text not null,
  reported_at text not null,
  primary key (agency_id, id),
  foreign key (agency_id, step_id) references measures_step (agency_id, id) on delete cascade
);
create index measures_progress_ix on measures_progress (agency_id, step_id, on_day);

create table measures_evidence (
  agency_id text not null,
  id text not null,
  step_id text not null,
  name text not null,
  file_id text,
  link text not null,
  covers_from text,
  covers_to text,
  added_at text not null,
  primary key (agency_id, id),
  foreign key (agency_id, step_id) references measures_step (agency_id, id) on delete cascade
);
create index measures_evidence_ix on measures_evidence (agency_id, step_id);

create table measures_import_draft (
  agency_id text not null,
  id text not null,
  fiscal_year integer not null,
  file_name text not null,
  content text not null,
  made_at text not null,
  confirmed_at text,
  confirmed integer not null,
  version integer not null,
  primary key (agency_id, id)
);
