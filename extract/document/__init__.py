"""What the rules of documents are made of: citations, decisions, laws, letterheads and shared issuers."""
