"""Public holidays and make-up working days, one TOML file a country and year; read by ``config.calendar``."""
