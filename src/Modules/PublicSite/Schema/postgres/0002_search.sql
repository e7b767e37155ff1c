create table publicsite_search (
  agency_id uuid not null references platform_agency (id),
  id        uuid not null,
  key       text not null,
  path      text not null,
  title     text not null,
  body      text not null,
  files     text not null,
  at        timestamptz not null,
  number    bigint not null,
  parts     integer not null,
  primary key (agency_id, id),
  unique (agency_id, key),
  unique (agency_id, number)
);

-- Words as tokens that are made of the agency too (Search/Tokens.cs): nobody's question touches what another agency has published.
-- It has no agency_id on purpose: row security would keep the inverted index from being used, since @@ is not leakproof. It holds no text,
-- only tokens of what everybody may read, and every answer is joined with publicsite_search, which row security guards.
create table publicsite_search_index (
  number bigint primary key,
  title  tsvector not null,
  body   tsvector not null,
  loose  tsvector not null
);

create index publicsite_search_index_title on publicsite_search_index using gin (title);
create index publicsite_search_index_body on publicsite_search_index using gin (body);
create index publicsite_search_index_loose on publicsite_search_index using gin (loose);
