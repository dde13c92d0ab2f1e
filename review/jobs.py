"""Entry points of Celery: each is a few words over a service, and can run twice."""

from __future__ import annotations

from celery import shared_task

from review.services.intake import intake as take_in


@shared_task(name="review.jobs.intake")
def intake() -> int:
    """Take new verified candidates into review; rung by name when there may be some."""
    return take_in(everything=True)
