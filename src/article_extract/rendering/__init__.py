"""Rendering: an Article as text in one of several formats."""
