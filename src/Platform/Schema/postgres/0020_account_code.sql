alter table platform_account add column shared boolean not null default false;

create table platform_account_code (
  agency_id    uuid not null references platform_agency (id),
  id           uuid not null,
  account_id   uuid not null references platform_account (id),
  kind         text not null,
  hash         text not null,
  made_at      timestamptz not null,
  until_at     timestamptz not null,
  used_at      timestamptz null,
  withdrawn_at timestamptz null,
  primary key (agency_id, id),
  unique (agency_id, hash)
);
create index platform_account_code_account on platform_account_code (agency_id, account_id);
