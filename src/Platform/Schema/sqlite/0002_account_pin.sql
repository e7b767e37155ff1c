create table platform_account_pin (
  account_id text not null primary key references platform_account (id),
  hash       text not null,
  set_at     text not null,
  tries      integer not null,
  next_at    text not null
);
