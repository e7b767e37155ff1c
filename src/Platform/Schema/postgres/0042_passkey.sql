create table platform_account_passkey (
  agency_id       uuid not null references platform_agency (id),
  id              uuid not null,
  account_id      uuid not null references platform_account (id),
  host            text not null,
  credential_id   text not null,
  public_key      bytea not null,
  name            text not null,
  added_at        timestamptz not null,
  used_at         timestamptz null,
  sign_count      bigint not null,
  backup_eligible boolean not null,
  primary key (agency_id, id),
  unique (agency_id, credential_id)
);
create index platform_account_passkey_account on platform_account_passkey (agency_id, account_id);

-- Challenges that were answered rightly: each is answered once.
create table platform_passkey_spent (
  agency_id uuid not null references platform_agency (id),
  id        uuid not null,
  until_at  timestamptz not null,
  primary key (agency_id, id)
);
