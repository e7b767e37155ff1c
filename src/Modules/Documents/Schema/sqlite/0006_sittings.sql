create table documents_sitting (
  agency_id  text not null,
  id         text not null,
  printed_at text not null,
  printed_by text not null,
  file_id    text not null,
  pages      integer not null,
  primary key (agency_id, id)
);

create table documents_sheet (
  agency_id    text not null,
  id           text not null,
  sitting_id   text not null,
  approval_id  text not null,
  hash         text not null,
  title        text not null,
  pages        integer not null,
  code         text not null,
  confirmed_at text null,
  confirmed_by text not null,
  scan_file_id text null,
  primary key (agency_id, id),
  unique (agency_id, code),
  foreign key (agency_id, sitting_id) references documents_sitting (agency_id, id)
);

create table documents_scan (
  agency_id   text not null,
  id          text not null,
  file_id     text not null,
  name        text not null,
  uploaded_at text not null,
  uploaded_by text not null,
  state       text not null,
  problem     text not null,
  primary key (agency_id, id)
);

create table documents_scan_page (
  agency_id       text not null,
  id              text not null,
  scan_id         text not null,
  number          integer not null,
  picture_file_id text not null,
  sheet_id        text null,
  by_code         integer not null,
  laid_aside      text not null,
  primary key (agency_id, id),
  unique (agency_id, scan_id, number),
  foreign key (agency_id, scan_id) references documents_scan (agency_id, id),
  foreign key (agency_id, sheet_id) references documents_sheet (agency_id, id)
);
