create table documents_paper (
  agency_id        uuid not null,
  id               uuid not null,
  fiscal_year      integer not null,
  kind             text not null,
  fields           text not null,
  author_person_id uuid null,
  changed_at       timestamptz not null,
  changed_by       text not null,
  primary key (agency_id, id),
  unique (agency_id, fiscal_year, kind)
);

create table documents_frozen_paper (
  agency_id            uuid not null,
  id                   uuid not null,
  fiscal_year          integer not null,
  kind                 text not null,
  version              integer not null,
  title                text not null,
  snapshot             text not null,
  hash                 text not null,
  docx_file_id         uuid not null,
  pdf_file_id          uuid null,
  pdf_pages            integer null,
  approved_by_name     text not null,
  approved_by_capacity text not null,
  approved_at          timestamptz not null,
  public_path          text null,
  published_at         timestamptz null,
  withdrawn_at         timestamptz null,
  withdrawn_reason     text null,
  primary key (agency_id, id),
  unique (agency_id, fiscal_year, kind, version)
);
