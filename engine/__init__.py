"""Cases, conditions, time and the log; knows nothing of Amazon, terminals or the files of workflows/."""
