"""REST resources of synthesis."""

from __future__ import annotations

from django.urls import URLPattern, path

from synthesis.api import runs, tools

urlpatterns: list[URLPattern] = [
    path("tools/", tools.Tools.as_view(), name="api-tools"),
    path("tools/<str:name>/", tools.OneTool.as_view(), name="api-tool"),
    path("tools/<str:name>/call/", tools.ToolCall.as_view(), name="api-tool-call"),
    path("runs/", runs.Runs.as_view(), name="api-runs"),
    path("runs/<int:number>/", runs.OneRun.as_view(), name="api-run"),
    *(
        path(
            f"runs/<int:number>/{verb}/",
            runs.SteerRun.as_view(verb=verb),
            name=f"api-run-{verb}",
        )
        for verb in runs.VERBS
    ),
]
