alter table platform_account add column shared integer not null default 0;
update platform_account set shared = 1 where id in (select account_id from platform_membership group by account_id having count(*) > 1);

create table platform_account_code (
  agency_id    text not null references platform_agency (id),
  id           text not null,
  account_id   text not null references platform_account (id),
  kind         text not null,
  hash         text not null,
  made_at      text not null,
  until_at     text not null,
  used_at      text null,
  withdrawn_at text null,
  primary key (agency_id, id),
  unique (agency_id, hash)
);
create index platform_account_code_account on platform_account_code (agency_id, account_id);
