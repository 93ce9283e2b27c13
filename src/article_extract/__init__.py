"""The article of a news page: headline, dek, body, quotes with speakers, images with credits, authors, dates."""
