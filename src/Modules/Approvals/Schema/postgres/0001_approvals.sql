create table approvals_route (
  agency_id             uuid not null references platform_agency (id),
  id                    uuid not null,
  name                  text not null,
  subject_type          text not null,
  unit_id               uuid null,
  author_may_not_decide boolean not null,
  retired               boolean not null,
  primary key (agency_id, id)
);

create table approvals_route_step (
  agency_id   uuid not null references platform_agency (id),
  id          uuid not null,
  route_id    uuid not null,
  place       integer not null,
  stage       integer not null,
  position_id uuid not null,
  days        integer null,
  primary key (agency_id, id),
  unique (agency_id, route_id, place),
  foreign key (agency_id, route_id) references approvals_route (agency_id, id) deferrable initially deferred
);

create table approvals_approval (
  agency_id             uuid not null references platform_agency (id),
  id                    uuid not null,
  subject_type          text not null,
  subject_id            uuid not null,
  title                 text not null,
  hash                  text not null,
  state                 text not null,
  round                 integer not null,
  version               integer not null,
  urgent                boolean not null,
  unit_id               uuid null,
  route_name            text not null,
  author_may_not_decide boolean not null,
  started_by_account_id uuid not null,
  started_by_person_id  uuid null,
  started_by_name       text not null,
  started_at            timestamptz not null,
  summary               text not null,
  reason                text not null,
  settles_at            timestamptz null,
  ended_at              timestamptz null,
  difference            text not null,
  primary key (agency_id, id)
);
create unique index approvals_approval_one_runs on approvals_approval (agency_id, subject_type, subject_id) where ended_at is null;
create index approvals_approval_subject on approvals_approval (agency_id, subject_type, subject_id);
create index approvals_approval_started_by on approvals_approval (agency_id, started_by_account_id, started_at);
create index approvals_approval_settles on approvals_approval (agency_id, settles_at);

create table approvals_step (
  agency_id     uuid not null references platform_agency (id),
  id            uuid not null,
  approval_id   uuid not null,
  place         integer not null,
  stage         integer not null,
  position_id   uuid not null,
  position_name text not null,
  days          integer null,
  state         text not null,
  opened_at     timestamptz null,
  due_on        date null,
  reminded_on   date null,
  reminders     integer not null,
  primary key (agency_id, id),
  unique (agency_id, approval_id, place),
  foreign key (agency_id, approval_id) references approvals_approval (agency_id, id) deferrable initially deferred
);
create index approvals_step_open on approvals_step (agency_id, state, position_id);

create table approvals_act (
  agency_id       uuid not null references platform_agency (id),
  id              uuid not null,
  approval_id     uuid not null,
  number          integer not null,
  kind            text not null,
  at              timestamptz not null,
  place           integer null,
  run             integer null,
  of_number       integer null,
  to_place        integer null,
  word            text null,
  whom            text not null,
  opinion         text not null,
  hash            text not null,
  settles_at      timestamptz null,
  account_id      uuid null,
  person_id       uuid null,
  name            text not null,
  position_name   text not null,
  block_lines     text not null,
  capacity        text not null,
  order_reference text not null,
  means           text not null,
  scan_file_id    uuid null,
  primary key (agency_id, id),
  unique (agency_id, approval_id, number),
  unique (agency_id, approval_id, place, run),
  unique (agency_id, approval_id, of_number),
  foreign key (agency_id, approval_id) references approvals_approval (agency_id, id) deferrable initially deferred,
  foreign key (agency_id, scan_file_id) references platform_file (agency_id, id) deferrable initially deferred
);
create index approvals_act_account on approvals_act (agency_id, account_id, at);
create function approvals_act_refuse() returns trigger language plpgsql as $$ begin raise exception 'acts are append-only'; end $$;
create trigger approvals_act_append_only before update or delete on approvals_act for each row execute function approvals_act_refuse();
