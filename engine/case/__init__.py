"""The pure part: a case is its standing entries, folded in the order in which things happened."""
