create table agency_office (
  agency_id      text not null references platform_agency (id),
  id             text not null,
  name           text not null,
  short_name     text not null,
  head_title     text not null,
  office_name    text not null,
  address        text not null,
  district       text not null,
  province       text not null,
  phone          text not null,
  email          text not null,
  number_prefix  text not null,
  emblem_file_id text null,
  seal_file_id   text null,
  primary key (agency_id, id),
  unique (agency_id),
  foreign key (agency_id, emblem_file_id) references platform_file (agency_id, id) deferrable initially deferred,
  foreign key (agency_id, seal_file_id) references platform_file (agency_id, id) deferrable initially deferred
);

create table agency_unit (
  agency_id  text not null references platform_agency (id),
  id         text not null,
  name       text not null,
  short_name text not null,
  name_key   text not null,
  place      integer not null,
  primary key (agency_id, id),
  unique (agency_id, name_key)
);

create table agency_person (
  agency_id  text not null references platform_agency (id),
  id         text not null,
  title      text not null,
  first_name text not null,
  last_name  text not null,
  sort_key   text not null,
  unit_id    text null,
  phone      text not null,
  email      text not null,
  left_on    text null,
  primary key (agency_id, id),
  foreign key (agency_id, unit_id) references agency_unit (agency_id, id)
);

create index agency_person_sort on agency_person (agency_id, sort_key);

create table agency_position (
  agency_id text not null references platform_agency (id),
  id        text not null,
  name      text not null,
  unit_id   text null,
  place     integer not null,
  primary key (agency_id, id),
  foreign key (agency_id, unit_id) references agency_unit (agency_id, id)
);

create table agency_appointment (
  agency_id       text not null references platform_agency (id),
  id              text not null,
  person_id       text not null,
  position_id     text not null,
  kind            text not null,
  order_reference text not null,
  "from"          text not null,
  "to"            text null,
  primary key (agency_id, id),
  foreign key (agency_id, person_id) references agency_person (agency_id, id),
  foreign key (agency_id, position_id) references agency_position (agency_id, id)
);

create index agency_appointment_person on agency_appointment (agency_id, person_id);
create index agency_appointment_position on agency_appointment (agency_id, position_id);

create table agency_chain_link (
  agency_id   text not null references platform_agency (id),
  id          text not null,
  place       integer not null,
  heading     text not null,
  position_id text not null,
  primary key (agency_id, id),
  foreign key (agency_id, position_id) references agency_position (agency_id, id)
);
