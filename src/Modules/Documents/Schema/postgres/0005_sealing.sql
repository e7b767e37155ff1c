alter table documents_paper add column publish_when_approved boolean not null default false;

alter table documents_frozen_paper add column paper_id uuid null;
alter table documents_frozen_paper add column number text not null default '';
alter table documents_frozen_paper add column code text not null default '';
create index documents_frozen_paper_code on documents_frozen_paper (agency_id, code);
