create table platform_account_pin (
  account_id uuid not null primary key references platform_account (id),
  hash       text not null,
  set_at     timestamptz not null,
  tries      integer not null,
  next_at    timestamptz not null
);
