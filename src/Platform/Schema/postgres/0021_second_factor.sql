create table platform_account_totp (
  account_id   uuid not null primary key references platform_account (id),
  secret       text not null,
  made_at      timestamptz not null,
  confirmed_at timestamptz null,
  last_step    bigint not null,
  tries        integer not null,
  next_at      timestamptz not null
);

create table platform_account_recovery (
  account_id uuid not null references platform_account (id),
  hash       text not null,
  primary key (account_id, hash)
);

create table platform_account_event (
  id         uuid not null primary key,
  account_id uuid not null references platform_account (id),
  at         timestamptz not null,
  code       text not null,
  actor_name text not null,
  device     text not null,
  source     text not null,
  seen_at    timestamptz null
);
create index platform_account_event_at on platform_account_event (account_id, at);

-- Whoever is signed in signs in once more: the sessions before do not know when the person was asked last.
delete from platform_session;
alter table platform_session add column asked_at timestamptz not null;
alter table platform_session add column device text not null default '';
alter table platform_session add column source text not null default '';
