"""Exported files on disk: checked one by one, with findings in plain words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from site_builder.assessment.format import Assessment
from site_builder.assessment.json_parser import MAX_EXPORT_BYTES, TOO_LARGE, not_text
from site_builder.assessment.matrix import Matrix
from site_builder.assessment.schema import ids_of
from site_builder.assessment.validation import Finding, parse_export
from site_builder.core.files.given_files import read_at_most, reason


@dataclass(frozen=True, slots=True)
class FileFindings:
    """A file, what was found in it, and what it holds; ``assessment`` is None when the file cannot be used."""

    path: Path
    findings: tuple[Finding, ...]
    assessment: Assessment | None


def validate_files(paths: Iterable[Path], matrix: Matrix) -> tuple[FileFindings, ...]:
    """Every file checked against a matrix, in the given order. Raises nothing for a file that cannot be read: that is a finding."""
    return tuple(_validated(path, matrix) for path in paths)


def export_text(assessment: Assessment) -> str:
    """The text of an exported file, as the browser writes it."""
    content = assessment.model_dump(mode="json", exclude_unset=True)
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def read_limited(path: Path) -> bytes:
    """The bytes of an exported file, and at most one more than it may have; raises OSError for what never ends, such as a pipe."""
    return read_at_most(path, MAX_EXPORT_BYTES + 1)


def _validated(path: Path, matrix: Matrix) -> FileFindings:
    try:
        content = read_limited(path)
        if len(content) > MAX_EXPORT_BYTES:
            return FileFindings(path, (Finding("", TOO_LARGE),), None)
        text = content.decode("utf-8")
    except OSError as error:
        return FileFindings(path, (Finding("", f"The file cannot be read: {reason(error)}."),), None)
    except UnicodeDecodeError:
        fault = not_text(content)
        return FileFindings(path, (Finding(fault.where, fault.message),), None)
    assessment, findings = parse_export(text, ids_of(matrix), matrix)
    return FileFindings(path, findings, assessment)
