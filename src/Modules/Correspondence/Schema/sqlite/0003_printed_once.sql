-- Two papers of a kind and year never bear one number, whatever series counted them. Lines that did before this rule keep their number; only the first of them holds it.
alter table correspondence_entry add column printed text null;
update correspondence_entry as e set printed = trim((select s.name from correspondence_series s where s.agency_id = e.agency_id and s.id = e.series_id) || ' ' || e.text)
where e.kind not in ('Incoming', 'Minutes') and not exists (
  select 1 from correspondence_entry o
  where o.agency_id = e.agency_id and o.kind = e.kind and o.year = e.year and o.text = e.text and o.id < e.id and o.state in ('Issued', 'Reserved'));
create unique index correspondence_entry_printed on correspondence_entry (agency_id, kind, year, printed) where state in ('Issued', 'Reserved');
