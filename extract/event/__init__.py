"""What the rules of events are made of: days, deeds, who did them, and how a happening is named."""
