"""Reads a spreadsheet with the library that others use, and prints what is in it as JSON.

usage: read_sheet.py FILE
"""
import datetime
import json
import sys
import zipfile

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
# Charts and colours as the file has them: a library may leave out what it does not know.
with zipfile.ZipFile(sys.argv[1]) as file:
    parts = {name: file.read(name).decode() for name in file.namelist() if name.endswith(".xml")}
print(json.dumps({
    "rows": rows, "frozen": sheet.freeze_panes or "", "title": book.properties.title or "",
    "created": book.properties.created.isoformat(), "sheets": book.sheetnames,
    "charts": [text for name, text in sorted(parts.items()) if name.startswith("xl/charts/")],
    "drawings": [text for name, text in sorted(parts.items()) if name.startswith("xl/drawings/")],
    "sheet": parts["xl/worksheets/sheet1.xml"],
    "drawn": [
        {
            "kind": type(chart).__name__,
            "series": [[one.tx.strRef.f, (one.cat.strRef or one.cat.numRef).f, one.val.numRef.f] for one in chart.series],
        }
        for chart in sheet._charts
    ],
}))
