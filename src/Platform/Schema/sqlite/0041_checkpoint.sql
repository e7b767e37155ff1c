-- Heads of the audit chain as the public saw them; never changed, never taken back.
create table platform_checkpoint (
  agency_id text not null references platform_agency (id),
  id        text not null,
  number    integer not null,
  hash      text not null,
  at        text not null,
  primary key (agency_id, id),
  unique (agency_id, number)
);
create trigger platform_checkpoint_no_update before update on platform_checkpoint begin select raise(abort, 'checkpoints are append-only'); end;
create trigger platform_checkpoint_no_delete before delete on platform_checkpoint begin select raise(abort, 'checkpoints are append-only'); end;
