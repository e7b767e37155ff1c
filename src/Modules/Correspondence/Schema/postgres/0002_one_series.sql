-- One open series of a kind, unit and name: two that begin at once would both count from 1.
create unique index correspondence_series_one on correspondence_series (agency_id, kind, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid), name) where not closed;
