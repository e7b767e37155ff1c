-- What an administrator is told of a job, and may do with it: when it was taken, whether it rests (aside_by: who said so; nobody: it failed too often), and
-- how many of its attempts are forgiven.
alter table platform_job add column taken_at text null;
alter table platform_job add column aside_at text null;
alter table platform_job add column aside_by text null;
alter table platform_job add column spared integer not null default 0;
update platform_job set aside_at = due_at where done_at is null and attempts >= 340;

-- The ring of agencies: the next job is found without reading the ten thousand of one of them.
create index platform_job_ring on platform_job ((coalesce(for_agency, '00000000-0000-0000-0000-000000000000')), due_at) where done_at is null and aside_at is null;
create index platform_job_of_agency on platform_job (for_agency, done_at);
