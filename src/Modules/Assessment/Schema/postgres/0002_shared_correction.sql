create table assessment_shared_correction (
  id              uuid not null primary key,
  fiscal_year     integer not null,
  path            text not null,
  value           text not null,
  reason          text not null,
  made_by         text not null,
  made_at         timestamptz not null,
  withdrawn_by    text null,
  withdrawn_at    timestamptz null,
  withdraw_reason text null
);

create index assessment_shared_correction_year on assessment_shared_correction (fiscal_year);
