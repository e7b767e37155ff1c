-- Open, Suspended (reads only) or Archived (sealed); since when.
alter table platform_agency add column state text not null default 'Open';
alter table platform_agency add column state_since timestamptz null;
