alter table documents_frozen_paper
  add column signed_on      date null,
  add column effective_from date null,
  add column effective_to   date null,
  add column keep_years     integer null;

create table documents_share (
  agency_id  uuid not null,
  id         uuid not null,
  paper_id   uuid not null,
  token_hash text not null,
  purpose    text not null,
  made_at    timestamptz not null,
  made_by    text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz null,
  primary key (agency_id, id),
  unique (agency_id, token_hash),
  foreign key (agency_id, paper_id) references documents_frozen_paper (agency_id, id)
);
