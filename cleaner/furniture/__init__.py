"""How the residue of a scrape or of a page is recognised: by phrase, by shape, by its place in the article."""
