-- append_event: records at the end of the log; (:row) stands for the marks of one row
INSERT INTO events (seq, line, hash) VALUES (:row);
-- upsert_ticket: the newest value of a ticket
INSERT INTO tickets (id, day, number, queue, item, priority, channel, issued_at, state, "window", calls, called_at,
                     started_at, ended_at, slip)
VALUES (:row)
ON CONFLICT (id) DO UPDATE SET queue = excluded.queue, state = excluded.state, "window" = excluded."window",
  calls = excluded.calls, called_at = excluded.called_at, started_at = excluded.started_at,
  ended_at = excluded.ended_at, slip = excluded.slip;
-- add_span: stays that ended
INSERT INTO spans (ticket, seq, state, queue, "window", clerk, until) VALUES (:row);
-- events_after: a chunk of the log; the casts keep a hand-edited row readable, so that verify can name it
SELECT seq, CAST(line AS BLOB), CAST(hash AS BLOB) FROM events WHERE seq > ? ORDER BY seq LIMIT ?;
-- newest_snapshot: where a start begins
SELECT seq, hash, body FROM snapshots ORDER BY seq DESC LIMIT 1;
-- save_snapshot: keep one
INSERT OR REPLACE INTO snapshots (seq, hash, body) VALUES (?, ?, ?);
-- drop_snapshots: all but the two newest
DELETE FROM snapshots WHERE seq NOT IN (SELECT seq FROM snapshots ORDER BY seq DESC LIMIT 2);
-- scratch_tickets: where the table is made anew; its name is found before the real one's
CREATE TEMP TABLE tickets AS SELECT * FROM main.tickets LIMIT 0;
-- scratch_tickets_key: so that a ticket is one row there too
CREATE UNIQUE INDEX temp.scratch_tickets_key ON tickets (id);
-- scratch_spans: where the table is made anew
CREATE TEMP TABLE spans AS SELECT * FROM main.spans LIMIT 0;
-- compare_tickets: how many are not alike, and the first of them
SELECT count(*), min(id) FROM (
  SELECT id FROM (SELECT * FROM main.tickets EXCEPT SELECT * FROM temp.tickets)
  UNION SELECT id FROM (SELECT * FROM temp.tickets EXCEPT SELECT * FROM main.tickets));
-- compare_spans: how many are not alike, and the record that ended the first of them
SELECT count(*), 'record ' || min(seq) FROM (
  SELECT seq FROM (SELECT * FROM main.spans EXCEPT SELECT * FROM temp.spans)
  UNION SELECT seq FROM (SELECT * FROM temp.spans EXCEPT SELECT * FROM main.spans));
-- forget_tickets: before those made anew come in their place
DELETE FROM main.tickets;
-- take_tickets: those made anew
INSERT INTO main.tickets SELECT * FROM temp.tickets;
-- forget_spans: before those made anew come in their place
DELETE FROM main.spans;
-- take_spans: those made anew
INSERT INTO main.spans SELECT * FROM temp.spans;
-- put_account: add or change an account
INSERT INTO accounts (name, shown, role, password) VALUES (?, ?, ?, ?)
ON CONFLICT (name) DO UPDATE SET shown = excluded.shown, role = excluded.role, password = excluded.password;
-- get_account: by its name
SELECT name, shown, role, password FROM accounts WHERE name = ?;
-- put_session: a sign-in
INSERT INTO sessions (token, account, until) VALUES (?, ?, ?);
-- get_session: who this cookie is
SELECT accounts.name, accounts.shown, accounts.role FROM sessions JOIN accounts ON accounts.name = sessions.account
WHERE sessions.token = ? AND sessions.until > ?;
-- drop_session: a sign-out
DELETE FROM sessions WHERE token = ?;
-- drop_old_sessions: those that ended
DELETE FROM sessions WHERE until <= ?;
-- put_device: enrol a device, or give it a new token
INSERT INTO devices (id, kind, token) VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, token = excluded.token;
-- get_device: by its token
SELECT id, kind FROM devices WHERE token = ?;
-- put_notice: write a notice, or its next state
INSERT INTO notices (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body;
-- every_notice: in the order of their ids
SELECT body FROM notices ORDER BY id;
-- put_medium: keep what is known of an uploaded file
INSERT INTO media (name, body) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body;
-- drop_medium: forget one
DELETE FROM media WHERE name = ?;
-- every_medium: in the order of their names
SELECT body FROM media ORDER BY name;
-- put_programme: instead of the one in the site's file
INSERT INTO programmes (site, body) VALUES (?, ?) ON CONFLICT (site) DO UPDATE SET body = excluded.body;
-- drop_programme: back to the one in the site's file
DELETE FROM programmes WHERE site = ?;
-- get_programme: what was written over the site's file
SELECT body FROM programmes WHERE site = ?;
-- add_play: once, however often it is told
INSERT INTO plays (player, journal, number, item, name, began, seconds, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (player, journal, number) DO NOTHING;
-- plays_after: a page of what was shown
SELECT player, journal, number, item, name, began, seconds, outcome FROM plays
WHERE began >= ? AND began < ? AND (began, player, journal, number) > (?, ?, ?, ?)
ORDER BY began, player, journal, number LIMIT ?;
-- plays_summed: how often and how long each item was shown by each player
SELECT player, item, max(name), count(*), sum(seconds) FROM plays
WHERE began >= ? AND began < ? AND outcome <> 'broken' GROUP BY player, item ORDER BY player, item;
