"""Small random models, one op each, for the comparison with upstream's wheel."""
