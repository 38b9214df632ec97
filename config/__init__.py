"""What a site can be told: frozen settings, read from TOML and checked at the edge."""
