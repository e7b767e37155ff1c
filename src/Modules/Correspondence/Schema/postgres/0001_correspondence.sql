create table correspondence_series (
  agency_id    uuid not null references platform_agency (id),
  id           uuid not null,
  kind         text not null,
  unit_id      uuid null,
  name         text not null,
  prefix       text not null,
  pattern      text not null,
  year_kind    text not null,
  with_letters boolean not null,
  first_year   integer not null,
  first_number integer not null,
  closed       boolean not null,
  primary key (agency_id, id)
);

create table correspondence_entry (
  agency_id    uuid not null references platform_agency (id),
  id           uuid not null,
  series_id    uuid not null,
  kind         text not null,
  year         integer not null,
  running      integer not null,
  text         text not null,
  state        text not null,
  "on"         date not null,
  time         text not null,
  sender       text not null,
  recipient    text not null,
  their_number text not null,
  their_date   date null,
  title        text not null,
  action       text not null,
  note         text not null,
  unit_id      uuid null,
  file_id      uuid null,
  subject_type text not null,
  subject_id   uuid null,
  reason       text not null,
  made_at      timestamptz not null,
  made_by      text not null,
  search_text  text not null,
  version      integer not null,
  primary key (agency_id, id),
  unique (agency_id, series_id, year, running),
  foreign key (agency_id, series_id) references correspondence_series (agency_id, id),
  foreign key (agency_id, file_id) references platform_file (agency_id, id) deferrable initially deferred
);

-- One paper has one number; after it was struck through it may have another.
create unique index correspondence_entry_subject on correspondence_entry (agency_id, subject_type, subject_id) where subject_id is not null and state <> 'Void';
create index correspondence_entry_kind on correspondence_entry (agency_id, kind, year, "on");
