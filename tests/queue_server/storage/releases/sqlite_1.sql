-- append_event: records at the end of the log; (:row) stands for the marks of one row
INSERT INTO events (seq, line, hash) VALUES (:row);
-- upsert_ticket: the newest value of a ticket
INSERT INTO tickets (id, day, number, queue, item, priority, state, "window", issued_at, called_at, started_at,
                     ended_at, slip)
VALUES (:row)
ON CONFLICT (id) DO UPDATE SET queue = excluded.queue, state = excluded.state, "window" = excluded."window",
  called_at = excluded.called_at, started_at = excluded.started_at, ended_at = excluded.ended_at, slip = excluded.slip;
-- events_after: a chunk of the log; the casts keep a hand-edited row readable, so that verify can name it
SELECT seq, CAST(line AS BLOB), CAST(hash AS BLOB) FROM events WHERE seq > ? ORDER BY seq LIMIT ?;
-- newest_snapshot: where a start begins
SELECT seq, hash, body FROM snapshots ORDER BY seq DESC LIMIT 1;
-- save_snapshot: keep one
INSERT OR REPLACE INTO snapshots (seq, hash, body) VALUES (?, ?, ?);
-- drop_snapshots: all but the two newest
DELETE FROM snapshots WHERE seq NOT IN (SELECT seq FROM snapshots ORDER BY seq DESC LIMIT 2);
-- forget_tickets: before the table is made anew
DELETE FROM tickets;
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
