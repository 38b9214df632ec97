"""Where the log and its tables are kept: SQLite files; named SQL in sql/."""
