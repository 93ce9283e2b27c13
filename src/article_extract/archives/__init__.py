"""Archives: many pages, one row each, none lost."""
