"""The generator of the PCN Prospectus site.

Data flows one way, and ``build/pipeline.py`` shows all of it on one screen:

    read -> validate -> overlay -> assemble -> render -> check -> write

Everything between reading and writing is functions from values to values
plus ``Problem``s. Any error means that nothing is written.
"""

__version__ = "0.1.0"
