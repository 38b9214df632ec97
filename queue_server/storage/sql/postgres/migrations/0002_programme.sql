-- The programme of the screens, beside the log: what staff wrote and uploaded, and the proofs of what was shown.
CREATE TABLE notices (
  id   TEXT PRIMARY KEY,
  body BYTEA NOT NULL            -- JSON of programme.notice.Notice
);
CREATE TABLE media (
  name TEXT PRIMARY KEY,
  body BYTEA NOT NULL            -- JSON of programme.resolve.Medium
);
CREATE TABLE programmes (
  site TEXT PRIMARY KEY,
  body BYTEA NOT NULL            -- JSON of config.programme.Programme, instead of the site's file
);
CREATE TABLE plays (
  player  TEXT COLLATE "C" NOT NULL,
  journal TEXT COLLATE "C" NOT NULL,         -- the run of numbers that a player counts its plays by
  number  BIGINT NOT NULL,
  item    TEXT NOT NULL,
  name    TEXT NOT NULL,
  began   DOUBLE PRECISION NOT NULL, -- seconds since 1970, UTC
  seconds DOUBLE PRECISION NOT NULL,
  outcome TEXT NOT NULL,
  PRIMARY KEY (player, journal, number)
);
CREATE INDEX plays_by_time ON plays (began, player, journal, number);
