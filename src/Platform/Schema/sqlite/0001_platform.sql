create table platform_agency (
  id     text not null primary key,
  slug   text not null unique,
  name   text not null,
  number integer not null unique
);

create table platform_agency_host (
  host      text not null primary key,
  agency_id text not null references platform_agency (id),
  position  integer not null
);

create table platform_account (
  id                    text not null primary key,
  display_name          text not null,
  disabled              integer not null,
  user_name             text null,
  normalized_user_name  text null unique,
  email                 text null,
  normalized_email      text null,
  email_confirmed       integer not null,
  password_hash         text null,
  security_stamp        text null,
  concurrency_stamp     text null,
  two_factor_enabled    integer not null,
  lockout_end           text null,
  lockout_enabled       integer not null,
  access_failed_count   integer not null
);

create table platform_account_claim (
  id          integer not null primary key autoincrement,
  user_id     text not null,
  claim_type  text null,
  claim_value text null
);

create table platform_account_login (
  login_provider        text not null,
  provider_key          text not null,
  provider_display_name text null,
  user_id               text not null,
  primary key (login_provider, provider_key)
);

create table platform_account_token (
  user_id        text not null,
  login_provider text not null,
  name           text not null,
  value          text null,
  primary key (user_id, login_provider, name)
);

create table platform_membership (
  agency_id  text not null references platform_agency (id),
  id         text not null,
  account_id text not null references platform_account (id),
  role       text not null,
  unit_id    text null,
  person_id  text null,
  ended_at   text null,
  primary key (agency_id, id),
  unique (agency_id, account_id)
);

create table platform_session (
  key_hash   text not null primary key,
  account_id text not null,
  for_agency text not null,
  ticket     blob not null,
  started_at text not null,
  seen_at    text not null
);
create index platform_session_account on platform_session (account_id);

create table platform_key_ring (
  name text not null primary key,
  xml  text not null
);

create table platform_audit (
  agency_id     text not null references platform_agency (id),
  id            text not null,
  number        integer not null,
  at            text not null,
  actor_id      text null,
  actor_name    text not null,
  code          text not null,
  subject       text not null,
  detail        text not null,
  previous_hash text not null,
  hash          text not null,
  primary key (agency_id, id),
  unique (agency_id, number)
);
create trigger platform_audit_no_update before update on platform_audit begin select raise(abort, 'the audit chain is append-only'); end;
create trigger platform_audit_no_delete before delete on platform_audit begin select raise(abort, 'the audit chain is append-only'); end;

create table platform_job (
  id           text not null primary key,
  for_agency   text null,
  kind         text not null,
  body         text not null,
  due_at       text not null,
  leased_until text null,
  attempts     integer not null,
  done_at      text null,
  error        text null
);
create index platform_job_due on platform_job (done_at, due_at);

create table platform_file (
  agency_id    text not null references platform_agency (id),
  id           text not null,
  name         text not null,
  content_type text not null,
  length       integer not null,
  sha256       text not null,
  stored_at    text not null,
  primary key (agency_id, id)
);
