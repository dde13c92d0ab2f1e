"""REST resources of review."""

from __future__ import annotations

from django.urls import URLPattern, path

from review.api import releases, tasks

urlpatterns: list[URLPattern] = [
    path("tasks/", tasks.Tasks.as_view(), name="api-tasks"),
    path("tasks/<str:task>/", tasks.OneTask.as_view(), name="api-task"),
    path("tasks/<str:task>/votes/", tasks.Votes.as_view(), name="api-votes"),
    path("tasks/<str:task>/edits/", tasks.Edits.as_view(), name="api-edits"),
    path("releases/", releases.Releases.as_view(), name="api-releases"),
    path("releases/<int:number>/", releases.OneRelease.as_view(), name="api-release"),
    path("releases/<int:number>/exports/<str:form>/", releases.Export.as_view(), name="api-export"),
]
