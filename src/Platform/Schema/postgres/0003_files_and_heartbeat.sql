-- How much the files of an agency take is a sum over this alone.
create index platform_file_length on platform_file (agency_id, length);

-- One row, written to see whether the database takes anything, and to know how late it was when it last did.
create table platform_heartbeat (
  id      integer not null primary key,
  beat_at timestamptz not null
);
