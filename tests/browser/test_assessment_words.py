"""The words of the form and the words of the script are the same."""

from __future__ import annotations

import json
import subprocess

from selectolax.lexbor import LexborHTMLParser

from site_builder.build.pipeline import BuildResult
from tests.assessment.support import node
from tests.conftest import ROOT

SAY = """
import { ANSWERS, NEEDS, positions } from "./theme/scripts/assessment/logic/labels.js";
const matrix = JSON.parse(process.argv[1]).matrix;
console.log(JSON.stringify({answers: ANSWERS, needs: NEEDS, positions: positions(matrix).map(({title}) => title)}));
"""


def test_answers_needs_and_stages(real: BuildResult) -> None:
    assert real.site
    tree = LexborHTMLParser(real.files["assessment/tool.html"].decode())
    payload = tree.css_first("[data-payload]").text()  # type: ignore[union-attr]
    done = subprocess.run([node(), "--input-type=module", "-e", SAY, payload], cwd=ROOT, capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)
    words = real.site.content.assessment
    assert [{"id": answer.id, "words": answer.title} for answer in words.answers] == said["answers"]
    assert [{"id": need["id"], "words": getattr(words.fields, need["id"]).label} for need in said["needs"]] == said["needs"]
    labels = [node.text() for node in tree.css("[data-part='leadership/now'] [data-side='pcn'] label")]
    assert labels == [*said["positions"], words.undecided]
