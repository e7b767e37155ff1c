alter table documents_frozen_paper add column signed_on text null;
alter table documents_frozen_paper add column effective_from text null;
alter table documents_frozen_paper add column effective_to text null;
alter table documents_frozen_paper add column keep_years integer null;

create table documents_share (
  agency_id  text not null,
  id         text not null,
  paper_id   text not null,
  token_hash text not null,
  purpose    text not null,
  made_at    text not null,
  made_by    text not null,
  expires_at text not null,
  revoked_at text null,
  primary key (agency_id, id),
  unique (agency_id, token_hash),
  foreign key (agency_id, paper_id) references documents_frozen_paper (agency_id, id)
);
