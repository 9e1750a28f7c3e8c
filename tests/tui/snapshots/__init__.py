"""What five screens look like at two sizes: the texts and the styles of their rows, one file each."""
