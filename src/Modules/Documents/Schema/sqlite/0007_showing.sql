alter table documents_paper add column show_reason text not null default '';
alter table documents_paper add column shown_numbers text not null default '[]';

alter table documents_frozen_paper add column held text not null default '';
