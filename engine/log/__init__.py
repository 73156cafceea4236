"""The log as bytes: entries, their kinds, sealed values, the tree and its verification.

- Pure: bytes in, bytes out. No database, no clock, no files.
- An entry is stored exactly as it was encoded once and is never encoded again to be verified.
"""
