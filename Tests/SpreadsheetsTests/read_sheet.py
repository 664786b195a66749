"""Reads a spreadsheet with the library that others use, and prints what is in it as JSON.

usage: read_sheet.py FILE
"""
import datetime
import json
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
sheet = book.active
rows = []
for row in sheet.iter_rows():
    rows.append([
        {
            "kind": cell.data_type, "format": cell.number_format,
            "value": cell.value.date().isoformat() if isinstance(cell.value, datetime.datetime)
            else "" if cell.value is None else str(cell.value),
        }
        for cell in row
    ])
print(json.dumps({
    "rows": rows, "frozen": sheet.freeze_panes or "", "title": book.properties.title or "",
    "created": book.properties.created.isoformat(), "sheets": book.sheetnames,
}))
