"""Libraries of template filters."""
