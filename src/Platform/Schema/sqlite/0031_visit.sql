-- Who of those that run the installation was let into an agency, why, and until when.
create table platform_visit (
  agency_id    text not null references platform_agency (id),
  id           text not null,
  account_id   text not null references platform_account (id),
  account_name text not null,
  reason       text not null,
  number       integer not null,
  started_at   text not null,
  until        text not null,
  ended_at     text null,
  ended_by     text not null,
  primary key (agency_id, id),
  unique (agency_id, number)
);
create index platform_visit_account on platform_visit (agency_id, account_id, until);

-- An archive with everything of the agency, ordered on a page; the file is kept for a day.
create table platform_agency_export (
  agency_id text not null references platform_agency (id),
  id        text not null,
  asked_at  text not null,
  asked_by  text not null,
  reason    text not null,
  done      integer not null,
  total     integer not null,
  ended_at  text null,
  outcome   text not null,
  told      text not null,
  length    integer not null,
  sha256    text not null,
  primary key (agency_id, id)
);
