-- Accounts of several agencies from before 0020: row security hid their memberships from the owner of the tables too. It is forced again with this script.
alter table platform_membership no force row level security;
update platform_account set shared = true where not shared and id in (select account_id from platform_membership group by account_id having count(*) > 1);
alter table platform_membership force row level security;
