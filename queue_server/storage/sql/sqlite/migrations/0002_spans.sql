-- What reports ask of a ticket's life: each stay in a state, kept when it ends. Rows of days before this release are
-- made by `hall-admin replay`.
CREATE TABLE spans (
  ticket TEXT NOT NULL,
  seq    INTEGER NOT NULL,       -- the record that ended it
  state  TEXT NOT NULL,
  queue  TEXT NOT NULL,
  "window" TEXT,                 -- where the ticket was, or which window it was bound to while it waited
  clerk  TEXT,                   -- who sat there
  until  REAL NOT NULL,          -- seconds since 1970, UTC
  PRIMARY KEY (ticket, seq)
) WITHOUT ROWID;
ALTER TABLE tickets ADD COLUMN channel TEXT NOT NULL DEFAULT 'kiosk';
ALTER TABLE tickets ADD COLUMN calls INTEGER NOT NULL DEFAULT 0;
CREATE VIEW stays AS             -- spans with their beginning: the end of the one before, or the issue
SELECT spans.ticket, spans.seq, tickets.day, spans.state, spans.queue, spans."window", spans.clerk,
       COALESCE(LAG(spans.until) OVER (PARTITION BY spans.ticket ORDER BY spans.seq), tickets.issued_at) AS since,
       spans.until
FROM spans JOIN tickets ON tickets.id = spans.ticket;
