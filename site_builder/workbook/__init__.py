"""The self-assessment as a workbook, for teams that must stay in a spreadsheet.

``form`` says what it looks like, ``blank`` makes a blank one, and ``filled``
turns a filled-in one into an exported assessment.
"""
