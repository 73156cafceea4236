"""One function per verb: parse, call the office once, show the answer."""
