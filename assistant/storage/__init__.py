"""Files: settings and replies. Everything read is hostile until checked."""
