alter table approvals_approval add column owner_person_id uuid null;
alter table approvals_approval add column owner_name text not null default '';

alter table approvals_act add column to_person_id uuid null;
