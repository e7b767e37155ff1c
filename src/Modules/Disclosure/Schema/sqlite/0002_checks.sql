create table disclosure_finding (
  agency_id text not null,
  id text not null,
  item_id text not null,
  evidence_id text not null,
  revision integer not null,
  code text not null,
  weight text not null,
  place text not null,
  words text not null,
  found_at text not null,
  seen_at text not null,
  dismissed_at text,
  dismissed_by text not null,
  dismissed_why text not null,
  primary key (agency_id, id),
  foreign key (agency_id, item_id) references disclosure_item (agency_id, id) on delete cascade,
  foreign key (agency_id, evidence_id) references disclosure_evidence (agency_id, id) on delete cascade
);
create index disclosure_finding_item_ix on disclosure_finding (agency_id, item_id);

create table disclosure_check (
  agency_id text not null,
  id text not null,
  item_id text not null,
  asked_at text,
  done_at text,
  looked integer not null,
  unlooked integer not null,
  primary key (agency_id, id),
  unique (agency_id, item_id),
  foreign key (agency_id, item_id) references disclosure_item (agency_id, id) on delete cascade
);

create table disclosure_look_day (
  agency_id text not null,
  id text not null,
  day text not null,
  requests integer not null,
  primary key (agency_id, id),
  unique (agency_id, day)
);
