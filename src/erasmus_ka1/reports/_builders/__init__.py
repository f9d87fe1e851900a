"""Builders: each makes a report of one kind, pure and without a form in mind."""
