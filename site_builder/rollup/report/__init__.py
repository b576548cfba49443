"""A roll-up as its paper: sentences, pictures and tables, as a web page, a workbook, CSV, JSON and Parquet."""
