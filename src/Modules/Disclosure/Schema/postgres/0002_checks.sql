create table disclosure_finding (
  agency_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  evidence_id uuid not null,
  revision integer not null,
  code text not null,
  weight text not null,
  place text not null,
  words text not null,
  found_at timestamptz not null,
  seen_at timestamptz not null,
  dismissed_at timestamptz,
  dismissed_by text not null,
  dismissed_why text not null,
  primary key (agency_id, id),
  foreign key (agency_id, item_id) references disclosure_item (agency_id, id) on delete cascade,
  foreign key (agency_id, evidence_id) references disclosure_evidence (agency_id, id) on delete cascade
);
create index disclosure_finding_item_ix on disclosure_finding (agency_id, item_id);

create table disclosure_check (
  agency_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  asked_at timestamptz,
  done_at timestamptz,
  looked integer not null,
  unlooked integer not null,
  primary key (agency_id, id),
  unique (agency_id, item_id),
  foreign key (agency_id, item_id) references disclosure_item (agency_id, id) on delete cascade
);

create table disclosure_look_day (
  agency_id uuid not null,
  id uuid not null,
  day date not null,
  requests integer not null,
  primary key (agency_id, id),
  unique (agency_id, day)
);
