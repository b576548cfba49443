"""What an author is told: one line a problem, in order, with a remedy."""

from __future__ import annotations

from site_builder.core.problems import Place, Problem, did_you_mean, has_errors, sorted_problems


def test_a_problem_reads_as_place_reason_and_remedy() -> None:
    problem = Problem(Place("data/a.yaml", 3, 7), "the field 'x' is missing", "add 'x:'")
    assert str(problem) == "data/a.yaml:3:7: the field 'x' is missing; add 'x:'"


def test_a_warning_says_that_it_is_one() -> None:
    assert str(Problem(Place("a.md"), "old", "review it", "warning")) == "a.md:1:1: warning: old; review it"


def test_what_is_about_a_folder_as_a_whole_names_no_line() -> None:
    assert str(Problem(Place("dist", 0), "it cannot be written", "choose another")) == "dist: it cannot be written; choose another"


def test_problems_stand_in_the_order_of_path_line_and_column_as_numbers() -> None:
    places = [Place("b", 1, 1), Place("a", 10, 1), Place("a", 9, 12), Place("a", 9, 2)]
    found = sorted_problems(Problem(place, "m", "r") for place in places)
    assert [str(problem.place) for problem in found] == ["a:9:2", "a:9:12", "a:10:1", "b:1:1"]


def test_the_same_problem_is_told_once() -> None:
    problem = Problem(Place("a"), "m", "r")
    assert sorted_problems([problem, Problem(Place("a"), "m", "r")]) == (problem,)


def test_warnings_alone_do_not_stop_a_build() -> None:
    warning, error = Problem(Place("a"), "m", "r", "warning"), Problem(Place("a"), "m", "r")
    assert not has_errors([warning])
    assert has_errors([warning, error])


def test_a_close_name_is_offered() -> None:
    assert did_you_mean("domian:set-up", ["domain:set-up", "page:index"], "look") == "did you mean 'domain:set-up'?"
    assert (
        did_you_mean("page:benefits", ["page:guidance/benefits", "page:guidance/index"], "look") == "did you mean 'page:guidance/benefits'?"
    )
    assert did_you_mean("page:guidance/winter", ["page:guidance/index", "page:guidance/introduction"], "look") == "look"
    assert (
        did_you_mean("component:a.b.pcn.mor", ["component:a.b.pcn.more", "component:a.c.pcn.more"], "look")
        == "did you mean 'component:a.b.pcn.more'?"
    )
    of_two_kinds = ["group:health.benefit", "page:guidance/benefits"]
    assert did_you_mean("page:guidance/benefit", of_two_kinds, "look") == "did you mean 'page:guidance/benefits'?"
    assert did_you_mean("wintr.png", ["winter.png", "summer.png"], "look") == "did you mean 'winter.png'?"


def test_a_name_that_nothing_resembles_gets_the_other_remedy() -> None:
    assert did_you_mean("xyz", ["domain:set-up"], "look in the list") == "look in the list"


def test_the_name_offered_does_not_depend_on_the_order_of_the_choices() -> None:
    assert did_you_mean("ab", {"aa", "bb"}, "-") == did_you_mean("ab", ["bb", "aa"], "-")
