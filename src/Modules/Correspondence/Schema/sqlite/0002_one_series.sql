-- One open series of a kind, unit and name: two that begin at once would both count from 1.
create unique index correspondence_series_one on correspondence_series (agency_id, kind, coalesce(unit_id, ''), name) where closed = 0;
