"""The service: one session per command, with transaction, clock and receipts."""
