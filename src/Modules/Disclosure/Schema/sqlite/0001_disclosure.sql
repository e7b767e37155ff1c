create table disclosure_item (
  agency_id text not null,
  id text not null,
  fiscal_year integer not null,
  code text not null,
  position integer not null,
  name text not null,
  unit_id text,
  person_id text,
  reviewer_id text,
  due_on text,
  note text not null,
  stage text not null,
  returned_why text not null,
  published_at text,
  published_hash text not null,
  carried_from text not null,
  carried_how text not null,
  revision integer not null,
  primary key (agency_id, id),
  unique (agency_id, fiscal_year, code)
);
create index disclosure_item_person_ix on disclosure_item (agency_id, person_id);

create table disclosure_element (
  agency_id text not null,
  id text not null,
  item_id text not null,
  number integer not null,
  text text not null,
  changed_from text not null,
  met integer not null,
  not_asked integer not null,
  note text not null,
  marked_by text not null,
  marked_at text,
  audit_met integer,
  audit_note text not null,
  audited_by text not null,
  audited_at text,
  primary key (agency_id, id),
  unique (agency_id, item_id, number),
  foreign key (agency_id, item_id) references disclosure_item (agency_id, id) on delete cascade
);

create table disclosure_evidence (
  agency_id text not null,
  id text not null,
  title text not null,
  made_at text not null,
  primary key (agency_id, id)
);

create table disclosure_revision (
  agency_id text not null,
  id text not null,
  evidence_id text not null,
  number integer not null,
  kind text not null,
  file_id text,
  address text not null,
  sha256 text not null,
  covers_text text not null,
  covers_from text,
  covers_to text,
  captured_on text not null,
  expires_on text,
  added_by text not null,
  added_at text not null,
  primary key (agency_id, id),
  unique (agency_id, evidence_id, number),
  foreign key (agency_id, evidence_id) references disclosure_evidence (agency_id, id) on delete cascade
);

create table disclosure_proof (
  agency_id text not null,
  id text not null,
  item_id text not null,
  element integer not null,
  evidence_id text not null,
  added_at text not null,
  primary key (agency_id, id),
  unique (agency_id, item_id, element, evidence_id),
  foreign key (agency_id, item_id) references disclosure_item (agency_id, id) on delete cascade,
  foreign key (agency_id, evidence_id) references disclosure_evidence (agency_id, id)
);
create index disclosure_proof_ix on disclosure_proof (agency_id, evidence_id);

create table disclosure_sending (
  agency_id text not null,
  id text not null,
  item_id text not null,
  hash text not null,
  content text not null,
  made_at text not null,
  primary key (agency_id, id),
  foreign key (agency_id, item_id) references disclosure_item (agency_id, id) on delete cascade
);
create index disclosure_sending_ix on disclosure_sending (agency_id, item_id, made_at);

create table disclosure_remark (
  agency_id text not null,
  id text not null,
  item_id text not null,
  kind text not null,
  text text not null,
  by_name text not null,
  at text not null,
  primary key (agency_id, id),
  foreign key (agency_id, item_id) references disclosure_item (agency_id, id) on delete cascade
);
create index disclosure_remark_ix on disclosure_remark (agency_id, item_id, at);
