-- is_there: whether any migration has been carried out here
SELECT to_regclass('migrations')::text;
-- schema_number: the newest migration carried out
SELECT COALESCE(max(number), 0) FROM migrations;
-- lock_schema: one at a time brings a schema up to date (1751215212: "hall" in letters)
SELECT pg_advisory_lock(1751215212, hashtext('schema of ' || current_schema()));
-- free_schema: the next may
SELECT pg_advisory_unlock(1751215212, hashtext('schema of ' || current_schema()));
-- note_migration: one has been carried out
INSERT INTO migrations (number) VALUES ($1);
-- take_lock: the one that writes this site's log; lasts as long as the session
SELECT pg_advisory_lock(1751215212, hashtext(current_schema()));
-- fsync: whether the server keeps what it acknowledges
SELECT current_setting('fsync');
-- append_group: records, the stays that ended by them and the newest values of their tickets
WITH logged AS (
  INSERT INTO events (seq, line, hash) SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::bytea[])
), ended AS (
  INSERT INTO spans (ticket, seq, state, queue, "window", clerk, until)
  SELECT * FROM unnest($4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[], $10::float8[])
)
INSERT INTO tickets (id, day, number, queue, item, priority, channel, issued_at, state, "window", calls, called_at,
                     started_at, ended_at, slip)
SELECT * FROM unnest($11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[],
                     $18::float8[], $19::text[], $20::text[], $21::integer[], $22::float8[], $23::float8[],
                     $24::float8[], $25::text[])
ON CONFLICT (id) DO UPDATE SET queue = excluded.queue, state = excluded.state, "window" = excluded."window",
  calls = excluded.calls, called_at = excluded.called_at, started_at = excluded.started_at,
  ended_at = excluded.ended_at, slip = excluded.slip;
-- events_after: a chunk of the log
SELECT seq, line, hash FROM events WHERE seq > $1 ORDER BY seq LIMIT $2;
-- newest_snapshot: where a start begins
SELECT seq, hash, body FROM snapshots ORDER BY seq DESC LIMIT 1;
-- save_snapshot: keep one, and the newest of those before
WITH old AS (
  DELETE FROM snapshots WHERE seq <> $1
  AND seq NOT IN (SELECT seq FROM snapshots WHERE seq <> $1 ORDER BY seq DESC LIMIT 1)
)
INSERT INTO snapshots (seq, hash, body) VALUES ($1, $2, $3)
ON CONFLICT (seq) DO UPDATE SET hash = excluded.hash, body = excluded.body;
-- put_account: add or change an account
INSERT INTO accounts (name, shown, role, password) VALUES ($1, $2, $3, $4)
ON CONFLICT (name) DO UPDATE SET shown = excluded.shown, role = excluded.role, password = excluded.password;
-- get_account: by its name
SELECT name, shown, role, password FROM accounts WHERE name = $1;
-- put_session: a sign-in
INSERT INTO sessions (token, account, until) VALUES ($1, $2, $3);
-- get_session: who this cookie is
SELECT accounts.name, accounts.shown, accounts.role FROM sessions JOIN accounts ON accounts.name = sessions.account
WHERE sessions.token = $1 AND sessions.until > $2;
-- drop_session: a sign-out
DELETE FROM sessions WHERE token = $1;
-- drop_old_sessions: those that ended
DELETE FROM sessions WHERE until <= $1;
-- put_device: enrol a device, or give it a new token
INSERT INTO devices (id, kind, token) VALUES ($1, $2, $3)
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, token = excluded.token;
-- get_device: by its token
SELECT id, kind FROM devices WHERE token = $1;
-- real_tickets: a name for the table that is there, while another of its name is made anew
CREATE TEMP VIEW real_tickets AS SELECT * FROM tickets;
-- real_spans: the same
CREATE TEMP VIEW real_spans AS SELECT * FROM spans;
-- scratch_tickets: where the table is made anew; its name is found before the real one's
CREATE TEMP TABLE tickets (LIKE tickets INCLUDING ALL);
-- scratch_spans: where the table is made anew
CREATE TEMP TABLE spans (LIKE spans INCLUDING ALL);
-- compare_tickets: how many are not alike, and the first of them
SELECT count(*), min(id) FROM (
  SELECT id FROM (SELECT * FROM real_tickets EXCEPT SELECT * FROM tickets) AS one
  UNION SELECT id FROM (SELECT * FROM tickets EXCEPT SELECT * FROM real_tickets) AS other) AS every;
-- compare_spans: how many are not alike, and the record that ended the first of them
SELECT count(*), 'record ' || min(seq) FROM (
  SELECT seq FROM (SELECT * FROM real_spans EXCEPT SELECT * FROM spans) AS one
  UNION SELECT seq FROM (SELECT * FROM spans EXCEPT SELECT * FROM real_spans) AS other) AS every;
-- forget_tickets: before those made anew come in their place
DELETE FROM real_tickets;
-- take_tickets: those made anew
INSERT INTO real_tickets SELECT * FROM tickets;
-- forget_spans: before those made anew come in their place
DELETE FROM real_spans;
-- take_spans: those made anew
INSERT INTO real_spans SELECT * FROM spans;
-- is_used: whether a hall has its store here already
SELECT EXISTS (SELECT FROM events) OR EXISTS (SELECT FROM accounts);
-- put_notice: write a notice, or its next state
INSERT INTO notices (id, body) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET body = excluded.body;
-- every_notice: in the order of their ids
SELECT body FROM notices ORDER BY id;
-- put_medium: keep what is known of an uploaded file
INSERT INTO media (name, body) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET body = excluded.body;
-- drop_medium: forget one
DELETE FROM media WHERE name = $1;
-- every_medium: in the order of their names
SELECT body FROM media ORDER BY name;
-- put_programme: instead of the one in the site's file
INSERT INTO programmes (site, body) VALUES ($1, $2) ON CONFLICT (site) DO UPDATE SET body = excluded.body;
-- drop_programme: back to the one in the site's file
DELETE FROM programmes WHERE site = $1;
-- get_programme: what was written over the site's file
SELECT body FROM programmes WHERE site = $1;
-- add_play: once, however often it is told
INSERT INTO plays (player, journal, number, item, name, began, seconds, outcome) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (player, journal, number) DO NOTHING;
-- plays_after: a page of what was shown
SELECT player, journal, number, item, name, began, seconds, outcome FROM plays
WHERE began >= $1 AND began < $2 AND (began, player, journal, number) > ($3, $4, $5, $6)
ORDER BY began, player, journal, number LIMIT $7;
-- plays_summed: how often and how long each item was shown by each player
SELECT player, item, max(name), count(*), sum(seconds) FROM plays
WHERE began >= $1 AND began < $2 AND outcome <> 'broken' GROUP BY player, item ORDER BY player, item;
