alter table documents_paper
  add column serial            text not null default '',
  add column title             text not null default '',
  add column unit_id           uuid null,
  add column revision          integer not null default 1,
  add column author_account_id uuid null,
  add column removed_at        timestamptz null,
  drop constraint documents_paper_agency_id_fiscal_year_kind_key,
  add unique (agency_id, fiscal_year, kind, serial);

create index documents_paper_changed on documents_paper (agency_id, fiscal_year, changed_at);

alter table documents_frozen_paper
  add column serial text not null default '',
  drop constraint documents_frozen_paper_agency_id_fiscal_year_kind_version_key,
  add unique (agency_id, fiscal_year, kind, serial, version);

create table documents_version (
  agency_id uuid not null,
  id        uuid not null,
  paper_id  uuid not null,
  number    integer not null,
  title     text not null,
  fields    text not null,
  snapshot  text not null,
  hash      text not null,
  why       text not null,
  kept_at   timestamptz not null,
  kept_by   text not null,
  primary key (agency_id, id),
  unique (agency_id, paper_id, number),
  foreign key (agency_id, paper_id) references documents_paper (agency_id, id)
);
