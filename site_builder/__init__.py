"""The generator of the PCN Prospectus site.

Data flows one way:

    read -> validate -> overlay -> assemble -> render -> check -> write

``build/pipeline.py`` shows all but the last stage on one screen, and
``core/files/site_writer.py`` is the last. Each stage takes values and returns values
and ``Problem``s. Any error means that nothing is written.
"""

__version__ = "0.1.0"
