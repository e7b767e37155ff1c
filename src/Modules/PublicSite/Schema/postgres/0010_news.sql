create table publicsite_media (
  agency_id    uuid not null,
  id           uuid not null,
  file_id      uuid not null,
  content_type text not null,
  width        integer not null,
  height       integer not null,
  kind         text not null,
  name         text not null,
  shown        boolean not null,
  primary key (agency_id, id),
  foreign key (agency_id, file_id) references platform_file (agency_id, id)
);

create table publicsite_article (
  agency_id    uuid not null references platform_agency (id),
  id           uuid not null,
  fiscal_year  integer not null,
  number       integer not null,
  kind         text not null,
  slug         text not null,
  place        text not null,
  title        text not null,
  lead         text not null,
  body         text not null,
  unit_id      uuid null,
  data_as_of   date null,
  items        text not null,
  photos       text not null,
  files        text not null,
  state        text not null,
  is_shown     boolean not null,
  was_shown    boolean not null,
  publish_at   timestamptz null,
  withdraw_at  timestamptz null,
  sent_version integer not null,
  approved_by  text not null,
  revision     integer not null,
  created_by   uuid not null,
  changed_at   timestamptz not null,
  changed_by   text not null,
  deleted_at   timestamptz null,
  primary key (agency_id, id),
  unique (agency_id, fiscal_year, number)
);

create table publicsite_article_version (
  agency_id  uuid not null,
  id         uuid not null,
  article_id uuid not null,
  number     integer not null,
  title      text not null,
  hash       text not null,
  written    text not null,
  at         timestamptz not null,
  by_name    text not null,
  primary key (agency_id, id),
  unique (agency_id, article_id, number),
  foreign key (agency_id, article_id) references publicsite_article (agency_id, id)
);

create table publicsite_article_shown (
  agency_id        uuid not null,
  id               uuid not null,
  fiscal_year      integer not null,
  number           integer not null,
  kind             text not null,
  section          text not null,
  place            text not null,
  slug             text not null,
  title            text not null,
  lead             text not null,
  html             text not null,
  words            text not null,
  unit_name        text not null,
  data_as_of       date not null,
  items            text not null,
  photos           text not null,
  files            text not null,
  version          integer not null,
  hash             text not null,
  approved_by      text not null,
  published_at     timestamptz not null,
  changed_at       timestamptz not null,
  withdrawn_at     timestamptz null,
  withdrawn_reason text null,
  primary key (agency_id, id),
  unique (agency_id, fiscal_year, number),
  foreign key (agency_id, id) references publicsite_article (agency_id, id)
);

create table publicsite_kind_rule (
  agency_id      uuid not null references platform_agency (id),
  id             uuid not null,
  kind           text not null,
  needs_approval boolean not null,
  primary key (agency_id, id),
  unique (agency_id, kind)
);

create table publicsite_menu_rule (
  agency_id uuid not null references platform_agency (id),
  id        uuid not null,
  entry     text not null,
  position  integer not null,
  hidden    boolean not null,
  primary key (agency_id, id),
  unique (agency_id, entry)
);

create index publicsite_article_shown_list on publicsite_article_shown (agency_id, section, published_at);
