create table platform_backup (
  id         text not null primary key,
  kind       text not null,
  started_at text not null,
  ended_at   text null,
  folder     text not null,
  file       text not null,
  length     integer not null,
  outcome    text not null,
  told       text not null,
  second     text not null
);
create index platform_backup_started on platform_backup (kind, started_at);
