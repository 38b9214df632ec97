-- The event log is the truth; the tables below it are made from it and can be rebuilt.
CREATE TABLE events (
  seq  INTEGER PRIMARY KEY,
  line BLOB NOT NULL,            -- JSON of engine.record.Record
  hash BLOB NOT NULL             -- SHA-256 over the previous hash and the line
);
CREATE TABLE snapshots (
  seq  INTEGER PRIMARY KEY,
  hash BLOB NOT NULL,
  body BLOB NOT NULL
);
CREATE TABLE tickets (           -- one row a ticket, its newest value, for reports
  id         TEXT PRIMARY KEY,
  day        TEXT NOT NULL,
  number     TEXT NOT NULL,
  queue      TEXT NOT NULL,
  item       TEXT,
  priority   TEXT NOT NULL,
  state      TEXT NOT NULL,
  "window"   TEXT,
  issued_at  REAL NOT NULL,      -- seconds since 1970, UTC
  called_at  REAL,
  started_at REAL,
  ended_at   REAL,
  slip       TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX tickets_by_day ON tickets (day, queue);
CREATE TABLE accounts (
  name     TEXT PRIMARY KEY,
  shown    TEXT NOT NULL,        -- the name shown to others
  role     TEXT NOT NULL,
  password TEXT NOT NULL         -- argon2id
) WITHOUT ROWID;
CREATE TABLE sessions (
  token   BLOB PRIMARY KEY,      -- SHA-256 of the cookie
  account TEXT NOT NULL,
  until   REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE devices (
  id    TEXT PRIMARY KEY,
  kind  TEXT NOT NULL,
  token BLOB NOT NULL            -- SHA-256 of the device token
) WITHOUT ROWID;
