"""Pages of synthesis."""

from __future__ import annotations

from django.urls import path, register_converter

from synthesis.views import accounts, endpoints, pool_reports, run_parts, runs, subsets, tools


class RunAction:
    """One of the things that can be done to a run."""

    regex = "|".join(runs.SERVICES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(RunAction, "run_action")

urlpatterns = [
    path("theme/", accounts.theme, name="theme"),
    path("tools/", tools.tools, name="tools"),
    path("pool/validation/", pool_reports.validation, name="pool-validation"),
    path("pool/provenance/", pool_reports.provenance_of_pool, name="pool-provenance"),
    path("tools/<str:name>/", tools.tool, name="tool"),
    path("tools/<str:name>/validate/", tools.validate_tool, name="validate-tool"),
    path("tools/<str:name>/call/", tools.call_tool, name="call-tool"),
    path("subsets/", subsets.subsets, name="subsets"),
    path("subsets/new/", subsets.new_subset, name="new-subset"),
    path("subsets/<int:pk>/", subsets.subset, name="subset"),
    path("subsets/<int:pk>/delete/", subsets.remove_subset, name="delete-subset"),
    path("endpoints/", endpoints.endpoints, name="endpoints"),
    path("endpoints/new/", endpoints.new_endpoint, name="new-endpoint"),
    path("endpoints/roles/", endpoints.give_roles, name="give-roles"),
    path("endpoints/<str:name>/", endpoints.endpoint, name="endpoint"),
    path("endpoints/<str:name>/change/", endpoints.change_endpoint, name="change-endpoint"),
    path("endpoints/<str:name>/test/", endpoints.test_now, name="test-endpoint"),
    path("endpoints/<str:name>/remove/", endpoints.remove_endpoint, name="remove-endpoint"),
    path("runs/", runs.runs, name="runs"),
    path("runs/new/", runs.new_run, name="new-run"),
    path("runs/<int:pk>/", runs.run, name="run"),
    path("runs/<int:pk>/usage/", run_parts.run_usage, name="run-usage"),
    path("runs/<int:pk>/server/", run_parts.run_server, name="run-server"),
    path("runs/<int:pk>/budget/", run_parts.raise_budget, name="raise-budget"),
    path("runs/<int:pk>/strategy/", run_parts.run_other_strategy, name="run-other-strategy"),
    path("runs/<int:pk>/<run_action:action>/", runs.act_on_run, name="act-on-run"),
]
