"""Reading: a page of any kind in, a Document out."""
