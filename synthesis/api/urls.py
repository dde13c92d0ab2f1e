"""REST resources of synthesis."""

from __future__ import annotations

from django.urls import URLPattern, path

from synthesis.api import endpoints, pool, runs, tools

urlpatterns: list[URLPattern] = [
    path("tools/", tools.Tools.as_view(), name="api-tools"),
    path("tools/<str:name>/", tools.OneTool.as_view(), name="api-tool"),
    path("tools/<str:name>/call/", tools.ToolCall.as_view(), name="api-tool-call"),
    path("pool/validation/", pool.Validation.as_view(), name="api-pool-validation"),
    path("pool/chains/", pool.Chains.as_view(), name="api-pool-chains"),
    path("pool/provenance/", pool.Provenance.as_view(), name="api-pool-provenance"),
    path("endpoints/", endpoints.Endpoints.as_view(), name="api-endpoints"),
    path("endpoints/roles/", endpoints.Roles.as_view(), name="api-roles"),
    path("endpoints/<str:name>/", endpoints.OneEndpoint.as_view(), name="api-endpoint"),
    path("endpoints/<str:name>/test/", endpoints.TestEndpoint.as_view(), name="api-endpoint-test"),
    path("runs/", runs.Runs.as_view(), name="api-runs"),
    path("runs/<int:number>/", runs.OneRun.as_view(), name="api-run"),
    path("runs/<int:number>/budget/", runs.RunBudget.as_view(), name="api-run-budget"),
    *(
        path(
            f"runs/<int:number>/{verb}/",
            runs.SteerRun.as_view(verb=verb),
            name=f"api-run-{verb}",
        )
        for verb in runs.VERBS
    ),
]
