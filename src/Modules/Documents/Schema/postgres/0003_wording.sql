create table documents_wording (
  agency_id  uuid not null,
  id         uuid not null,
  kind       text not null,
  fields     text not null,
  reason     text not null,
  revision   integer not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (agency_id, id),
  unique (agency_id, kind)
);
