create table documents_sitting (
  agency_id  uuid not null,
  id         uuid not null,
  printed_at timestamptz not null,
  printed_by text not null,
  file_id    uuid not null,
  pages      integer not null,
  primary key (agency_id, id)
);

create table documents_sheet (
  agency_id    uuid not null,
  id           uuid not null,
  sitting_id   uuid not null,
  approval_id  uuid not null,
  hash         text not null,
  title        text not null,
  pages        integer not null,
  code         text not null,
  confirmed_at timestamptz null,
  confirmed_by text not null,
  scan_file_id uuid null,
  primary key (agency_id, id),
  unique (agency_id, code),
  foreign key (agency_id, sitting_id) references documents_sitting (agency_id, id)
);

create table documents_scan (
  agency_id   uuid not null,
  id          uuid not null,
  file_id     uuid not null,
  name        text not null,
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  state       text not null,
  problem     text not null,
  primary key (agency_id, id)
);

create table documents_scan_page (
  agency_id       uuid not null,
  id              uuid not null,
  scan_id         uuid not null,
  number          integer not null,
  picture_file_id uuid not null,
  sheet_id        uuid null,
  by_code         boolean not null,
  laid_aside      text not null,
  primary key (agency_id, id),
  unique (agency_id, scan_id, number),
  foreign key (agency_id, scan_id) references documents_scan (agency_id, id),
  foreign key (agency_id, sheet_id) references documents_sheet (agency_id, id)
);
