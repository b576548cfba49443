"""The self-assessment: its export format, its logic, and what its script gets.

``models`` defines the export format once. ``schema`` makes the published JSON
Schema from it, ``files`` checks exported files against it, ``logic`` reads plans
out of an assessment, and ``payload`` gives the browser the matrix and the schema.
"""
