create table publicsite_error_report (
  agency_id text not null references platform_agency (id),
  id        text not null,
  about     text not null,
  text      text not null,
  contact   text not null,
  sent_at   text not null,
  state     text not null,
  note      text not null,
  closed_at text null,
  closed_by text not null,
  primary key (agency_id, id)
);

create index publicsite_error_report_open on publicsite_error_report (agency_id, state, sent_at);
