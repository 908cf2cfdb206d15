-- One row per run tells everything an operator asks: also of runs that were killed, or ended before the mart was open. Those are entered by
-- the next run, from the book beside the logs (logs/runs).
alter table ops.run
    add column repeated          integer not null default 0,   -- files delivered before, byte for byte
    add column refused           integer not null default 0,   -- files refused as a whole
    add column accepted          bigint not null default 0,
    add column exit_code         integer,                      -- empty where the process could not end by itself
    add column failure           text,                         -- RUN_…, docs/operations.md
    add column program           text,                         -- version, and the jar's SHA-256 where it ran from one
    add column definitions_hash  text;
update ops.run set accepted = rows - rejected;
