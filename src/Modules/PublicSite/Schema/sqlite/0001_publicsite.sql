create table publicsite_publication (
  agency_id        text not null references platform_agency (id),
  id               text not null,
  fiscal_year      integer not null,
  item             text not null,
  version          integer not null,
  item_name        text not null,
  title            text not null,
  unit_name        text not null,
  approved_by      text not null,
  approved_on      text not null,
  data_as_of       text not null,
  hash             text not null,
  body             text not null,
  published_at     text not null,
  withdrawn_at     text null,
  withdrawn_reason text null,
  primary key (agency_id, id),
  unique (agency_id, fiscal_year, item, version)
);

create table publicsite_file (
  agency_id      text not null,
  id             text not null,
  publication_id text not null,
  position       integer not null,
  slug           text not null,
  name           text not null,
  content_type   text not null,
  length         integer not null,
  pages          integer null,
  file_id        text not null,
  primary key (agency_id, id),
  unique (agency_id, publication_id, slug),
  foreign key (agency_id, publication_id) references publicsite_publication (agency_id, id),
  foreign key (agency_id, file_id) references platform_file (agency_id, id)
);

create table publicsite_page (
  agency_id    text not null references platform_agency (id),
  id           text not null,
  path         text not null,
  version      integer not null,
  status       integer not null,
  content_type text not null,
  etag         text not null,
  identity     blob not null,
  gzip         blob null,
  brotli       blob null,
  made_with    text not null,
  primary key (agency_id, id),
  unique (agency_id, path)
);
