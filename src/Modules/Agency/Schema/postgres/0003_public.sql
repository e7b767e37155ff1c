alter table agency_office add column english_name text not null default '';
alter table agency_office add column duties text not null default '';
alter table agency_office add column english_about text not null default '';
alter table agency_office add column english_no_gift text not null default '';
alter table agency_office add column hours text not null default '';
alter table agency_office add column fax text not null default '';
alter table agency_office add column chat_name text not null default '';
alter table agency_office add column chat_address text not null default '';
alter table agency_office add column latitude numeric null;
alter table agency_office add column longitude numeric null;
alter table agency_office add column changed_on date null;

alter table agency_unit add column english_name text not null default '';
alter table agency_unit add column phone text not null default '';
alter table agency_unit add column email text not null default '';
alter table agency_unit add column duties text not null default '';

alter table agency_position add column listing text null;
alter table agency_position add column english_name text not null default '';
alter table agency_position add column phone text not null default '';
alter table agency_position add column email text not null default '';

create table agency_portrait (
  agency_id   uuid not null references platform_agency (id),
  id          uuid not null,
  person_id   uuid not null,
  file_id     uuid not null,
  kept_at     timestamptz not null,
  replaced_at timestamptz null,
  primary key (agency_id, id),
  foreign key (agency_id, person_id) references agency_person (agency_id, id),
  foreign key (agency_id, file_id) references platform_file (agency_id, id)
);

create index agency_portrait_person on agency_portrait (agency_id, person_id);
