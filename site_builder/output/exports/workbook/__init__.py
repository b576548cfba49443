"""The self-assessment as a workbook, for teams that must stay in a spreadsheet."""
