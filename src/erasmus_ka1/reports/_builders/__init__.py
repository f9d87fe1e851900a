"""Builders: each makes one kind of report, for every output format."""
