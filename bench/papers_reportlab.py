"""Prints invoices by ReportLab: one PDF for each line of the input, an array of
invoices in JSON; answers each by a line. The process stays warm."""

import json
import sys

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

pdfmetrics.registerFont(TTFont("text", sys.argv[1]))
pdfmetrics.registerFont(TTFont("bold", sys.argv[2]))
plain = ParagraphStyle("plain", fontName="text", fontSize=9)
head = ParagraphStyle("head", fontName="bold", fontSize=14, leading=18)
lines = TableStyle([
    ("FONT", (0, 0), (-1, -1), "text", 8),
    ("FONT", (0, 0), (-1, 0), "bold", 8),
    ("GRID", (0, 0), (-1, -1), 0.5, "black"),
    ("ALIGN", (2, 1), (-1, -1), "RIGHT"),
])

for job in sys.stdin:
    flow = []
    for v in json.loads(job):
        flow += [
            Paragraph("Счет на оплату № " + v["number"], head),
            Paragraph("Поставщик: " + v["seller"], plain),
            Paragraph("Покупатель: " + v["buyer"], plain),
            Table([["Товар", "Ед.", "Кол-во", "Цена", "Сумма"]] + [
                [Paragraph(r[0], plain)] + r[1:] for r in v["lines"]
            ], style=lines, colWidths=[240, 40, 60, 80, 90], repeatRows=1),
            Paragraph("Итого: " + v["gross"] + ", в том числе НДС: " + v["tax"], plain),
            Paragraph(v["notice"], plain),
            PageBreak(),
        ]
    SimpleDocTemplate(sys.argv[3], pagesize=A4).build(flow)
    print("done", flush=True)
