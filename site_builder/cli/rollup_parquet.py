"""The part of ``rollup`` that needs the extra ``parquet``."""

from site_builder.rollup.report.parquet import write_parquet

__all__ = ["write_parquet"]
