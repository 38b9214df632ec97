-- The event log is the truth; tickets and spans are made from it and can be rebuilt.
CREATE TABLE events (
  seq  BIGINT PRIMARY KEY,
  line BYTEA NOT NULL,           -- JSON of engine.record.Record
  hash BYTEA NOT NULL            -- SHA-256 over the previous hash and the line
);
CREATE TABLE snapshots (
  seq  BIGINT PRIMARY KEY,
  hash BYTEA NOT NULL,
  body BYTEA NOT NULL
);
ALTER TABLE snapshots ALTER COLUMN body SET STORAGE EXTERNAL;  -- megabytes; packing them takes longer than writing
CREATE TABLE tickets (           -- one row a ticket, its newest value, for reports
  id         TEXT COLLATE "C" PRIMARY KEY,
  day        TEXT NOT NULL,
  number     TEXT NOT NULL,
  queue      TEXT NOT NULL,
  item       TEXT,
  priority   TEXT NOT NULL,
  channel    TEXT NOT NULL,
  issued_at  DOUBLE PRECISION NOT NULL,  -- seconds since 1970, UTC
  state      TEXT NOT NULL,
  "window"   TEXT,
  calls      INTEGER NOT NULL,
  called_at  DOUBLE PRECISION,
  started_at DOUBLE PRECISION,
  ended_at   DOUBLE PRECISION,
  slip       TEXT NOT NULL
) WITH (fillfactor = 80);        -- room for the newer values of a ticket beside the older
CREATE INDEX tickets_by_day ON tickets (day, queue);
CREATE TABLE spans (             -- one row a stay of a ticket in a state, kept when it ends
  ticket   TEXT COLLATE "C" NOT NULL,
  seq      BIGINT NOT NULL,      -- the record that ended it
  state    TEXT NOT NULL,
  queue    TEXT NOT NULL,
  "window" TEXT,                 -- where the ticket was, or which window it was bound to while it waited
  clerk    TEXT,                 -- who sat there
  until    DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (ticket, seq)
);
CREATE VIEW stays AS             -- spans with their beginning: the end of the one before, or the issue
SELECT spans.ticket, spans.seq, tickets.day, spans.state, spans.queue, spans."window", spans.clerk,
       COALESCE(LAG(spans.until) OVER (PARTITION BY spans.ticket ORDER BY spans.seq), tickets.issued_at) AS since,
       spans.until
FROM spans JOIN tickets ON tickets.id = spans.ticket;
CREATE TABLE accounts (
  name     TEXT PRIMARY KEY,
  shown    TEXT NOT NULL,        -- the name shown to others
  role     TEXT NOT NULL,
  password TEXT NOT NULL         -- argon2id
);
CREATE TABLE sessions (
  token   BYTEA PRIMARY KEY,     -- SHA-256 of the cookie
  account TEXT NOT NULL,
  until   DOUBLE PRECISION NOT NULL
);
CREATE TABLE devices (
  id    TEXT PRIMARY KEY,
  kind  TEXT NOT NULL,
  token BYTEA NOT NULL           -- SHA-256 of the device token
);
CREATE TABLE migrations (number INTEGER PRIMARY KEY);
