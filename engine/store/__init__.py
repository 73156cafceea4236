"""What one office keeps: tables, the daily SQL, projections and evidence."""
