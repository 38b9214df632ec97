-- The programme of the screens, beside the log: what staff wrote and uploaded, and the proofs of what was shown.
CREATE TABLE notices (
  id   TEXT PRIMARY KEY,
  body BLOB NOT NULL             -- JSON of programme.notice.Notice
) WITHOUT ROWID;
CREATE TABLE media (
  name TEXT PRIMARY KEY,
  body BLOB NOT NULL             -- JSON of programme.resolve.Medium
) WITHOUT ROWID;
CREATE TABLE programmes (
  site TEXT PRIMARY KEY,
  body BLOB NOT NULL             -- JSON of config.programme.Programme, instead of the site's file
) WITHOUT ROWID;
CREATE TABLE plays (
  player  TEXT NOT NULL,
  journal TEXT NOT NULL,         -- the run of numbers that a player counts its plays by
  number  INTEGER NOT NULL,
  item    TEXT NOT NULL,
  name    TEXT NOT NULL,
  began   REAL NOT NULL,         -- seconds since 1970, UTC
  seconds REAL NOT NULL,
  outcome TEXT NOT NULL,
  PRIMARY KEY (player, journal, number)
) WITHOUT ROWID;
CREATE INDEX plays_by_time ON plays (began, player, journal, number);
