"""The declarative part: what a workflow file says, checked and compiled."""
