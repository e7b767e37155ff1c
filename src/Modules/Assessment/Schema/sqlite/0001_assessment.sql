create table assessment_correction (
  agency_id       text not null references platform_agency (id),
  id              text not null,
  fiscal_year     integer not null,
  path            text not null,
  value           text not null,
  reason          text not null,
  made_by         text not null,
  made_at         text not null,
  withdrawn_by    text null,
  withdrawn_at    text null,
  withdraw_reason text null,
  primary key (agency_id, id)
);

create index assessment_correction_year on assessment_correction (agency_id, fiscal_year);

create table assessment_result (
  agency_id      text not null references platform_agency (id),
  id             text not null,
  fiscal_year    integer not null,
  official_level text null,
  changed_at     text not null,
  changed_by     text not null,
  primary key (agency_id, id),
  unique (agency_id, fiscal_year)
);

create table assessment_score (
  agency_id text not null,
  id        text not null,
  result_id text not null,
  code      text not null,
  kind      text not null,
  value     text not null,
  source    text not null,
  primary key (agency_id, id),
  foreign key (agency_id, result_id) references assessment_result (agency_id, id) on delete cascade,
  unique (agency_id, result_id, code)
);

create table assessment_weak_point (
  agency_id       text not null references platform_agency (id),
  id              text not null,
  fiscal_year     integer not null,
  code            text not null,
  issue_no        integer null,
  text            text not null,
  finding         text not null,
  reason          text not null,
  score           text null,
  added           integer not null,
  edited          integer not null,
  no_longer_found integer not null,
  dismiss_reason  text null,
  dismissed_by    text null,
  dismissed_at    text null,
  primary key (agency_id, id)
);

create index assessment_weak_point_year on assessment_weak_point (agency_id, fiscal_year, code);

create table assessment_weak_point_setting (
  agency_id   text not null references platform_agency (id),
  id          text not null,
  fiscal_year integer not null,
  least       text not null,
  fall        text not null,
  primary key (agency_id, id),
  unique (agency_id, fiscal_year)
);
