create table publicsite_search (
  agency_id text not null references platform_agency (id),
  id        text not null,
  key       text not null,
  path      text not null,
  title     text not null,
  body      text not null,
  files     text not null,
  at        text not null,
  number    integer not null,
  parts     integer not null,
  primary key (agency_id, id),
  unique (agency_id, key),
  unique (agency_id, number)
);

-- Words as tokens that are made of the agency too (Search/Tokens.cs): nobody's question touches what another agency has published.
create virtual table publicsite_search_index using fts5 (title, body, files, loose, tokenize = 'ascii', columnsize = 0);
