#!/usr/bin/env python3
"""Chooses the rows of Calderdale Council's published spending that the demonstration ships.

    ops/demo-data/select_rows.py FOLDER > demo/src/main/resources/demo/calderdale-2019-h2.csv

FOLDER holds the monthly files 2019-07.csv.gz .. 2019-12.csv.gz as published (gzip). The same
folder always gives the same bytes. README.md beside this file says what is chosen and why.
"""
import collections
import csv
import gzip
import hashlib
import os
import re
import sys

MONTHS = [f"2019-{month:02}" for month in range(7, 13)]
NAME = "Supplier(Beneficiary) Name"
CATEGORY = "Procurement Classification: Council's Procurement Category Name"
KEPT_COLUMNS = ["Date", "Internal Ref Number", "Invoice Number", "Net Amount", NAME, "Supplier ID", "Expense Area", CATEGORY]

FITTING = {
    "Catering Clothing And Uniforms",
    "Printing Stationery And General Office Expenses",
    "Communications And Computers",
    "Consultant Fees",
    "Agency Costs",
}
# Wine and beer merchants: alcohol is never payable (P-6), and the rows do not say which part is soft drinks.
ALCOHOL_SUPPLIERS = {"Eden Fine Wines Ltd", "HB Clark & Co (Successors) Ltd"}
# One supplier number with two names, or two invoice numbers that differ by leading zeros only.
ALWAYS_SUPPLIERS = {"S13339", "S1585", "S315491", "S114531", "S17458"}

CLAIMS_WANTED = 1_100
MOST_INVOICES_PER_CLAIM = 25
MOST_ROWS_PER_FILLER = 12  # of a set of claims that only fills up the number
SHARED_NUMBERS_WANTED = 20


def published_rows(folder):
    for month in MONTHS:
        with gzip.open(os.path.join(folder, month + ".csv.gz"), "rt", encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)


def usable(row):
    return (
        row["Source"] == "IV"
        and row["Subsource"] == "AP"
        and "REDACTED" not in row[NAME].upper()
        and "REDACTED" not in row["Invoice Number"].upper()
        and row["Invoice Number"].strip() != ""
        and row[NAME].strip() not in ALCOHOL_SUPPLIERS
    )


def claim_key(row):
    return row["Supplier ID"].strip(), row["Date"][:7], row[CATEGORY].strip()


def invoice_key(row):
    """Case, blanks and punctuation do not distinguish numbers (49115 and 49115.), but leading zeros do."""
    number = row["Invoice Number"].strip()
    return row["Supplier ID"].strip(), re.sub(r"[^A-Z0-9]+", "", number.upper()) or number


def components(rows):
    """Claims that share an invoice stay together: each list is a set of claims closed under shared invoices."""
    claims_of_invoice, invoices_of_claim = collections.defaultdict(set), collections.defaultdict(set)
    for row in rows:
        claims_of_invoice[invoice_key(row)].add(claim_key(row))
        invoices_of_claim[claim_key(row)].add(invoice_key(row))
    seen = set()
    for start in sorted(invoices_of_claim):
        if start in seen:
            continue
        component, waiting = set(), [start]
        while waiting:
            claim = waiting.pop()
            if claim in component:
                continue
            component.add(claim)
            for invoice in invoices_of_claim[claim]:
                waiting.extend(claims_of_invoice[invoice] - component)
        seen |= component
        if all(len(invoices_of_claim[claim]) <= MOST_INVOICES_PER_CLAIM for claim in component):
            yield frozenset(component)


def shared_number_suppliers(rows):
    suppliers = collections.defaultdict(set)
    for row in rows:
        supplier, number = invoice_key(row)
        suppliers[number].add(supplier)
    shared = sorted(number for number, ids in suppliers.items() if len(ids) > 1)[:SHARED_NUMBERS_WANTED]
    return {(supplier, number) for number in shared for supplier in suppliers[number]}


def main(folder):
    rows = [row for row in published_rows(folder) if usable(row)]
    months_of_invoice = collections.defaultdict(set)
    claims_of_invoice = collections.defaultdict(set)
    for row in rows:
        months_of_invoice[invoice_key(row)].add(row["Date"][:7])
        claims_of_invoice[invoice_key(row)].add(claim_key(row))
    two_months = {claim for key, months in months_of_invoice.items() if len(months) > 1 for claim in claims_of_invoice[key]}
    shared = {claim for key in shared_number_suppliers(rows) for claim in claims_of_invoice[key]}

    rows_of_claim = collections.Counter(claim_key(row) for row in rows)
    must, may = [], []
    for component in components(rows):
        needed = any(
            claim[2] in FITTING or claim[0] in ALWAYS_SUPPLIERS or claim in two_months or claim in shared
            for claim in component
        )
        if needed:
            must.append(component)
        elif sum(rows_of_claim[claim] for claim in component) <= MOST_ROWS_PER_FILLER:
            may.append(component)
    may.sort(key=lambda component: hashlib.sha256("|".join(min(component)).encode()).hexdigest())

    chosen = set().union(*must)
    for component in may:
        if len(chosen) >= CLAIMS_WANTED:
            break
        chosen |= component

    kept = sorted((row for row in rows if claim_key(row) in chosen), key=lambda row: (row["Date"], row["Internal Ref Number"]))
    writer = csv.DictWriter(sys.stdout, KEPT_COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(kept)

    fitting = sum(claim[2] in FITTING for claim in chosen)
    invoices = {invoice_key(row) for row in kept}
    print(
        f"{len(kept)} rows, {len(chosen)} claims ({fitting} of a fitting category), {len(invoices)} invoices, "
        f"{sum(len(claims_of_invoice[key]) > 1 for key in invoices)} of them in several claims, "
        f"{sum(len(months_of_invoice[key]) > 1 for key in invoices)} in several months",
        file=sys.stderr,
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
