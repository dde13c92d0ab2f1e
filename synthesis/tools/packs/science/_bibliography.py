"""Reading BibTeX entries and formatting them with citeproc-py."""

from __future__ import annotations

import re
from typing import Any

from synthesis.core.errors import ToolError

LONGEST_ENTRY = 4000
TURING = (
    "@article{turing1937, author={Turing, A. M.}, title={On computable numbers, with an "
    "application to the Entscheidungsproblem}, journal={Proceedings of the London Mathematical "
    "Society}, volume={s2-42}, pages={230--265}, year={1937}}"
)


def fields(entry: str) -> dict[str, str]:
    """The fields of the one entry of a BibTeX text, accents in Unicode, with "ENTRYTYPE"."""
    import bibtexparser

    if len(entry) > LONGEST_ENTRY or entry.count("{") > 100 or "@" not in entry:
        raise ToolError("That is not one BibTeX entry such as @article{key, title={...}}.")
    found = bibtexparser.parse_string(entry).entries
    if len(found) != 1 or not found[0].fields:
        raise ToolError("That is not one BibTeX entry such as @article{key, title={...}}.")
    values = {field.key.lower(): _plain(str(field.value)) for field in found[0].fields}
    return values | {"ENTRYTYPE": found[0].entry_type.lower(), "ID": found[0].key}


def needed(entry: str, name: str) -> str:
    """One field of the entry; raises ``ToolError`` when it is not there."""
    value = fields(entry).get(name)
    if not value:
        raise ToolError(f"The BibTeX entry has no {name}.")
    return value


def authors(entry: str) -> list[str]:
    """The authors of the entry, each as the entry writes it."""
    return [name.strip() for name in re.split(r"\s+and\s+", needed(entry, "author"))]


def formatted(entry: str, style: str) -> str:
    """The entry as a reference in plain text; ``style`` is a CSL file or a bundled style."""
    import warnings

    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = CiteProcJSON([_csl(entry)])
        csl = CitationStylesStyle(style, validate=False)
        bibliography = CitationStylesBibliography(csl, source, formatter.plain)
        bibliography.register(Citation([CitationItem("entry")]))
        items = [str(item) for item in bibliography.bibliography()]
    if not items or not items[0].strip():
        raise ToolError("The style has no list of references, so it formats none.")
    return re.sub(r"\s+", " ", items[0]).strip()


def _csl(entry: str) -> dict[str, Any]:
    found = fields(entry)
    kinds = {"article": "article-journal", "book": "book", "inproceedings": "paper-conference"}
    item: dict[str, Any] = {"id": "entry", "type": kinds.get(found["ENTRYTYPE"], "book")}
    names = {
        "title": "title",
        "journal": "container-title",
        "booktitle": "container-title",
        "volume": "volume",
        "number": "issue",
        "publisher": "publisher",
        "address": "publisher-place",
    }
    item |= {csl: found[key] for key, csl in names.items() if found.get(key)}
    if "pages" in found:
        item["page"] = found["pages"].replace("--", "-").replace("–", "-")
    if found.get("year", "").isdigit():
        item["issued"] = {"date-parts": [[int(found["year"])]]}
    if "author" in found:
        item["author"] = [_name(name) for name in authors(entry)]
    return item


def _name(name: str) -> dict[str, str]:
    if "," in name:
        family, _, given = name.partition(",")
        return {"family": family.strip(), "given": given.strip()}
    given, _, family = name.rpartition(" ")
    return {"family": family, "given": given}


def _plain(value: str) -> str:
    """A field without LaTeX: accents as letters, no braces, dashes kept."""
    from pylatexenc.latex2text import LatexNodes2Text

    text = value.strip().removeprefix("{").removesuffix("}") if value[:1] == "{" else value
    if "\\" in text:
        text = LatexNodes2Text().latex_to_text(text)
    return " ".join(text.replace("{", "").replace("}", "").strip('"').split())
