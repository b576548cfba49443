"""Tests of the self-assessment: Python and JavaScript, on the same cases."""
