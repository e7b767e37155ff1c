create table disclosure_item (
  agency_id uuid not null,
  id uuid not null,
  fiscal_year integer not null,
  code text not null,
  position integer not null,
  name text not null,
  unit_id uuid,
  person_id uuid,
  reviewer_id uuid,
  due_on date,
  note text not null,
  stage text not null,
  returned_why text not null,
  published_at timestamptz,
  published_hash text not null,
  carried_from text not null,
  carried_how text not null,
  revision integer not null,
  primary key (agency_id, id),
  unique (agency_id, fiscal_year, code)
);
create index disclosure_item_person_ix on disclosure_item (agency_id, person_id);

create table disclosure_element (
  agency_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  number integer not null,
  text text not null,
  changed_from text not null,
  met boolean not null,
  not_asked boolean not null,
  note text not null,
  marked_by text not null,
  marked_at timestamptz,
  audit_met boolean,
  audit_note text not null,
  audited_by text not null,
  audited_at timestamptz,
  primary key (agency_id, id),
  unique (agency_id, item_id, number),
  foreign key (agency_id, item_id) references disclosure_item (agency_id, id) on delete cascade
);

create table disclosure_evidence (
  agency_id uuid not null,
  id uuid not null,
  title text not null,
  made_at timestamptz not null,
  primary key (agency_id, id)
);

create table disclosure_revision (
  agency_id uuid not null,
  id uuid not null,
  evidence_id uuid not null,
  number integer not null,
  kind text not null,
  file_id uuid,
  address text not null,
  sha256 text not null,
  covers_text text not null,
  covers_from date,
  covers_to date,
  captured_on date not null,
  expires_on date,
  added_by text not null,
  added_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, evidence_id, number),
  foreign key (agency_id, evidence_id) references disclosure_evidence (agency_id, id) on delete cascade
);

create table disclosure_proof (
  agency_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  element integer not null,
  evidence_id uuid not null,
  added_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, item_id, element, evidence_id),
  foreign key (agency_id, item_id) references disclosure_item (agency_id, id) on delete cascade,
  foreign key (agency_id, evidence_id) references disclosure_evidence (agency_id, id)
);
create index disclosure_proof_ix on disclosure_proof (agency_id, evidence_id);

create table disclosure_sending (
  agency_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  hash text not null,
  content text not null,
  made_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, item_id) references disclosure_item (agency_id, id) on delete cascade
);
create index disclosure_sending_ix on disclosure_sending (agency_id, item_id, made_at);

create table disclosure_remark (
  agency_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  kind text not null,
  text text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, item_id) references disclosure_item (agency_id, id) on delete cascade
);
create index disclosure_remark_ix on disclosure_remark (agency_id, item_id, at);
