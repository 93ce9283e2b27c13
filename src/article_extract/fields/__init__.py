"""Fields: labelled blocks read into an Article. Only here is a claim weighed against a block."""
