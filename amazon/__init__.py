"""What only cases about seller accounts need."""
