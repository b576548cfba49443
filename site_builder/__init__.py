"""The generator of the PCN Prospectus site.

Data flows one way, and ``pipeline.py`` shows all of it on one screen:

    read -> validate -> model -> assemble -> render -> check -> write

``source`` reads, ``write`` writes, everything between is functions from values
to values plus ``Problem``s. Any error means that nothing is written.
"""

__version__ = "0.1.0"
