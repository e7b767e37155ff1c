create table documents_paper_next (
  agency_id         text not null,
  id                text not null,
  fiscal_year       integer not null,
  kind              text not null,
  serial            text not null,
  title             text not null,
  unit_id           text null,
  fields            text not null,
  revision          integer not null,
  author_account_id text null,
  author_person_id  text null,
  changed_at        text not null,
  changed_by        text not null,
  removed_at        text null,
  primary key (agency_id, id),
  unique (agency_id, fiscal_year, kind, serial)
);

insert into documents_paper_next
  (agency_id, id, fiscal_year, kind, serial, title, unit_id, fields, revision, author_account_id, author_person_id, changed_at, changed_by, removed_at)
select agency_id, id, fiscal_year, kind, '', '', null, fields, 1, null, author_person_id, changed_at, changed_by, null from documents_paper;

drop table documents_paper;
alter table documents_paper_next rename to documents_paper;

create index documents_paper_changed on documents_paper (agency_id, fiscal_year, changed_at);

create table documents_frozen_paper_next (
  agency_id            text not null,
  id                   text not null,
  fiscal_year          integer not null,
  kind                 text not null,
  serial               text not null,
  version              integer not null,
  title                text not null,
  snapshot             text not null,
  hash                 text not null,
  docx_file_id         text not null,
  pdf_file_id          text null,
  pdf_pages            integer null,
  approved_by_name     text not null,
  approved_by_capacity text not null,
  approved_at          text not null,
  public_path          text null,
  published_at         text null,
  withdrawn_at         text null,
  withdrawn_reason     text null,
  primary key (agency_id, id),
  unique (agency_id, fiscal_year, kind, serial, version)
);

insert into documents_frozen_paper_next
  (agency_id, id, fiscal_year, kind, serial, version, title, snapshot, hash, docx_file_id, pdf_file_id, pdf_pages,
   approved_by_name, approved_by_capacity, approved_at, public_path, published_at, withdrawn_at, withdrawn_reason)
select agency_id, id, fiscal_year, kind, '', version, title, snapshot, hash, docx_file_id, pdf_file_id, pdf_pages,
   approved_by_name, approved_by_capacity, approved_at, public_path, published_at, withdrawn_at, withdrawn_reason from documents_frozen_paper;

drop table documents_frozen_paper;
alter table documents_frozen_paper_next rename to documents_frozen_paper;

create table documents_version (
  agency_id text not null,
  id        text not null,
  paper_id  text not null,
  number    integer not null,
  title     text not null,
  fields    text not null,
  snapshot  text not null,
  hash      text not null,
  why       text not null,
  kept_at   text not null,
  kept_by   text not null,
  primary key (agency_id, id),
  unique (agency_id, paper_id, number),
  foreign key (agency_id, paper_id) references documents_paper (agency_id, id)
);
