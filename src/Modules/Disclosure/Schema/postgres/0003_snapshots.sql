create table disclosure_snapshot (
  agency_id uuid not null,
  id uuid not null,
  number bigint not null,
  item_id uuid not null,
  fiscal_year integer not null,
  code text not null,
  at text not null,
  cause text not null,
  address text not null,
  status integer not null,
  version integer not null,
  title text not null,
  text_hash text not null,
  page_hash text not null,
  pdf_id uuid,
  pdf_hash text not null,
  previous_hash text not null,
  hash text not null,
  primary key (agency_id, id),
  unique (agency_id, number),
  foreign key (agency_id, item_id) references disclosure_item (agency_id, id),
  foreign key (agency_id, pdf_id) references platform_file (agency_id, id)
);
create index disclosure_snapshot_item_ix on disclosure_snapshot (agency_id, item_id, number);

create table disclosure_snapshot_text (
  agency_id uuid not null,
  id uuid not null,
  sha256 text not null,
  text text not null,
  primary key (agency_id, id),
  unique (agency_id, sha256)
);
