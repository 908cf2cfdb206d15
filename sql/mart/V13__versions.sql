-- Which version of each lake table the figures were read from: the proof that mart and lake are one. '{}' before the first publication that says so.
alter table ops.publication add column lake_versions jsonb not null default '{}';
