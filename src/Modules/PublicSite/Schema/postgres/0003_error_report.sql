create table publicsite_error_report (
  agency_id uuid not null references platform_agency (id),
  id        uuid not null,
  about     text not null,
  text      text not null,
  contact   text not null,
  sent_at   timestamptz not null,
  state     text not null,
  note      text not null,
  closed_at timestamptz null,
  closed_by text not null,
  primary key (agency_id, id)
);

create index publicsite_error_report_open on publicsite_error_report (agency_id, state, sent_at);
