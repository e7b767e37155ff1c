create table platform_account_passkey (
  agency_id       text not null references platform_agency (id),
  id              text not null,
  account_id      text not null references platform_account (id),
  host            text not null,
  credential_id   text not null,
  public_key      blob not null,
  name            text not null,
  added_at        text not null,
  used_at         text null,
  sign_count      integer not null,
  backup_eligible integer not null,
  primary key (agency_id, id),
  unique (agency_id, credential_id)
);
create index platform_account_passkey_account on platform_account_passkey (agency_id, account_id);

-- Challenges that were answered rightly: each is answered once.
create table platform_passkey_spent (
  agency_id text not null references platform_agency (id),
  id        text not null,
  until_at  text not null,
  primary key (agency_id, id)
);
