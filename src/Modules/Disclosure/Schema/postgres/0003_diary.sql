create table disclosure_diary (
  agency_id uuid not null,
  id uuid not null,
  fiscal_year integer not null,
  code text not null,
  text text not null,
  "from" date,
  "to" date,
  unit_id uuid,
  reason text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, fiscal_year, code)
);

create table disclosure_notice (
  agency_id uuid not null,
  id uuid not null,
  thing text not null,
  due_on date not null,
  days_before integer not null,
  given_on date not null,
  primary key (agency_id, id),
  unique (agency_id, thing, due_on, days_before)
);

create table disclosure_feed (
  agency_id uuid not null,
  id uuid not null,
  token_hash text not null,
  account_id uuid not null,
  scope text not null,
  made_at timestamptz not null,
  made_by text not null,
  revoked_at timestamptz,
  primary key (agency_id, id),
  unique (agency_id, token_hash)
);

create table disclosure_task (
  agency_id uuid not null,
  id uuid not null,
  title text not null,
  rhythm text not null,
  due_days integer not null,
  item_code text not null,
  unit_id uuid,
  person_id uuid,
  note text not null,
  first_year integer not null,
  made_on date not null,
  ended_at timestamptz,
  primary key (agency_id, id)
);

create table disclosure_occurrence (
  agency_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  fiscal_year integer not null,
  number integer not null,
  name text not null,
  "from" date not null,
  "to" date not null,
  due_on date not null,
  item_code text not null,
  closed_at timestamptz,
  closed_by text not null,
  how text,
  revision_id uuid,
  why text not null,
  primary key (agency_id, id),
  unique (agency_id, task_id, fiscal_year, number),
  foreign key (agency_id, task_id) references disclosure_task (agency_id, id)
);
create index disclosure_occurrence_open on disclosure_occurrence (agency_id, fiscal_year, due_on) where closed_at is null;
