"""The content as JSON at addresses that stay the same, and a JSON Schema for each file."""

import re
from pathlib import Path
from typing import Any

from pydantic import Field
from pydantic_core import to_json

from site_builder.assessment.schema import DIALECT, model_schema
from site_builder.content.fields import Model, SingleLine
from site_builder.content.models.directory import Address, Region
from site_builder.content.models.domains import Domain
from site_builder.content.models.glossary import Term
from site_builder.content.models.matrix import MatrixHead, Theme
from site_builder.content.models.settings import Terms
from site_builder.content.models.sources import SourceDocument
from site_builder.output.exports.download import ExportInputs
from site_builder.site.model import Content
from site_builder.site.urls import relative_url

_SCHEMAS = Path(__file__).parent / "schemas"
_OURS = re.compile(r"\bPCNs?\b|\bprospectus\b")
_LINK = re.compile(r"\]\(([a-z-]+:[A-Za-z0-9./-]+)(#[A-Za-z0-9._-]+)?\)")


class Published(Model):
    """What every published file says about itself."""

    schema_: SingleLine = Field(alias="$schema", description="Where the JSON Schema of this file is, as seen from the file")
    site: SingleLine = Field(description="The name of the site")
    edition: SingleLine = Field(description="The edition of the documents that the site restates")
    notice: SingleLine
    licence: SingleLine
    documents: tuple[SourceDocument, ...] = Field(
        description="The documents that 'sources' name: document and section, such as 'prospectus p8'"
    )


class MatrixFile(Published):
    """The maturity matrix: themes, stages and components, each with its id."""

    matrix: MatrixHead
    themes: tuple[Theme, ...]


class DomainsFile(Published):
    """The development support domains. The context of a domain is Markdown, with links as seen from this file."""

    domains: tuple[Domain, ...]


class ContactsFile(Published):
    """Contacts by region and system, and national addresses, each with what is known of where it comes from and how old it is."""

    regions: tuple[Region, ...]
    addresses: tuple[Address, ...]


class GlossaryFile(Published):
    """Abbreviations and terms."""

    terms: tuple[Term, ...]


class Listed(Model):
    """One file of the list: where it is, and where its schema is, as seen from the list."""

    href: SingleLine
    schema_: SingleLine = Field(alias="schema")
    title: SingleLine
    purpose: SingleLine


class IndexFile(Published):
    """The list of all files with stable addresses."""

    files: tuple[Listed, ...]


ApiFile = tuple[str, type[Published], str, str]
FILES: tuple[ApiFile, ...] = (
    ("matrix", MatrixFile, "Matrix", "The whole maturity matrix: stages, sides, questions, themes and components with their ids."),
    ("domains", DomainsFile, "Domains", "The support domains with outcomes, component groups and components."),
    ("contacts", ContactsFile, "Contacts", "Regions, systems and people, and the national addresses."),
    ("glossary", GlossaryFile, "Glossary", "Abbreviations and terms with their meanings."),
)
INDEX: ApiFile = (
    "index",
    IndexFile,
    "List of the JSON files",
    "Where each JSON file and its schema is. Start here if a program reads the data.",
)


def files_of(content: Content) -> tuple[ApiFile, ...]:
    """The files of a site: none for a kind of which it holds nothing."""
    held = {
        DomainsFile: content.domains,
        ContactsFile: (*content.regions, *content.addresses),
        GlossaryFile: content.terms,
    }
    return tuple(row for row in FILES if held.get(row[1], True))


def json_files(inputs: ExportInputs) -> dict[str, bytes]:
    """Name (such as ``matrix``) to the bytes of its file."""
    content = inputs.content
    parts: dict[str, dict[str, Any]] = {
        "matrix": {"matrix": content.matrix, "themes": content.themes},
        "domains": {"domains": tuple(_with_links(domain, inputs) for domain in content.domains)},
        "contacts": {"regions": content.regions, "addresses": content.addresses},
        "glossary": {"terms": content.terms},
        "index": {
            "files": tuple(
                Listed(href=f"{name}.json", schema=f"../schemas/{name}.json", title=title, purpose=purpose)
                for name, _, title, purpose in files_of(content)
            )
        },
    }
    return {name: _written(shape(**_head(name, inputs), **parts[name])) for name, shape, _, _ in (*files_of(content), INDEX)}


def published_schema(row: ApiFile) -> dict[str, Any]:
    """The JSON Schema of one of the files."""
    return {"$schema": DIALECT, **model_schema(row[0], _SCHEMAS), "title": row[2]}


def in_terms(schema: Any, terms: Terms) -> Any:
    """A schema whose descriptions call things as the site does: those of the models speak of the national edition."""
    if isinstance(schema, dict):
        return {name: in_terms(value, terms) for name, value in schema.items()}
    if isinstance(schema, list):
        return [in_terms(value, terms) for value in schema]
    names = {"PCNs": terms.units, "PCN": terms.unit, "prospectus": terms.document}
    return _OURS.sub(lambda word: names[word[0]], schema) if isinstance(schema, str) else schema


def pretty(value: Any) -> bytes:
    """JSON as it is published: readable, in UTF-8."""
    return to_json(value, indent=1) + b"\n"


def _head(name: str, inputs: ExportInputs) -> dict[str, Any]:
    settings = inputs.content.settings
    return {
        "$schema": f"../schemas/{name}.json",
        "site": settings.name,
        "edition": settings.edition,
        "notice": settings.notice,
        "licence": settings.licence,
        "documents": inputs.content.sources,
    }


def _with_links(domain: Domain, inputs: ExportInputs) -> Domain:
    """The domain with links in its Markdown that lead somewhere from the folder api/."""

    def linked(text: str) -> str:
        return _LINK.sub(lambda link: f"]({_address(link[1], link[2] or '', inputs)})", text)

    parts = tuple(part.model_copy(update={"context": linked(part.context)}) if part.context else part for part in domain.parts)
    return domain.model_copy(update={"context": linked(domain.context), "parts": parts})


def _address(reference: str, fragment: str, inputs: ExportInputs) -> str:
    path, _, inside = inputs.site.targets.get(reference, reference).partition("#")
    return relative_url(path + (fragment or (f"#{inside}" if inside else "")), "api/index.json")


def _written(file: Published) -> bytes:
    return pretty(file.model_dump(mode="json", by_alias=True))
