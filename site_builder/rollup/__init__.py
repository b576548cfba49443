"""Many exported assessments as one report: counts, never ranks or averages."""
