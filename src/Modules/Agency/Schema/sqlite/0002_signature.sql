create table agency_signature (
  agency_id  text not null references platform_agency (id),
  id         text not null,
  file_id    text not null,
  account_id text not null references platform_account (id),
  kept_at    text not null,
  primary key (agency_id, id),
  foreign key (agency_id, id) references agency_person (agency_id, id),
  foreign key (agency_id, file_id) references platform_file (agency_id, id)
);
