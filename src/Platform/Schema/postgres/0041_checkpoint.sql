-- Heads of the audit chain as the public saw them; never changed, never taken back.
create table platform_checkpoint (
  agency_id uuid not null references platform_agency (id),
  id        uuid not null,
  number    bigint not null,
  hash      text not null,
  at        timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, number)
);
create function platform_checkpoint_refuse() returns trigger language plpgsql as $$ begin raise exception 'checkpoints are append-only'; end $$;
create trigger platform_checkpoint_append_only before update or delete on platform_checkpoint for each row execute function platform_checkpoint_refuse();
