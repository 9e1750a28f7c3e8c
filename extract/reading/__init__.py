"""How an article is read, whatever the kind of fact: its page, lines, days, people, places and titles."""
