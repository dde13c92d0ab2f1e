"""Pages of review, of releases, and of the person who is signed in."""

from __future__ import annotations

from django.urls import path

from review.views import home, item, profile, queue, releases

urlpatterns = [
    path("", home.home, name="home"),
    path("profile/", profile.profile, name="profile"),
    path("profile/tokens/<int:pk>/revoke/", profile.revoke_token, name="revoke-token"),
    path("review/", queue.queue, name="queue"),
    path("review/next/", item.next_item, name="next-item"),
    path("review/runs/<int:run>/<int:number>/", item.record_of, name="review-record"),
    path("review/<int:pk>/", item.item, name="item"),
    path("review/<int:pk>/vote/", item.vote, name="vote"),
    path("review/<int:pk>/skip/", item.skip, name="skip"),
    path("review/<int:pk>/undo/", item.undo, name="undo"),
    path("review/<int:pk>/edit/", item.edit, name="edit"),
    path("review/<int:pk>/heartbeat/", item.heartbeat, name="heartbeat"),
    path("review/<int:pk>/history/", item.history, name="item-history"),
    path("review/<int:pk>/steps/<int:number>/", item.step, name="item-step"),
    path("review/<int:pk>/attempts/<int:number>/", item.attempt, name="item-attempt"),
    path(
        "review/<int:pk>/attempts/<int:number>/attempt.json",
        item.attempt_whole,
        name="item-attempt-json",
    ),
    path("review/<int:pk>/record.json", item.raw, name="item-record"),
    path("releases/", releases.releases, name="releases"),
    path("releases/new/", releases.new_release, name="new-release"),
    path("releases/<int:number>/", releases.release, name="release"),
    path("releases/<int:number>/<str:format_name>/", releases.download, name="download"),
]
