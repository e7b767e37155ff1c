create table platform_backup (
  id         uuid not null primary key,
  kind       text not null,
  started_at timestamptz not null,
  ended_at   timestamptz null,
  folder     text not null,
  file       text not null,
  length     bigint not null,
  outcome    text not null,
  told       text not null,
  second     text not null
);
create index platform_backup_started on platform_backup (kind, started_at);
