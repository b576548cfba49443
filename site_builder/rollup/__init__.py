"""Many exported assessments as one roll-up: counts, never ranks or averages.

``models`` defines the roll-up's format once and ``schema`` publishes it. ``reading``
checks files in parallel, ``store`` keeps what they hold on disk, ``rounds`` finds
which belong together, ``combine`` counts, and ``tables`` makes rows for people.
The browser's system view does the same; one set of cases drives the tests of both.
"""
