-- As in 0020: nothing is left to do here; on PostgreSQL it had not seen all memberships.
update platform_account set shared = 1 where shared = 0 and id in (select account_id from platform_membership group by account_id having count(*) > 1);
