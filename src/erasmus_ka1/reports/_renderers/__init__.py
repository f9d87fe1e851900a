"""Renderers: each gives any report one form."""
