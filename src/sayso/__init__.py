"""sayso reads news and keeps a book of who did what to whom, when, and on whose say-so."""
